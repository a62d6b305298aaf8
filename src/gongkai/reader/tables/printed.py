"""Figures as the source prints them, before they are settled: what grids and running text both hand to the solver."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gongkai.reader.result import Issue, IssueCode
from gongkai.report.place import Place


class Print(Protocol):
    """The print of one cell: its text and its place. A GridCell is one."""

    @property
    def text(self) -> str:
        """The source's own text."""

    @property
    def at(self) -> Place:
        """Where it stands."""


class Piece(NamedTuple):
    """A piece of running text that is, or may be, the print of one cell."""

    text: str
    at: Place


Reading = tuple[Print | None, ...]
"""One way to read a row: a print for each column, None where the source shows nothing for it."""


@dataclass(frozen=True, slots=True)
class RowPrint:
    """A row found in the source.

    `readings`: all ways in which it can be read without lost cells, None when they are too many to list; `sure` when the print itself
    leaves only one (the cells stand apart, each in its place); else `gapped` lists the ways when cells may be lost too. `printed`: the
    whole row's figures as printed. `unit`: the unit of money in the header.
    """

    row: str
    columns: tuple[str, ...]
    readings: tuple[Reading, ...] | None
    sure: bool
    printed: Print | None = None
    unit: str | None = None
    gapped: Callable[[], tuple[Reading, ...] | None] | None = None


TWO_REPORTS = 3
"""So many rows that stand twice with other figures show the tables of two reports, not a slip."""


def first_print(row: RowPrint) -> Print | None:
    """The first figure that a row shows, to say where it stands."""
    return next((print_ for reading in row.readings or () for print_ in reading if print_ is not None), row.printed)


def two_reports(table: str) -> Issue:
    """The issue of a table whose rows stand twice with other figures."""
    zh = f"{table} 表的多行印了两次，数字不同，像是两份报告混在一起，各行均不取值"
    en = f"many rows of table {table} are printed twice with other figures, as if two reports were mixed; none of them was taken"
    return Issue(IssueCode.REPEATED_TABLE, zh, en)


def two_bodies(table: str) -> Issue:
    """The issue of a table in a text that holds two reports."""
    zh = f"各部分的标题出现两次，像是两份报告混在一起，{table} 表各格均不取值"
    en = f"the headings of several sections stand twice, as if two reports were mixed; no cell of table {table} was taken"
    return Issue(IssueCode.REPEATED_TABLE, zh, en)


def odd_label(printed: str, row: str, at: Place) -> Issue:
    """The issue of a label that is not printed as known but can only mean one row."""
    words = " ".join(printed.split())[:60]
    return Issue(IssueCode.ODD_LABEL, f"“{words}”按 {row} 一行读", f"“{words}” was read as the row {row}", at)


@dataclass(frozen=True, slots=True)
class TablePrint:
    """One statutory table found in the source.

    `issues` are the doubts about its labels. `start`: where a table in running text begins in the folded text, so that the prose before
    it can be told from it; None for a grid. `torn`: somewhere in the report a label shows no
    figures or fewer digits than cells, so that cells were lost on the way to this text.
    """

    table: str
    rows: tuple[RowPrint, ...]
    issues: tuple[Issue, ...] = ()
    start: int | None = None
    torn: bool = False
