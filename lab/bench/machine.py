"""The machine of a run, and how a benchmark keeps to one core of it."""

import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def machine() -> str:
    """One line: processor, cores, memory, system, Python."""
    model = next((line for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine()).rpartition(":")[2].strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    system = f"{platform.system()} {platform.release()}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@contextmanager
def one_core() -> Iterator[None]:
    """This process, and every process that it starts meanwhile, on a single core."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def clock_of(pid: Callable[[], int | None]) -> Callable[[], float]:
    """Processor time of this process and of the one with that id together."""

    def clock() -> float:
        child = pid()
        theirs = 0.0 if child is None else time.clock_gettime(~child << 3 | 2)  # how Linux numbers the clock of another process
        return time.process_time() + theirs

    return clock
