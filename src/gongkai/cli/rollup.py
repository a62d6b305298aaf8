"""`gongkai rollup`."""

from pathlib import Path
from typing import BinaryIO

import click

from gongkai.cli.inputs import inputs
from gongkai.cli.load import Loaded, loaded, reports_in
from gongkai.cli.names import by_table, cell, reason
from gongkai.cli.options import PATHS, Common, common_options, reports_argument
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.plain import plain
from gongkai.cli.refused import tell_refused
from gongkai.cli.tables import write_table
from gongkai.report.codec import dumps
from gongkai.report.organs import OrganTree, parse_organs
from gongkai.report.rollup import Coverage, RollUp
from gongkai.report.rollup import rollup as rolled_up
from gongkai.report.selection import Submission


@click.command(short_help="Add up the reports of many organs.")
@reports_argument
@click.option("--tree", required=True, type=PATHS, metavar="CSV", help="The organs: a table with the header code,name,parent,level,kind.")
@click.option("--root", metavar="CODE", help="Add up this organ and all below it; the only organ without a parent unless given.")
@click.option("--year", type=int, metavar="YEAR", help="Add up the reports of this year; the only year among the reports unless given.")
@common_options
def rollup(
    paths: tuple[Path, ...],
    *,
    tree: Path,
    root: str | None,
    year: int | None,
    common: Common,
) -> None:
    """Add up the reports of an organ and of all below it: the sum, who is in it and who is missing, and where the organ's own
    published aggregate report says otherwise.

    FILE is a published report or what read --json wrote.

    The table of organs is CSV, in UTF-8 or GB 18030. name is the organ's name as its reports print it, parent the code of the organ
    above it, empty at the top. level (central, province, city, county, township) and kind (government, general_office, department)
    may be empty: nothing is computed from them.

    \b
      code,name,parent,level,kind
      130000,河北省,,province,government
      130100,石家庄市,130000,city,government

    \b
    Example:
      gongkai rollup reports.ndjson --tree organs.csv --root 130000 --year 2023 --json
    """
    organs = parse_organs(_text(tree), source=tree.name)
    sources = loaded(inputs(paths), silent=common.silent)
    reports = reports_in(sources)
    submissions = (Submission(one.report, one.source, errors=one.errors) for one in reports)
    result = rolled_up(submissions, organs, root or _top(organs), year or _year(reports))
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(dumps(plain(result)) + "\n"))
        else:
            _write(file, result, organs, common)
    tell_refused(sources, common.language, silent=common.silent)


def _text(path: Path) -> str:
    """The table's text: UTF-8, or GB 18030 as Excel writes it in China."""
    with click.open_file(str(path), "rb") as file:
        content: bytes = file.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _top(organs: OrganTree) -> str:
    tops = [organ.code for organ in organs.organs.values() if organ.parent is None]
    if len(tops) != 1:
        raise click.UsageError(f"the tree has {len(tops)} organs without a parent: choose with --root", click.get_current_context())
    return tops[0]


def _year(reports: tuple[Loaded, ...]) -> int:
    years = sorted({one.report.year for one in reports if one.report.year is not None})
    if not years:
        raise click.UsageError("no report says of which year it is: choose with --year", click.get_current_context())
    if len(years) > 1:
        named = ", ".join(map(str, years))
        raise click.UsageError(f"the reports are of {named}: choose one with --year", click.get_current_context())
    return years[0]


def _write(file: BinaryIO, result: RollUp, organs: OrganTree, common: Common) -> None:
    terminal, form, language = is_terminal(common.output), result.report.form, common.language
    title = f"{result.report.organ} {result.report.year} {form}"
    write_table(file, ("", ""), _coverage(result.coverage, organs, common), title=title, terminal=terminal)
    header = common.words("项目|列|汇总|已印|空白|存疑|原文无", "row|column|sum|printed|blank|ambiguous|absent")
    cells, counted = result.report.cells, result.coverage.cells
    for table, keys in by_table(cells, language, form).items():
        rows = ((*cell(form, key, language), cells[key].value, *counted[key]) for key in keys)
        file.write(b"\n")
        write_table(file, header, rows, title=table, terminal=terminal)
    if result.differences:
        header = common.words("项目|列|公布|汇总|差", "row|column|published|computed|difference")
        (title,) = common.words("与已公布的汇总报告不一致", "The published aggregate report differs")
        gaps = ((*cell(form, one.key, language), one.published, one.computed, one.difference) for one in result.differences)
        file.write(b"\n")
        write_table(file, header, gaps, title=title, terminal=terminal)


def _coverage(coverage: Coverage, organs: OrganTree, common: Common) -> list[tuple[str, str]]:
    def names(codes: tuple[str, ...]) -> str:
        return ("、" if common.chinese else ", ").join(organs.organs[code].name for code in codes) or "—"

    words = common.words(
        "机关|已计入|由上级汇总报告包含|未报|无本级报告|未计入的报告",
        "organs|added up|in an aggregate report above|missing|without a report of its own|reports not added up",
    )
    aside = "\n".join(f"{one.source}: {reason(one.reason, common.language)}" for one in coverage.not_summed) or "—"
    listed = map(names, (coverage.covered, coverage.missing, coverage.without_own))
    return list(zip(words, (str(coverage.organs), str(len(coverage.used)), *listed, aside), strict=True))
