"""Timing that stands noise: contestants take turns in one run, and what counts is how they compare within a round."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import median
from typing import NamedTuple, TypeVar

Work = Callable[[], object]
Clock = Callable[[], float]
T = TypeVar("T")


class Spread(NamedTuple):
    """Repeated measurements: their median, smallest and largest."""

    middle: float
    low: float
    high: float


class Spent(NamedTuple):
    """What one pass took. Units: seconds of processor time, seconds on the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Race:
    """`rounds[n][case][contestant]`: what the contestant took for the case in round n."""

    rounds: tuple[Mapping[str, Mapping[str, Spent]], ...]

    def seconds(self, contestant: str, case: str | None = None) -> Spread:
        """Processor time of a contestant for a case, None: for all."""
        return spread([_seconds(one, contestant, case) for one in self.rounds])

    def ratio(self, contestant: str, base: str, case: str | None = None) -> Spread:
        """How many times the processor time of `base` the contestant took, compared round by round."""
        return spread([_seconds(one, contestant, case) / _seconds(one, base, case) for one in self.rounds])

    def rate(self, contestant: str, count: int, case: str | None = None) -> Spread:
        """Of `count` things, how many a second of processor time."""
        return spread([count / _seconds(one, contestant, case) for one in self.rounds])

    @property
    def waited(self) -> float:
        """Share of the clock that was not spent computing: other programs had the processor, or it waited."""
        spent = [one for cases in self.rounds for contestants in cases.values() for one in contestants.values()]
        return max(0.0, 1 - sum(one.processor for one in spent) / sum(one.clock for one in spent))


def each(function: Callable[[T], object], things: Sequence[T]) -> Work:
    """Work that calls the function on each thing and lets go of every result before the next, as a program that goes through files does."""

    def work() -> None:
        for thing in things:
            function(thing)

    return work


def in_turns(works: Sequence[Work]) -> Work:
    """Work that is the next of these each time, so that no round has the files of another: what was seen before is remembered."""
    following = cycle(works)

    def work() -> None:
        next(following)()

    return work


def spread(values: Sequence[float]) -> Spread:
    """Median, smallest and largest of the values."""
    return Spread(median(values), min(values), max(values))


def race(cases: Mapping[str, Mapping[str, Work]], rounds: int, clock: Clock = time.process_time) -> Race:
    """Each contestant does each case once to warm up, then `rounds` times, who begins changing from round to round.

    `clock`: processor time of all that works for the contestants.
    """
    for contestants in cases.values():
        for work in contestants.values():
            work()
    gc.collect()
    gc.freeze()  # the files and the libraries are not the contestants' garbage
    try:
        return Race(tuple({case: dict(_round(works, number, clock)) for case, works in cases.items()} for number in range(rounds)))
    finally:
        gc.unfreeze()


def _round(contestants: Mapping[str, Work], number: int, clock: Clock) -> Iterator[tuple[str, Spent]]:
    names = list(contestants)
    first = number % len(names)
    for name in names[first:] + names[:first]:
        gc.collect()
        yield name, spent_by(contestants[name], clock)


def spent_by(work: Work, clock: Clock = time.process_time) -> Spent:
    """What the work takes once."""
    started, began = clock(), time.perf_counter()
    work()
    return Spent(clock() - started, time.perf_counter() - began)


def _seconds(cases: Mapping[str, Mapping[str, Spent]], contestant: str, case: str | None) -> float:
    return sum(contestants[contestant].processor for name, contestants in cases.items() if case in {None, name})
