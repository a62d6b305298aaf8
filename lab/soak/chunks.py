"""Running a large number of inputs chunk by chunk, in one process or several, resuming where the last run stopped."""

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass

from lab.soak.state import State, version_of_sources
from lab.soak.tally import Tally

Work = Callable[[int], Tally]
"""The number of a chunk → what it found. It runs in another process, so it must be known by name."""

_AHEAD = 2
_SAY_EVERY = 30.0


@dataclass(frozen=True, slots=True)
class Run:
    """`count` inputs, rounded up to whole chunks of `size`."""

    name: str
    work: Work
    count: int
    size: int

    @property
    def chunks(self) -> int:
        """How many chunks that makes."""
        return -(-self.count // self.size)


def carry_on(run: Run, state: State, jobs: int) -> None:
    """Do the chunks that are not done yet, telling on standard error how it goes."""
    left = [chunk for chunk in range(run.chunks) if chunk not in state.done]
    version = version_of_sources()
    started = said = time.monotonic()
    for number, (chunk, tally) in enumerate(_done(run.work, left, jobs), 1):
        state.add(chunk, tally, version)
        now = time.monotonic()
        if now - said > _SAY_EVERY or number == len(left):
            said = now
            _say(run, state, number * run.size / (now - started))


def _done(work: Work, chunks: list[int], jobs: int) -> Iterator[tuple[int, Tally]]:
    """Chunks with their tallies, as they are finished."""
    if jobs == 1:
        yield from ((chunk, work(chunk)) for chunk in chunks)
        return
    # Started anew rather than forked: a fork would share this process's worker with its siblings.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from _finished(pool, work, chunks, jobs * _AHEAD)


def _finished(pool: ProcessPoolExecutor, work: Work, chunks: Iterable[int], ahead: int) -> Iterator[tuple[int, Tally]]:
    running: dict[Future[Tally], int] = {}
    for chunk in chunks:
        running[pool.submit(work, chunk)] = chunk
        if len(running) >= ahead:
            yield from _taken(running)
    while running:
        yield from _taken(running)


def _taken(running: dict[Future[Tally], int]) -> Iterator[tuple[int, Tally]]:
    finished, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in finished:
        yield running.pop(future), future.result()


def _say(run: Run, state: State, speed: float) -> None:
    done = len(state.done) * run.size
    print(
        f"{run.name}: {done:,} of {run.chunks * run.size:,}, {speed:,.0f}/s, {state.tally.faulty.total()} faults",
        file=sys.stderr,
        flush=True,
    )
