"""A rush of sign-ins: other pages keep their threads, and whoever has not failed gets a turn before those who have.

Each web process knows for itself; the limits that hold for all of them together are allauth's, and cost questions to the database.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

_PLACES = BoundedSemaphore(2)
"""One sign-in is checked and one may wait for it: of four threads two are left for pages."""
_CALM = 5
"""Failures, or attempts in a crowd, after which a network only comes in when nobody else is there."""
_MOST = 10_000


class Crowded(Exception):
    """There is no place for that network now."""


class Recent:
    """How often something happened to a network lately. `seconds`: after so long without it, it is forgotten."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._known: dict[str, tuple[int, float]] = {}
        self._writing = Lock()

    def count(self, network: str) -> int:
        """How often."""
        number, until = self._known.get(network, (0, 0.0))
        return number if time.monotonic() < until else 0

    def add(self, network: str) -> None:
        """Once more. Of too many networks the one that was there first is forgotten."""
        with self._writing:
            number = self.count(network) + 1
            self._known.pop(network, None)
            self._known[network] = number, time.monotonic() + self._seconds
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]

    def forget(self, network: str) -> None:
        """It counts from the beginning."""
        with self._writing:
            self._known.pop(network, None)


failed, stopped = Recent(600), Recent(5)
"""Networks that failed, or came in a crowd; and those that have reached a limit, which are not asked about again for a moment."""


@contextmanager
def place(network: str) -> Iterator[None]:
    """A place for a sign-in, until it is checked. Raises: Crowded."""
    if not _PLACES.acquire(blocking=False):
        failed.add(network)
        raise Crowded
    try:
        if failed.count(network) >= _CALM and not _is_alone():
            raise Crowded
        yield
    finally:
        _PLACES.release()


def _is_alone() -> bool:
    """Whether the place that was just taken is the only one that is."""
    alone = _PLACES.acquire(blocking=False)
    if alone:
        _PLACES.release()
    return alone
