"""What those who bring an item on its way should look at: its special period (domain D.9), how a rule came about (D.5)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai.law.basis import Basis
from gongkai.law.message import Message
from gongkai.law.periods import Unit
from gongkai.law.publication import special_period
from gongkai.law.rulemaking import consultation, earliest_effect
from gongkai_web.publishing.clocks import special_periods
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Draft, Item
from gongkai_web.publishing.policies import BINDING, SHORTER_PERIODS


def cited(law: Basis) -> str:
    """An article as a reader of the page's language quotes it."""
    return in_language(law)


def in_language(said: Basis | Message) -> str:
    """What the library says in two languages, in the page's."""
    return said.en if (get_language() or "").startswith("en") else said.zh


def hints(item: Item, today: date) -> list[str]:
    """What those who bring an item on its way should look at: a shorter period that may hold, and the steps of a document that binds.

    None of it keeps the item from going out: the period may not be that of this very item, steps may have been taken, and not be on record.
    """
    kind, text = Kind(item.kind), item.draft
    periods = list(_shorter_periods(text, today)) if item.attribute in {"", Attribute.PROACTIVE} else []
    if kind not in BINDING:
        return periods
    missing = "、".join(_missing(kind, text))
    found = [_("Not on record: %(steps)s.") % {"steps": missing}] if missing else []
    return [*periods, *found, *_without_a_day(kind, text, today), *_short_consultation(kind, text)]


def _shorter_periods(text: Draft, today: date) -> Iterator[str]:
    """The special periods that may hold for a text of its category, where none is chosen."""
    for code in SHORTER_PERIODS.get(text.statutory_code, ()) if not text.special_period else ():
        kind = special_periods()[code]
        try:
            period = special_period(code, text.made_on or today)
        except ContractError:
            continue
        length = _("%(count)d working days") if period.unit is Unit.WORKING_DAYS else _("%(count)d days")
        yield _(
            "A shorter time than the general one holds for %(what)s: %(length)s from %(formed)s (%(law)s). If it is that, "
            "choose the special period."
        ) % {
            "what": in_language(kind.label),
            "length": length % {"count": period.count},
            "formed": in_language(kind.formed),
            "law": cited(period.basis),
        }


def _missing(kind: Kind, text: Draft) -> Iterator[str]:
    """The steps without a day; whether there was to be a fair-competition review only the organ knows."""
    if kind is Kind.RULES and not (text.consulted_from and text.consulted_until) and not text.consultation_note:
        yield _("public consultation")
    if text.legality_reviewed_on is None:
        yield _("legality examination")
    if text.decided_on is None:
        yield _("collective decision")
    if kind is Kind.NORMATIVE_DOCUMENT and not text.registration_no:
        yield _("registration number")


def _without_a_day(kind: Kind, text: Draft, today: date) -> Iterator[str]:
    earliest = earliest_effect(today)
    if kind is Kind.RULES and text.effective_on is None and earliest is not None:
        yield _("It does not say when it takes effect. Published today, it takes effect on %(day)s at the earliest: %(law)s.") % {
            "day": earliest.on,
            "law": cited(earliest.basis),
        }


def _short_consultation(kind: Kind, text: Draft) -> Iterator[str]:
    first, last = text.consulted_from, text.consulted_until
    rule = consultation(kind.value, first) if first else None
    if rule is None or first is None or last is None or text.consultation_note or rule.enough(first, last):
        return
    said = {"days": (last - first).days, "least": rule.days, "law": cited(rule.basis)}
    if kind is Kind.RULES:
        yield _("The public was consulted for %(days)d days; as a rule it is at least %(least)d: %(law)s. Say why.") % said
    else:
        yield (
            _(
                "The public was consulted for %(days)d days; where a document touches the business of market entities, it is as a rule at "
                "least %(least)d: %(law)s. Say why."
            )
            % said
        )
