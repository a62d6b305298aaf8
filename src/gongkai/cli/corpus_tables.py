"""What `corpus stats` prints, for people."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.checks.finding import Severity, Verdict
from gongkai.cli.names import outcome, row
from gongkai.cli.options import Common
from gongkai.report.forms import forms

if TYPE_CHECKING:
    import duckdb

_TITLES = {
    "sources": ("文件", "Files"),
    "coverage": ("报告（按年度和格式）", "Reports by year and form"),
    "rules": ("校验结果（按规则）", "Findings by rule"),
    "issues": ("读取疑点", "Doubts of the reader"),
    "rows": (
        "各项总计的分布（中位数、九分位数按最近秩法，取实际出现的数）：",
        "How totals spread (median and ninth decile by nearest rank):",
    ),
}
_HEADERS = {
    "sources": ("文件|未能读取|无报告|报告", "files|refused|without a report|reports"),
    "coverage": (
        "年度|格式|报告|机关|未载明机关|不完整|文件内重复|其他文件中的副本|同机关数据不同",
        "year|form|reports|organs|no organ|truncated|duplicates in a file|copies in other files|same organ, other figures",
    ),
    "rules": ("年度|格式|规则|结果|处数|涉及报告|全部报告|占比", "year|form|rule|result|findings|reports with one|all reports|share"),
    "issues": ("疑点|处数|文件", "doubt|issues|files"),
    "rows": (
        "项目|报告|已印|空白|推定|存疑|零|合计|最小|中位数|九分位数|最大",
        "row|reports|printed|blank|inferred|ambiguous|zero|sum|smallest|median|ninth decile|largest",
    ),
}

Table = tuple[tuple[str, ...], list[Sequence[object]]]


def tables(asked: Iterable[tuple[str, "duckdb.DuckDBPyRelation"]], common: Common) -> Iterator[tuple[str, Table]]:
    """Title, header and rows of each answer of `corpus.stats`; answers without rows are left out."""
    for name, answer in asked:
        lines, title, header = answer.fetchall(), common.words(*_TITLES[name])[0], common.words(*_HEADERS[name])
        if name == "rows":
            for (form, year), group in groupby(sorted(lines, key=_as_printed), key=lambda line: line[:2]):
                yield f"{title} {year or ''} {form}", (header, [_shown(name, line, common) for line in group])
        elif lines:
            yield title, (header, [_shown(name, line, common) for line in lines])


def _as_printed(line: Sequence[object]) -> tuple[str, int, int]:
    """Form, year and the row's place in the form."""
    form, year, key, *_ = line
    kinds = list(forms()[str(form)].kinds) if form in forms() else []
    return str(form), int(str(year or 0)), kinds.index(f"{key}.total") if f"{key}.total" in kinds else 0


def _shown(name: str, line: Sequence[object], common: Common) -> Sequence[object]:
    values = [number(value) if isinstance(value, Decimal) else value for value in line]
    match name:
        case "rules":
            year, form, code, severity, status, findings, affected, reports, share = values
            result = outcome(Severity(str(severity)), Verdict(str(status)), common.language)
            return (year, form, code, result, findings, affected, reports, f"{float(str(share)):.1%}")
        case "rows":
            form, _, key, *figures = values
            return (row(str(form), str(key), common.language), *figures)
        case _:
            return values


def number(value: Decimal) -> int | Decimal:
    """The number without the zeros that only its column's width adds."""
    text = format(value, "f")
    digits, point, fraction = text.partition(".")
    return Decimal(f"{digits}{point}{fraction.rstrip('0')}") if fraction.strip("0") else int(digits)
