"""`gongkai ledger report --against`: a report that was filed or published, beside what its ledger recounts (TO-14)."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from gongkai.audit.codec import audited_to_json
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.context import Context, Recount
from gongkai.checks.finding import Finding
from gongkai.checks.recount import compared, parts_of, to_14
from gongkai.cli.inputs import inputs
from gongkai.cli.ledger_behind import behind_json, doubts_json
from gongkai.cli.ledger_words import warning_line
from gongkai.cli.load import loaded, reports_in
from gongkai.cli.names import cell as cell_name
from gongkai.cli.options import Common
from gongkai.cli.output import encoded, is_terminal
from gongkai.cli.tables import write_table
from gongkai.ledger.errors import LedgerError
from gongkai.reader.result import ReadReport
from gongkai.report.codec import dumps
from gongkai.report.compute.compute import Computed
from gongkai.report.model import AnnualReport

_NAMED = 12
"""Cases that a row of the table names; JSON has all."""


class Filed(NamedTuple):
    """The report that is compared, and what its file is called."""

    source: str
    report: AnnualReport


def filed(path: Path, year: int, *, silent: bool) -> Filed:
    """The one report of the year in a file, as published or as read --json wrote it.

    Raises: InputRefused when the file cannot be read, UsageError when it has no such report, or several.
    """
    sources = loaded(inputs((path,)), silent=silent)
    for one in sources:
        if one.refusal is not None:
            raise one.refusal._replace(where=one.source).error()
    found = [one for one in reports_in(sources) if one.report.year in {year, None}]
    if len(found) != 1:
        ctx = click.get_current_context()
        raise click.UsageError(f"--against takes one report of {year}, and {path.name} has {len(found)}", ctx)
    return Filed(path.name, found[0].report)


def findings(given: AnnualReport, computed: Computed) -> tuple[Finding, ...]:
    """Each cell that differs from the recount, or cannot be compared because it is blank.

    Raises: ContractError when the report is on another form.
    """
    return tuple(to_14(given, Context(recount=_recount(computed))))


def _recount(computed: Computed) -> Recount:
    def behind(key: str) -> Iterable[str]:
        if key in computed.evidence.keys:
            return (one.case for one in computed.evidence.cases(key))
        return (one.source for one in computed.counters if one.key == key)

    return Recount(computed.report, behind)


def against_json(
    source: str, given: Filed, computed: Computed, found: Sequence[Finding], left_out: Sequence[LedgerError], common: Common
) -> str:
    """The object that --json prints: the findings as check prints them, each with the cases or counters behind its cell."""
    read = ReadReport(0, given.report, (), truncated=False, duplicate_of=None, span=(0, 0))
    audited = AuditedSource(given.source, (AuditedReport(read, tuple(found)),))
    (told,) = audited_to_json(audited, common.language)["reports"]
    data = {
        "source": source,
        "against": given.source,
        "organ": given.report.organ,
        "year": computed.report.year,
        "form": computed.report.form,
        "compared": len(compared(given.report, _recount(computed))),
        "findings": [{**one, **_behind(computed, given.report, one["cells"][0])} for one in told["findings"]],
        **doubts_json(computed, left_out, common),
    }
    return dumps(data) + "\n"


def _behind(computed: Computed, report: AnnualReport, key: str) -> dict[str, object]:
    """Of a cell that stands for several: what stands behind each of them."""
    parts = [behind_json(computed, part) for part in parts_of(report, key)]
    return {name: [one for part in parts for one in _listed(part[name])] for name in parts[0]}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def write_against(file: BinaryIO, given: Filed, computed: Computed, found: Sequence[Finding], common: Common) -> None:
    """The differences as a table for people, and what speaks against the recount."""
    recount = _recount(computed)
    number = len(compared(given.report, recount))
    same, differs = common.words(
        "{}：已逐格比对 {} 格，与台账重算一致\n|{}：已逐格比对 {} 格，{} 格与台账重算不一致或者不能判断（TO-14）\n",
        "{}: {} cells compared, each as the ledger recounts it\n|{}: {} cells compared, {} not as the ledger has them or blank (TO-14)\n",
    )
    file.write(encoded(differs.format(given.source, number, len(found)) if found else same.format(given.source, number)))
    if found:
        header = common.words("项目|列|报告|台账|台账中的案件", "row|column|report|ledger|cases in the ledger")
        rows = (
            (*cell_name(computed.report.form, one.cells[0], common.language), one.actual, one.expected, _cases(recount, given, one, common))
            for one in found
        )
        write_table(file, header, list(rows), terminal=is_terminal(common.output))
    for warning in computed.warnings:
        file.write(encoded(warning_line(warning, common) + "\n"))


def _cases(recount: Recount, given: Filed, finding: Finding, common: Common) -> str:
    named = [case for part in parts_of(given.report, finding.cells[0]) for case in recount.behind(part)]
    more = common.words("等 {} 件", "… {} in all")[0].format(len(named)) if len(named) > _NAMED else ""
    return " ".join([*named[:_NAMED], *filter(None, [more])])
