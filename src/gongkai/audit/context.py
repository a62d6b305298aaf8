"""Checks that need more than one report: the year before, and the reports that a report is added up from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.pairing import by_year, previous
from gongkai.checks.context import Context
from gongkai.checks.registry import run
from gongkai.report.model import AnnualReport


def in_context(
    sources: Sequence[AuditedSource], background: Iterable[AnnualReport] = (), children: tuple[AnnualReport, ...] | None = None
) -> tuple[AuditedSource, ...]:
    """The sources, their reports checked again where they have a context: last year's report among them or in `background`, `children`.

    A report that stands in the background and among the sources counts once.
    Raises: ContractError when the children are not on the report's form.
    """
    years = by_year([*(one.read.report for source in sources for one in source.reports), *background])
    return tuple(
        replace(source, reports=tuple(_in_context(one, previous(one.read.report, years), children) for one in source.reports))
        for source in sources
    )


def _in_context(one: AuditedReport, before: AnnualReport | None, children: tuple[AnnualReport, ...] | None) -> AuditedReport:
    if one.read.duplicate_of is not None or (before is None and children is None):
        return one
    return replace(one, findings=run(one.read.report, Context(previous=before, children=children)))
