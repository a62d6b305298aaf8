"""What an audit of one source says: its reports with their findings, or why it was refused."""

from dataclasses import dataclass

from gongkai.checks.finding import Finding
from gongkai.reader.result import Issue, ReadReport


@dataclass(frozen=True, slots=True)
class AuditedReport:
    """One report as read and what the checks say about it."""

    read: ReadReport
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditedSource:
    """One file. `issues`: what concerns the file as a whole. `refused`: why it could not be read, None when it was."""

    source: str
    reports: tuple[AuditedReport, ...] = ()
    issues: tuple[Issue, ...] = ()
    refused: str | None = None
