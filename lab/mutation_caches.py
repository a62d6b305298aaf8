"""A pytest plugin for `make mutate`: forgets what the library remembers, so that a mutant of a loader is run and not remembered.

Each mutant is tried in a process that was forked after the whole suite had run once; rule data would still be there as the loaders of
the unchanged library made it.
"""

import functools
import gc


def pytest_sessionstart() -> None:
    """Before tests are collected."""
    _forget()


def pytest_collection_finish() -> None:
    """Tests may have asked the library while they were collected."""
    _forget()


def _forget() -> None:
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("gongkai"):
            one.cache_clear()
