"""How long a file may take."""

from gongkai.audit.limits import LIMITS, MEBIBYTE, Limits


def test_small_files_have_a_floor_and_large_ones_five_seconds_a_mebibyte() -> None:
    assert LIMITS.processor_time(0) == LIMITS.processor_time(MEBIBYTE) == 10
    assert LIMITS.processor_time(20 * MEBIBYTE) == 100


def test_a_caller_may_set_its_own() -> None:
    assert Limits(seconds=1, seconds_a_mebibyte=2).processor_time(3 * MEBIBYTE) == 6
