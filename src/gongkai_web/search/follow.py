"""The index's one writer. It follows the outbox: each change is read, the item's present state put into the index, the change removed.

The state is read after the change, in whatever order: replaying a change does no harm, so a process may be killed at any point. A new
index is built beside the one in use, a few hundred items at a time, and the changes are followed meanwhile.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

from django.db import Error, connection

from gongkai_web.search.entries import public, public_after
from gongkai_web.search.index import Entry
from gongkai_web.search.models import Change
from gongkai_web.search.shelf import Shelf
from gongkai_web.search.writing import Writing

_LOG = logging.getLogger(__name__)
_LOCK = 7_239_001
"""The database's advisory lock of whoever follows: one process for the whole platform."""
_IDLE, _REFUSED = 0.2, 2.0
"""Seconds between two looks into the outbox, and before the next try after a failure."""
_OLDEST, _NEWEST = 400, 100
"""Changes taken at once: the oldest, and behind a long queue the newest as well, so that a withdrawal never waits for a bulk import."""
_CHUNK = 400


class AlreadyFollowed(Exception):
    """Another process follows the changes."""


class Follower:
    """`told`: is called with the number of items that a rebuilding has put in, and once more at its end."""

    def __init__(self, shelf: Shelf, told: Callable[[int], None] = lambda _: None) -> None:
        self._shelf = shelf
        self._told = told
        self._live: Writing | None = None
        self._next: _Rebuilding | None = None

    def follow(self, stop: Event) -> None:
        """Follows until `stop` is set. A failure of the database or of the index is logged, and tried again."""
        while not stop.is_set():
            try:
                with self._opened():
                    while not stop.is_set() and self._in_place():
                        if not self.step():
                            stop.wait(_IDLE)
            except AlreadyFollowed:
                stop.wait(_REFUSED)
            except (Error, OSError, ValueError):
                _LOG.exception("following the changes failed; it is tried again")
                connection.close()
                stop.wait(_REFUSED)

    def rebuild(self) -> None:
        """Builds the index anew, and takes in what changes meanwhile.

        Raises: AlreadyFollowed when another process is the writer; what the database and the index raise.
        """
        self._shelf.root.mkdir(parents=True, exist_ok=True)
        self._shelf.request.touch()
        with self._opened():
            while self._shelf.request.exists():
                self.step()

    @contextmanager
    def _opened(self) -> Iterator[None]:
        with _alone():
            self._shelf.root.mkdir(parents=True, exist_ok=True)
            self._shelf.tidy()
            self._live = self._in_use()
            self._next = None
            try:
                yield
            finally:
                self._live = self._next = None  # which closes them; what was not committed is lost

    def _in_use(self) -> Writing | None:
        folder = self._shelf.current()
        try:
            return Writing.on(folder) if folder is not None else None
        except (OSError, ValueError):
            _LOG.exception("the search index is damaged; it is built anew")
            return None

    def _in_place(self) -> bool:
        """Whether the folder in use is still the one that is open here; someone may have removed it."""
        return self._live is None or self._shelf.current() == self._live.folder

    def step(self) -> bool:
        """Follows what has changed, and goes on with a rebuilding. Answers whether there was something to do."""
        if self._next is None and (self._live is None or self._shelf.request.exists()):
            self._next = _Rebuilding(Writing.new(self._shelf.fresh()))
        found = self._take_changes()
        if self._next is None:
            return found
        if self._next.go_on():
            self._told(self._next.count)
        else:
            self._finish(self._next)
        return True

    def _take_changes(self) -> bool:
        changes = dict(Change.objects.order_by("pk").values_list("pk", "item_id")[:_OLDEST])
        if len(changes) == _OLDEST:
            changes |= dict(Change.objects.order_by("-pk").values_list("pk", "item_id")[:_NEWEST])
        if not changes:
            return False
        items = set(changes.values())
        entries = public(items)
        if self._next is not None:
            self._next.replace(items, entries)
        if self._live is not None:
            self._live.replace(items, entries)
            self._live.commit()
        # what is being built and not committed is thrown away after a crash, and begun again from the database: the changes may go
        Change.objects.filter(pk__in=changes).delete()
        return True

    def _finish(self, done: "_Rebuilding") -> None:
        done.writing.commit()
        self._live, self._next = done.writing, None
        self._shelf.use(done.writing.folder)
        self._shelf.request.unlink(missing_ok=True)
        self._told(done.count)


class _Rebuilding:
    """A new index that is being filled. `count`: of the items put in."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.count = 0
        self._last = 0
        self._followed: set[int] = set()

    def go_on(self) -> bool:
        """Puts in some more items. False when there were none."""
        entries = public_after(self._last, _CHUNK)
        if not entries:
            return False
        self._last = entries[-1].item_id
        self.writing.add(entry for entry in entries if entry.item_id not in self._followed)
        self.count += len(entries)
        return True

    def replace(self, items: set[int], entries: tuple[Entry, ...]) -> None:
        """What changed meanwhile; what it puts in is not put in again."""
        self._followed |= items
        self.writing.replace(items, entries)


@contextmanager
def _alone() -> Iterator[None]:
    """Raises: AlreadyFollowed. The database gives the lock back when this process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if cursor.fetchone() != (True,):
            raise AlreadyFollowed
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
