"""What is told about the rows of a package, in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai_web.transfer.models import PackageRow
from gongkai_web.transfer.reading.columns import COLUMNS
from gongkai_web.transfer.reading.words import FAULTS, REMARKS

_IN_WORDS = frozenset({"refused", "file_refused"})
"""Of these the value is no cell, but the words of the refusal."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing about one row. `column`: as the table calls it, or as an export would."""

    number: int
    title: str
    is_fault: bool
    column: str
    value: str
    why: str
    remedy: str

    @property
    def weight(self) -> str:
        """Whether it keeps the row out."""
        return _("fault") if self.is_fault else _("remark")


def told(rows: Iterable[PackageRow], headings: Mapping[str, str]) -> Iterator[Told]:
    """Faults, then remarks, of each row. `headings`: field → the heading of the table."""
    for row in rows:
        for found, words, is_fault in ((row.faults, FAULTS, True), (row.remarks, REMARKS, False)):
            for field, code, value in found:
                why, remedy = words[code]
                column = headings.get(field) or COLUMNS[field][0]
                if code in _IN_WORDS:
                    yield Told(row.number, row.title, is_fault, column, "", f"{why}：{value}", str(remedy))
                else:
                    yield Told(row.number, row.title, is_fault, column, value, str(why), str(remedy))


def headings_of(columns: Sequence[Sequence[object]]) -> dict[str, str]:
    """Field → heading, of the columns that a package keeps."""
    return {str(field): str(text) for text, field, _twice in reversed(columns) if field}


def header() -> tuple[str, ...]:
    """The headings of the list of faults and remarks."""
    return _("row"), _("title"), _("weight"), _("column"), _("what stands there"), _("why"), _("what to do")


def cells(one: Told) -> tuple[object, ...]:
    """The same order for one of them."""
    return one.number, one.title, one.weight, one.column, one.value, one.why, one.remedy
