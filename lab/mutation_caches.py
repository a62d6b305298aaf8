"""A pytest plugin for `make mutate`: what is counted as killed was killed by a test.

Each mutant is tried in a process that was forked after the whole suite had run once; rule data would still be there as the loaders of
the unchanged library made it, and a mutant of a loader would be remembered, not run. And a process that does not find the tests it was
given ends like one in which a test failed.

What a test asks for is made within that test, even if another one asked for it before: mutmut tries a mutant with the tests that ran its
function in the whole suite, and of a function whose answer is kept that would be the first test alone.
"""

import functools
import gc
import os
from typing import Any

import pytest

_SUSPICIOUS = 35
"""The exit code that mutmut lists as suspicious."""


def pytest_sessionstart() -> None:
    """Before tests are collected."""
    _forget()


def pytest_collection_finish() -> None:
    """Tests may have asked the library while they were collected."""
    _forget()


def pytest_runtest_setup() -> None:
    """Before each test."""
    for kept in _kept():
        kept.cache_clear()


def pytest_sessionfinish(exitstatus: int) -> None:
    """A mutant whose tests were not found is neither killed nor alive."""
    if exitstatus == pytest.ExitCode.USAGE_ERROR and "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        os._exit(_SUSPICIOUS)


def _forget() -> None:
    _kept.cache_clear()
    for kept in _kept():
        kept.cache_clear()


@functools.cache
def _kept() -> list[Any]:
    """What of the library keeps answers."""
    # Not isinstance: it would wake what others load when it is first looked at.
    return [one for one in gc.get_objects() if type(one) is functools._lru_cache_wrapper and one.__module__.startswith("gongkai")]
