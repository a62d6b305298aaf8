"""An audited source as the audit page takes it."""

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.view import View
from gongkai.checks.finding import Finding, Verdict
from gongkai.reader.result import Issue
from gongkai.render.page_model import PageFinding, PageIssue, PageReport, PageSeverity, PageSource


def page_source(audited: AuditedSource, media: str = "", view: View = ()) -> PageSource:
    """The source for `gongkai.render.page.audit_page`. `media` and `view`: as `Worker.audit_and_view` gives them."""
    reports = tuple(_report(one) for one in audited.reports)
    return PageSource(audited.source, media, reports, view, tuple(_issue(issue) for issue in audited.issues), audited.refused)


def _report(one: AuditedReport) -> PageReport:
    read = one.read
    findings, issues = tuple(_finding(finding) for finding in one.findings), tuple(_issue(issue) for issue in read.issues)
    return PageReport(read.report, findings, issues, read.truncated, read.duplicate_of)


def _finding(one: Finding) -> PageFinding:
    severity, violated = PageSeverity(one.severity.value), one.status is Verdict.VIOLATED
    sides = one.expected, one.actual
    return PageFinding(one.code, severity, violated, one.cells, *sides, one.message.zh, one.message.en, one.law, one.at)


def _issue(issue: Issue) -> PageIssue:
    return PageIssue(issue.code.value, issue.zh, issue.en, issue.at, issue.cells)
