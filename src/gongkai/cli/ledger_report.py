"""`gongkai ledger report`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import MAXYEAR, datetime
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

import click

from gongkai.audit.codec import audited_to_json
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.registry import run
from gongkai.cli.events import told
from gongkai.cli.ledger_against import Filed, against_json, filed, findings, write_against
from gongkai.cli.ledger_behind import behind_json, case_json, doubts_json
from gongkai.cli.ledger_file import as_of_option, ledger_lines
from gongkai.cli.ledger_words import warning_line
from gongkai.cli.options import PATHS, Common, common_options
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.plain import plain
from gongkai.cli.settings import settings_option
from gongkai.cli.tables import write_table
from gongkai.cli.words import error_line
from gongkai.errors import ContractError
from gongkai.law.settings import Settings
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.located import Located
from gongkai.reader.result import ReadReport
from gongkai.report.codec import dumps
from gongkai.report.compute.compute import Computed, annual_report
from gongkai.report.compute.counters import counters_from_csv, counters_from_json
from gongkai.report.compute.disclosure import Counter
from gongkai.report.forms import Block, Form, Table, form, form_for_year, forms

_JSON = (".json", ".jsonl", ".ndjson")


class _Asked(TypedDict):
    """Which report is wanted."""

    form: str
    year: int
    organ: str | None
    as_of: datetime | None
    settings: Settings


@click.command(short_help="Compute the annual report of a year from a ledger.")
@click.argument("path", metavar="FILE", type=PATHS)
@click.option("--year", type=click.IntRange(max=MAXYEAR), required=True, metavar="YEAR", help="The year that the report is about.")
@click.option("--form", "form_id", metavar="FORM", help="The statutory form, which must be that of the year; it unless given.")
@click.option("--organ", metavar="NAME", help="Count the cases of this organ only.")
@as_of_option
@settings_option
@click.option("--counters", type=PATHS, metavar="FILE", help="Figures of table two with their sources: CSV, or JSON lines (.json).")
@click.option("--cell", metavar="KEY", help="List what stands behind one figure, and nothing else.")
@click.option("--against", type=PATHS, metavar="REPORT", help="Compare a filed report with the figures, cell by cell, and no more.")
@click.option("--keep-going", is_flag=True, help="Leave out what cannot be read or cannot be, tell of each, and end with exit code 1.")
@common_options
def report(  # noqa: PLR0913 - one argument an option
    path: Path,
    *,
    year: int,
    form_id: str | None,
    organ: str | None,
    as_of: datetime | None,
    settings: Settings,
    counters: Path | None,
    cell: str | None,
    against: Path | None,
    keep_going: bool,
    common: Common,
) -> None:
    """Compute the annual report of a year from a ledger: every figure of tables three and four with the cases behind it.

    Table two comes from --counters; what has no counter is not there. With --json one object in the shape that read --json prints, and
    in it "cases" for each cell. --against takes a published report or what read --json wrote, lists each cell that differs with the cases
    behind it (TO-14), and ends with exit code 1 when one does. docs/reference/compute.md says what is counted where, and why.

    \b
    Examples:
      gongkai ledger report ledger.jsonl --year 2026
      gongkai ledger report ledger.jsonl --year 2026 --counters figures.csv --as-of 2027-01-31 --json
      gongkai ledger report ledger.jsonl --year 2026 --cell requests.carried_out.total
      gongkai ledger report ledger.jsonl --year 2026 --against report.html
    """
    ctx = click.get_current_context()
    if cell is not None and against is not None:
        raise click.UsageError("--cell does not go with --against", ctx)
    with told():
        known = _form(path, form_id, year, cell)
    given_report = None if against is None else filed(against, year, silent=common.silent)
    given = () if counters is None else _counters(counters)
    with ledger_lines(path) as (source, lines):
        left_out: list[LedgerError] = []
        entries = Located(lines, source=source, keep_going=left_out.append if keep_going else None)
        asked: _Asked = {"form": known.id, "year": year, "organ": organ, "as_of": as_of, "settings": settings}
        computed = _computed(entries, left_out if keep_going else None, given, **asked)
    if given_report is not None:
        different = _compare(source, given_report, computed, left_out, common)
        ctx.exit(1 if different or left_out else 0)
    with opened(common.output) as file:
        for part in _json(computed, source, cell, left_out, common) if common.as_json else ():
            file.write(encoded(part))
        if not common.as_json:
            _write(file, computed, cell, common)
            for line in _incomplete(left_out, common):
                file.write(encoded(line))
    ctx.exit(1 if left_out else 0)


def _compare(source: str, given: Filed, computed: Computed, left_out: list[LedgerError], common: Common) -> bool:
    """Prints where a filed report and the recount differ; whether they do."""
    with told():
        found = findings(given.report, computed)
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(against_json(source, given, computed, found, left_out, common)))
        else:
            write_against(file, given, computed, found, common)
            for line in _incomplete(left_out, common):
                file.write(encoded(line))
    return bool(found)


def _form(path: Path, form_id: str | None, year: int, cell: str | None) -> Form:
    """The form that is asked for, or that of the year.

    Raises: ContractError that names the file, so that in a run over many it is known which one it was.
    """
    used = form_for_year(year)
    known = used if form_id is None else forms().get(form_id)
    if form_id is not None and known is None:
        raise ContractError(f"unknown form {form_id}", where=path.name, remedy=f"use one of {', '.join(forms())}")
    if known is None or used is None:
        why = "reports to 2018 are prose and are not computed"
        raise ContractError(f"there is no statutory form for {year}", where=path.name, why=why)
    if known is not used:
        raise ContractError(f"form {known.id} is not the form of {year}", where=path.name, remedy=f"use {used.id}")
    if cell is not None and cell not in known.keys:
        raise ContractError(f"form {known.id} has no cell {cell}", where=path.name)
    return known


def _computed(entries: Located, left_out: list[LedgerError] | None, counters: tuple[Counter, ...], **asked: Unpack[_Asked]) -> Computed:
    """The report; what is wrong with a case names the line. `left_out`: takes what is wrong, None when the first such case ends the run."""
    going = None if left_out is None else lambda error: left_out.append(entries.at(error))
    try:
        found = annual_report(entries, counters=counters, keep_going=going, **asked)
    except LedgerError as error:
        raise entries.at(error) from None
    if left_out is not None:
        left_out.sort(key=lambda error: error.line or 0)
    return replace(found, warnings=(*found.warnings, *entries.warnings()))


def _incomplete(left_out: list[LedgerError], common: Common) -> Iterator[str]:
    """What is not in the figures."""
    if left_out:
        yield common.words("数字不完整，以下各处未计入：\n", "the figures are incomplete; this was left out:\n")[0]
    for error in left_out:
        yield f"  {error_line(error, common.language)}\n"


def _counters(path: Path) -> tuple[Counter, ...]:
    text = click.open_file(str(path), encoding="utf-8-sig").read()
    read: Callable[[str, str], tuple[Counter, ...]] = counters_from_json if path.suffix in _JSON else counters_from_csv
    return read(text, path.name)


def _json(computed: Computed, source: str, cell: str | None, left_out: list[LedgerError], common: Common) -> Iterator[str]:
    """The object in pieces: the cases of a province's cities are too many for one text."""
    doubts = doubts_json(computed, left_out, common)
    if cell is not None:
        yield dumps({"cell": cell, "value": computed.report.value(cell), **behind_json(computed, cell), **doubts}) + "\n"
        return
    read = ReadReport(0, computed.report, (), truncated=False, duplicate_of=None, span=(0, 0))
    audited = AuditedSource(source, (AuditedReport(read, run(computed.report)),))
    counters = [plain(one) for one in computed.counters]
    yield dumps({**audited_to_json(audited, common.language), **doubts, "counters": counters})[:-1]
    between = ', "cases": {'
    for key in computed.evidence.keys:
        yield f"{between}{dumps(key)}: {dumps([case_json(ref) for ref in computed.evidence.cases(key)])}"
        between = ", "
    yield "}}\n"


