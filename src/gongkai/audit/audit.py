"""Bytes of a published file → its reports, what is doubtful about reading them, and what the checks say about them."""

from dataclasses import replace

from gongkai.audit.context import in_context
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.registry import run
from gongkai.reader.document import Document, Media
from gongkai.reader.read import ReadSource, located, read
from gongkai.reader.result import ReadReport
from gongkai.report.place import TextPlace


def audit(content: bytes, source: str) -> AuditedSource:
    """The audit of one file. In this process: bytes that you do not trust go through `gongkai.audit.sandbox`.

    A duplicate is read, not checked. A report of the same organ and the year before in the same file is a report's context.
    Raises: InputRefused when the bytes cannot be taken at all.
    """
    return checked(read(content), source)


def checked(found: ReadSource, source: str) -> AuditedSource:
    """What was read from a file, with findings."""
    reports = tuple(_checked(one, found.document) for one in found.reports)
    audited = AuditedSource(source, reports, found.issues)
    return in_context((audited,))[0] if len(reports) > 1 else audited


def _checked(one: ReadReport, document: Document) -> AuditedReport:
    if one.duplicate_of is not None:
        return AuditedReport(one)
    findings = run(one.report)
    if document.media is not Media.TEXT and any(isinstance(finding.at, TextPlace) for finding in findings):
        # A sentence is named: only now is it worth to look up where prose stands.
        one = replace(one, report=located(one.report, document))
        findings = run(one.report)
    return AuditedReport(one, findings)
