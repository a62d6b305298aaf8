"""What the reader returns: reports and, for all it could not decide or found odd, issues."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.model import AnnualReport
from gongkai.report.place import Place


class IssueCode(StrEnum):
    """The closed list of what the reader can say; docs/reference/issues.md explains each."""

    AMBIGUOUS_CELLS = "ambiguous_cells"
    """Several readings remain; the message lists them."""
    INFERRED_CELLS = "inferred_cells"
    """Digits ran together or cells were lost; the tie-out rules left one reading."""
    MISSING_TABLE = "missing_table"
    """A statutory table is not in the source."""
    MISSING_ROW = "missing_row"
    """A row of a table that is there is not in the source, or has no figures."""
    MISSING_COLUMN = "missing_column"
    """A column's label is not in the source."""
    MISSING_SECTION = "missing_section"
    """A statutory section has no heading in the source."""
    UNKNOWN_ROW = "unknown_row"
    """A row that the form does not have; its figures are not read."""
    ODD_LABEL = "odd_label"
    """A label that is not printed as known, but can only mean this one."""
    ODD_ORDER = "odd_order"
    """Rows or columns stand in another order than the form's."""
    UNREADABLE_VALUE = "unreadable_value"
    """A cell holds something that is not a figure, a blank or a dash, or an amount in a unit that is not known."""
    UNIT_NOT_PRINTED = "unit_not_printed"
    """An amount without a unit was taken as 万元."""
    NOTE_IN_CELL = "note_in_cell"
    """A figure carries a note; the figure before the note was taken."""
    MISALIGNED_ROW = "misaligned_row"
    """A row has more or fewer cells than its header."""
    MERGED_ROWS = "merged_rows"
    """其他处理 stands as one row in a form that has three."""
    REPEATED_TABLE = "repeated_table"
    """A row stands twice with other figures; which is meant cannot be known."""
    FORM_NOT_OF_YEAR = "form_not_of_year"
    """The report uses a form that is not valid for its year."""
    FORM_UNCERTAIN = "form_uncertain"
    """The tables that were read fit several forms; that of the year was taken."""
    YEAR_NOT_FOUND = "year_not_found"
    """The source names no report year."""
    ORGAN_NOT_FOUND = "organ_not_found"
    """The source names no reporting organ."""
    TRUNCATED = "truncated"
    """The source breaks off."""
    DUPLICATE = "duplicate"
    """The same report stands earlier in the same source."""
    EMPTY_REPORT = "empty_report"
    """A heading or page frame of a report without body."""
    NO_REPORT = "no_report"
    """Nothing in the source looks like an annual report."""
    ENCODING_REPAIRED = "encoding_repaired"
    """The text had been decoded with a wrong encoding and was decoded again."""
    CHARACTERS_LOST = "characters_lost"
    """Some bytes could not be decoded and stand as U+FFFD."""
    SIDE_BY_SIDE = "side_by_side"
    """Two reports stand next to each other on a page; which text belongs to which follows from the columns."""
    HIDDEN_CONTENT = "hidden_content"
    """The source holds sheets, rows or columns that a reader of the file does not see; they were not read."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubt or oddity: where it stands and, in Chinese and English, what it means for the data."""

    code: IssueCode
    zh: str
    en: str
    at: Place | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report found in a source. `span`: where it stands in the document's linear text."""

    index: int
    report: AnnualReport
    issues: tuple[Issue, ...]
    truncated: bool
    duplicate_of: int | None
    span: tuple[int, int]
