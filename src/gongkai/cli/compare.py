"""`gongkai compare`."""

from pathlib import Path
from typing import BinaryIO

import click

from gongkai.cli.inputs import inputs
from gongkai.cli.load import loaded, reports_in
from gongkai.cli.names import by_table, cell, column, form_with
from gongkai.cli.options import Common, common_options, reports_argument
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.plain import plain
from gongkai.cli.refused import tell_refused
from gongkai.cli.tables import write_table
from gongkai.report.codec import dumps
from gongkai.report.compare import OrganComparison, YearComparison, compare_organs, compare_years
from gongkai.report.model import AnnualReport
from gongkai.report.organs import normalised_name


@click.command(short_help="Compare years, or organs.")
@reports_argument
@common_options
def compare(paths: tuple[Path, ...], *, common: Common) -> None:
    """Compare one organ's reports over the years, or several organs' reports of one year.

    FILE is a published report or what read --json wrote. Reports on different forms are compared in the cells of the earlier form.

    \b
    Example:
      gongkai compare 2022.html 2023.html 2024.html
    """
    sources = loaded(inputs(paths), silent=common.silent)
    result = _compared([one.report for one in reports_in(sources)])
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(dumps(plain(result)) + "\n"))
        elif isinstance(result, YearComparison):
            _write_years(file, result, common)
        else:
            _write_organs(file, result, common)
    tell_refused(sources, common.language, silent=common.silent)


def _compared(reports: list[AnnualReport]) -> YearComparison | OrganComparison:
    if len({report.year for report in reports}) == 1:
        return compare_organs(reports)
    organs = sorted({normalised_name(report.organ or "") for report in reports})
    if len(organs) > 1:
        named = ", ".join(organs[:5]) + (" …" if len(organs) > 5 else "")
        raise click.UsageError(
            f"the reports are of several years and of {len(organs)} organs ({named}): give one organ's reports, or one year's",
            click.get_current_context(),
        )
    return compare_years(reports)


def _write_years(file: BinaryIO, result: YearComparison, common: Common) -> None:
    header = common.words("项目|列|年度|上年|本年|增减|%", "row|column|year|before|after|change|%")
    terminal = is_terminal(common.output)
    for table, keys in by_table((one.key for one in result.changes), common.language).items():
        rows = [
            (*cell(form_with(key), key, common.language), one.next_year, one.before, one.after, one.change, one.percent)
            for key in keys
            for one in result.changes
            if one.key == key
        ]
        write_table(file, header, rows, title=f"{result.organ or ''} {table}".strip(), terminal=terminal)
        file.write(b"\n")
    if result.breaks:
        header = common.words("列|年度|结转下年度继续办理|上年结转", "column|year|carried out|carried in next year")
        (title,) = common.words("结转数前后不一致", "What was carried out was not carried in")
        gaps = [(column(one.column, common.language), one.year, one.carried_out, one.carried_in) for one in result.breaks]
        write_table(file, header, gaps, title=title, terminal=terminal)


def _write_organs(file: BinaryIO, result: OrganComparison, common: Common) -> None:
    *labels, unnamed = common.words("项目|列|未载明", "row|column|unnamed")
    header = (*labels, *(organ or unnamed for organ in result.organs))
    values = {one.key: one.values for one in result.rows}
    for table, keys in by_table(values, common.language).items():
        rows = [(*cell(form_with(key), key, common.language), *values[key]) for key in keys]
        write_table(file, header, rows, title=f"{result.year} {table}", terminal=is_terminal(common.output))
        file.write(b"\n")
