"""Rules and normative documents of a year: the figures of the first lines of table two of the annual report."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.validity import ENDED, validity_on
from gongkai_web.publishing.life.vocabulary import Validity

FORM = "cn-ogi-2021"
"""The form whose cells these are."""
ROWS: Mapping[Kind, str] = {Kind.RULES: "rules", Kind.NORMATIVE_DOCUMENT: "normative_documents"}
"""Kind of item → row of the form."""
COLUMNS = ("issued", "repealed", "in_force")


class Document(NamedTuple):
    """A document of the library. `changes`: what was recorded of its validity, each with its day, in the order of recording."""

    item: int
    organ: int
    kind: Kind
    made_on: date
    expires_on: date | None = None
    changes: tuple[tuple[date, Validity], ...] = ()


def cell(kind: Kind, column: str) -> str:
    """The key of a cell: `disclosure.rules.issued`."""
    return f"disclosure.{ROWS[kind]}.{column}"


CELLS = tuple(cell(kind, column) for kind in ROWS for column in COLUMNS)


def standing(documents: Iterable[Document], year: int, today: date) -> Mapping[str, tuple[Document, ...]]:
    """The documents behind each cell, in the order given: at the end of the year, or today while it is not over.

    `issued`: made in the year. `repealed`: left force in the year, whether repealed, declared void or expired; one that is valid until
    2026-12-31 leaves force in 2027. `in_force`: made by then, and not ended; amended ones and those that take effect later among them. So
    what is in force at the end of a year is what was before, with what was issued and without what was repealed (TO-08), unless a document
    was put in force again.
    Law: form of 国办公开办函〔2021〕30号, table two; the rows count what the organ published in its library.
    """
    end, before = min(date(year, 12, 31), today), date(year - 1, 12, 31)
    found: dict[str, list[Document]] = {key: [] for key in CELLS}
    for one in documents:
        made, bound = one.made_on.year == year and one.made_on <= end, _binds(one, end)
        if made:
            found[cell(one.kind, "issued")].append(one)
        if bound:
            found[cell(one.kind, "in_force")].append(one)
        elif made or _binds(one, before):
            found[cell(one.kind, "repealed")].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _binds(document: Document, day: date) -> bool:
    """Whether it was made by that day and had not ended."""
    if document.made_on > day:
        return False
    recorded = [validity for on, validity in document.changes if on <= day]
    return validity_on(day, recorded[-1] if recorded else None, binding=True, expires_on=document.expires_on) not in ENDED