def _write(file: BinaryIO, computed: Computed, cell: str | None, common: Common) -> None:
    terminal = is_terminal(common.output)
    if cell is not None:
        _write_cell(file, computed, cell, common)
        for warning in computed.warnings:
            file.write(encoded(warning_line(warning, common) + "\n"))
        return
    made = computed.report
    file.write(encoded(f"{made.organ or ''} {made.year} {made.form}".strip() + "\n"))
    for table in form(made.form).tables:
        for block in table.blocks:
            rows = _rows(computed, table, block)
            if rows:
                write_table(file, ("", *(one.label for one in block.columns)), rows, terminal=terminal)
    for warning in computed.warnings:
        file.write(encoded(warning_line(warning, common) + "\n"))
    for finding in run(made):
        file.write(encoded(f"{finding.code} {finding.message.zh if common.chinese else finding.message.en}\n"))


def _rows(computed: Computed, table: Table, block: Block) -> list[tuple[object, ...]]:
    """The block's rows that the report has."""
    cells = computed.report.cells
    keys = [(row, [f"{table.id}.{row.key}.{column.key}" for column in block.columns]) for row in block.rows if not row.replaces]
    return [(row.label, *(computed.report.value(key) for key in some)) for row, some in keys if any(key in cells for key in some)]


def _write_cell(file: BinaryIO, computed: Computed, cell: str, common: Common) -> None:
    title, terminal = f"{cell} = {computed.report.value(cell)}", is_terminal(common.output)
    rows: Iterable[tuple[object, ...]]
    if cell in computed.evidence.keys:
        header = common.words("案件|记录|日期|计入原因", "case|entry|day|counted as")
        rows = ((ref.case, ref.entry, ref.on.isoformat(), ref.why) for ref in computed.evidence.cases(cell))
    else:
        header = common.words("数值|来源|失效", "value|source|lapsed")
        rows = ((one.value, one.source, "✓" if one.lapsed else "") for one in computed.counters if one.key == cell)
    write_table(file, header, rows, title=title, terminal=terminal)
