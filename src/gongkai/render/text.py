"""Text of a report as it may stand in a file: exact numbers, characters that every format can hold, no spreadsheet formulas."""

import re
from decimal import Decimal

from gongkai.report.forms import Form
from gongkai.report.model import AnnualReport, Passage, Scope

GRID_MARK = "\ufffc"
"""Stands in a passage where the source had a table (Unicode: object replacement character)."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_TITLE_LINE = 20
"""Characters of 二号 type on the 156 mm of a line."""
_SPACE = re.compile(r"\s+")


def number_text(value: int | Decimal) -> str:
    """The number with exactly its own digits, without exponent or grouping."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def printable(text: str) -> str:
    """The text with what XML and UTF-8 cannot hold (control characters, lone surrogates) shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def neutralised(text: str) -> str:
    """The text as a spreadsheet takes it for text: what would start a formula gets an apostrophe in front.

    A plain number stays, its sign starts no formula. Who reads it back drops one apostrophe before `= + - @ ＝ ＋ － ＠`, tab or line end.
    """
    return "'" + text if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def title(report: AnnualReport) -> str:
    """The official title, of those parts that the report has."""
    year = "" if report.year is None else f"{report.year}年"
    return printable(f"{report.organ or ''}{year}政府信息公开工作年度报告")


def title_lines(report: AnnualReport) -> tuple[str, ...]:
    """The title as it is broken where it does not fit on one line: whose and which year, then what."""
    whole = title(report)
    head, name, _ = whole.partition("政府信息公开工作年度报告")
    return (whole,) if len(whole) <= _TITLE_LINE or not head else (head, name)


def scope_line(report: AnnualReport) -> str | None:
    """Whose figures these are, as a line under the title; None when the report does not say."""
    match report.scope:
        case Scope.OWN:
            return "（本级数据）"
        case Scope.AGGREGATE:
            return "（汇总数据）"
        case None:
            return None


def paragraphs(passage: Passage, heads: frozenset[str]) -> tuple[str, ...]:
    """The passage's paragraphs; lines that repeat a heading printed anyway (`heads`, without spaces) at its start are left out."""
    lines = [line.strip() for line in printable(passage.text.replace(GRID_MARK, "\n")).splitlines()]
    kept = [line for line in lines if line]
    while kept and _SPACE.sub("", kept[0]) in heads:
        del kept[0]
    return tuple(kept)


def preface(report: AnnualReport) -> tuple[str, ...]:
    """Paragraphs that stand before section one, and all of a report without sections."""
    heads = frozenset({_SPACE.sub("", title(report))})
    return tuple(line for passage in report.prose if not passage.section for line in paragraphs(passage, heads))


def section_paragraphs(report: AnnualReport, form: Form, number: int) -> tuple[str, ...]:
    """Paragraphs of that section, without its heading."""
    heads = frozenset(
        _SPACE.sub("", label) for section in form.sections if section.number == number for label in (section.label, *section.spellings)
    )
    return tuple(line for passage in report.prose if passage.section == number for line in paragraphs(passage, heads))
