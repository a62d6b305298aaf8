"""Timing and its arithmetic, with clocks that we set."""

import gc
from collections.abc import Callable

import pytest

from lab.bench.measure import Race, Spent, Spread, each, race, spent_by, spread


def test_spread_is_median_smallest_and_largest() -> None:
    assert spread([5.0, 1.0, 2.0]) == Spread(2.0, 1.0, 5.0)
    assert spread([4.0, 1.0]) == Spread(2.5, 1.0, 4.0)


RACE = Race(
    (
        {"small": {"ours": Spent(2.0, 4.0), "bare": Spent(1.0, 1.0)}, "large": {"ours": Spent(6.0, 6.0), "bare": Spent(3.0, 3.0)}},
        {"small": {"ours": Spent(9.0, 9.0), "bare": Spent(1.0, 1.0)}, "large": {"ours": Spent(6.0, 6.0), "bare": Spent(4.0, 4.0)}},
    )
)


def test_ratio_is_taken_within_a_round_over_all_cases_or_one() -> None:
    assert RACE.ratio("ours", "bare") == Spread(2.5, 2.0, 3.0)
    assert RACE.ratio("ours", "bare", "small") == Spread(5.5, 2.0, 9.0)


def test_seconds_and_rate_are_of_processor_time() -> None:
    assert RACE.seconds("ours") == Spread(11.5, 8.0, 15.0)
    assert RACE.rate("bare", 12, "large") == Spread(3.5, 3.0, 4.0)


def test_waited_is_the_share_of_the_clock_without_computing() -> None:
    assert RACE.waited == pytest.approx(1 - 32 / 34)


def test_each_calls_the_function_on_every_thing() -> None:
    seen: list[int] = []
    each(seen.append, [3, 1, 2])()
    assert seen == [3, 1, 2]


def test_contestants_warm_up_and_take_turns_at_beginning() -> None:
    order: list[str] = []

    def contestant(name: str) -> Callable[[], None]:
        return lambda: order.append(name)

    run = race({"case": {"a": contestant("a"), "b": contestant("b")}}, 3, _ticking())
    assert order == ["a", "b", "a", "b", "b", "a", "a", "b"]
    assert run.ratio("a", "b") == Spread(1.0, 1.0, 1.0)
    assert gc.get_freeze_count() == 0


def test_time_is_taken_by_the_clock_that_is_given() -> None:
    assert spent_by(lambda: None, _ticking()).processor == 1.0


def _ticking() -> Callable[[], float]:
    """A clock that goes on by one each time somebody looks at it."""
    now = iter(range(1000))
    return lambda: float(next(now))
