"""What an audit of one source says: its reports with their findings, or why it was refused."""

from dataclasses import dataclass
from typing import NamedTuple

from gongkai.checks.finding import Finding
from gongkai.errors import InputRefused
from gongkai.reader.result import Issue, ReadReport


class Refusal(NamedTuple):
    """Why a file could not be read: the parts of an `InputRefused`."""

    what: str
    where: str = ""
    why: str = ""
    remedy: str = ""

    @classmethod
    def of(cls, error: InputRefused) -> "Refusal":
        """The refusal that the exception tells of."""
        return cls(error.what, error.where, error.why, error.remedy)

    def error(self) -> InputRefused:
        """The refusal as an exception."""
        return InputRefused(self.what, where=self.where, why=self.why, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class AuditedReport:
    """One report as read and what the checks say about it."""

    read: ReadReport
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditedSource:
    """One file. `issues`: what concerns the file as a whole. `refusal`: why it could not be read, None when it was."""

    source: str
    reports: tuple[AuditedReport, ...] = ()
    issues: tuple[Issue, ...] = ()
    refusal: Refusal | None = None

    @property
    def refused(self) -> str | None:
        """The refusal as one sentence, None when the file was read."""
        return None if self.refusal is None else str(self.refusal.error())
