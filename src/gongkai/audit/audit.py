"""Bytes of a published file → its reports, what is doubtful about reading them, and what the checks say about them."""

from gongkai.audit.context import in_context
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.registry import run
from gongkai.reader.read import ReadSource, read


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
