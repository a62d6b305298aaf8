"""A toy audit that worker processes can import: the file's text says what happens."""

import os
import signal
import time
from pathlib import Path

from gongkai.audit.model import AuditedReport, AuditedSource, Refusal
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.law.message import Message
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.model import AnnualReport, Cell
from gongkai.report.place import TextPlace

ROOT = Path(__file__).resolve().parents[2]
KEY = "requests.received.total"
FORM = "cn-ogi-2021"


def audit(content: bytes, source: str) -> AuditedSource:
    """`count N`: a report of one cell. `refuse`, `raise`, `die`, `once PATH` (kills its process, always or
    only once), `slow N`: what they say."""
    word, _, rest = content.decode().strip().partition(" ")
    match word:
        case "refuse":
            return AuditedSource(source, refusal=Refusal("not a report"))
        case "raise":
            raise ValueError(rest)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "once":
            _die_once(Path(rest))
        case "slow":
            time.sleep(0.2)
    return counted(source, int(rest) if word in {"count", "slow"} else 1)


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def counted(source: str, value: int) -> AuditedSource:
    """A source with one report of one cell, one finding and one issue."""
    report = AnnualReport(source, 2022, FORM, {KEY: Cell(value, printed=str(value), at=TextPlace(3, 5))})
    finding = Finding("TO-01", Severity.ERROR, Verdict.VIOLATED, (KEY,), 1, value, Message("不平", "differs"), "FORM-2021")
    issue = Issue(IssueCode.MISSING_ROW, "缺行", "row missing", None, (KEY,))
    return AuditedSource(source, (AuditedReport(ReadReport(0, report, (issue,), False, None, (0, 9)), (finding,)),))
