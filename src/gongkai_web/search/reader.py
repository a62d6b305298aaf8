"""The index as a web process reads it: opened once, looked at again when the follower has committed."""

import os
from pathlib import Path
from threading import Lock

import tantivy

from gongkai_web.search.index import opened
from gongkai_web.search.shelf import shelf

Stamp = tuple[int, int, int]


class _Reader:
    """One a process. Two file times tell whether there is something new, so that asking costs microseconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._folder: Path | None = None
        self._pointed: Stamp | None = None
        self._committed: Stamp | None = None
        self._index: tantivy.Index | None = None

    def searcher(self) -> tantivy.Searcher | None:
        with self._lock:
            pointer = shelf().pointer
            pointed = _stamp(pointer)
            if self._index is None or self._folder is None or self._folder.parent != pointer.parent or pointed != self._pointed:
                self._open(pointed)
            if self._index is None or self._folder is None:
                return None
            committed = _stamp(self._folder / "meta.json")
            if committed is None:
                return None
            if committed != self._committed:
                self._index.reload()
                self._committed = committed
            return self._index.searcher()

    def _open(self, pointed: Stamp | None) -> None:
        self._folder, self._index, self._committed = shelf().current(), None, None
        if self._folder is not None:
            self._committed = _stamp(self._folder / "meta.json")
            self._index = opened(self._folder)
        self._pointed = pointed


_READER = _Reader()


def searcher() -> tantivy.Searcher | None:
    """The index as of its last commit. None when there is none yet.

    Raises: ValueError or OSError when it is damaged.
    """
    return _READER.searcher()


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
