"""Texts that go out without being an item's: what an organ says of itself, what it compiles, why it takes something back."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.scan.finding import Finding, finding

_OF_AN_OFFICE = frozenset({Kind.MOBILE_NUMBER, Kind.HOME_ADDRESS})
"""What is meant to be public where an office says how it is reached (OGI-R 12, 20(2)): a number on duty may be a mobile one, and an office
may be in a block of flats.
"""
_MOST_TOLD = 5


class Words(NamedTuple):
    """A text. `name`: what it is called; `contact`: whether it says how an office is reached."""

    name: str
    text: str
    contact: bool = False


def scan_words(words: Iterable[Words]) -> tuple[Finding, ...]:
    """The personal data in texts; empty when there is none."""
    return tuple(
        finding("", Found(kind, Part.FIELD, one.name, matched))
        for one in words
        for kind, matched in personal_data(one.text)
        if not (one.contact and kind in _OF_AN_OFFICE)
    )


def refuse_personal_data(what: str, words: Iterable[Words]) -> None:
    """Raises: Refused when there is personal data in texts that would be public. `what`: what is not done, in the reader's language."""
    refuse_found(what, scan_words(words), _("Take it out, and try again."))


def refuse_found(what: str, found: Sequence[Finding], remedy: str) -> None:
    """Raises: Refused, naming what was found, when that is anything."""
    if not found:
        return
    told = [_("%(place)s: %(kind)s %(excerpt)s") % {"place": one.where, "kind": one.label, "excerpt": one.excerpt} for one in found]
    more = [_("%(count)d more") % {"count": len(told) - _MOST_TOLD}] if len(told) > _MOST_TOLD else []
    raise Refused(what, _("The scan finds personal data: %(found)s.") % {"found": _("; ").join([*told[:_MOST_TOLD], *more])}, remedy)
