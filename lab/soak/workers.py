"""The capped worker of this process: the one that the library reads untrusted files with, kept for all its inputs."""

from functools import cache
from pathlib import Path

from gongkai.audit.sandbox import AUDITOR, Worker


@cache
def worker(auditor: str = AUDITOR) -> Worker:
    """The worker whose child calls that function (`module:name`); its child ends with this process."""
    return Worker(auditor=auditor)


def resident_megabytes(auditor: str = AUDITOR) -> float:
    """The most memory that the present child has had in use; 0.0 when it has none, or the machine does not tell."""
    status = Path(f"/proc/{worker(auditor).pid}/status")
    if not status.exists():
        return 0.0
    found = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else 0.0
