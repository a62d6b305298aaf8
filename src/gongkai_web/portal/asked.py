"""What someone asked for in the query of a page, read with care: a wrong value is said, never taken for another."""

import re
import unicodedata
from datetime import date

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
LONGEST = 100
_READ = 2 * LONGEST
"""So many characters are looked at: blanks among them count for nothing."""


def words(query: QueryDict, name: str) -> str:
    """What was typed: full-width letters and digits as ordinary ones, no control characters, at most 100 characters."""
    return _typed(query.get(name, ""))[:LONGEST]


def is_cut(query: QueryDict, name: str) -> bool:
    """Whether more was typed than `words` takes, which the page must say."""
    typed = query.get(name, "").strip()
    return len(typed) > _READ or len(_typed(typed)) > LONGEST


def _typed(typed: str) -> str:
    typed = unicodedata.normalize("NFKC", typed[:_READ])
    return " ".join("".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in typed).split())


def page_number(query: QueryDict) -> int:
    """Which page of a list; the first where none is named.

    Raises: Http404 when it is no number of a page.
    """
    typed = words(query, "page") or "1"
    if not _PAGE.fullmatch(typed):
        raise Http404(_("There is no such page of this list."))
    return int(typed)


def year(query: QueryDict, name: str = "year") -> int | None:
    """A year, None where none is named.

    Raises: Http404 when it is none.
    """
    typed = words(query, name)
    if typed and not _YEAR.fullmatch(typed):
        raise Http404(_("A year has four digits, such as 2026."))
    return int(typed) if typed else None


def day(query: QueryDict, name: str) -> date | None:
    """A day, None where none is named.

    Raises: Http404 when it is none.
    """
    typed = words(query, name)
    try:
        return date.fromisoformat(typed if _DAY.fullmatch(typed) else "none") if typed else None
    except ValueError as error:
        raise Http404(_("A day is written like 2026-03-02.")) from error


def version(query: QueryDict, name: str = "version") -> int | None:
    """Which version of a guide or a catalogue; None where none is named: the one in use.

    Raises: Http404 when it is no number of a version.
    """
    typed = words(query, name)
    if typed and not _PAGE.fullmatch(typed):
        raise Http404(_("There is no such version."))
    return int(typed) if typed else None
