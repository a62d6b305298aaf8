"""Bytes of a published file → its reports, what is doubtful about reading them, and what the checks say about them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.pairing import by_year, previous
from gongkai.checks.context import Context
from gongkai.checks.registry import run
from gongkai.reader.read import ReadSource, read
from gongkai.report.model import AnnualReport


def audit(content: bytes, source: str) -> AuditedSource:
    """The audit of one file. In this process: bytes that you do not trust go through `gongkai.audit.sandbox`.

    A duplicate is read, not checked. A report of the same organ and the year before in the same file is a report's context.
    Raises: InputRefused when the bytes cannot be taken at all.
    """
    return checked(read(content), source)


def checked(found: ReadSource, source: str) -> AuditedSource:
    """What was read from a file, with findings."""
    reports = tuple(AuditedReport(one, () if one.duplicate_of is not None else run(one.report)) for one in found.reports)
    audited = AuditedSource(source, reports, found.issues)
    return in_context((audited,))[0] if len(reports) > 1 else audited


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
