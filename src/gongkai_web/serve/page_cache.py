"""Public pages, kept for a moment before Django: most of a rush asks for the same few of them.

A page is kept for as many seconds as it says itself (`Cache-Control: public, max-age=…`), at most five, and never past the next
publication or withdrawal on this node: each touches one file, whose time is part of what a page is kept under.
"""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_KEY = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "PATH_INFO", "QUERY_STRING")
_LONGEST, _MOST = 300_000, 32_000_000
"""Units: bytes of the longest page that is kept, and of all of them together, their addresses included."""
_SECONDS = 5
"""For so long a page is kept at most: then those that are over always stand first, and make room."""


class _Kept(NamedTuple):
    until: float
    stamp: int
    status: str
    headers: list[tuple[str, str]]
    body: bytes
    size: int


class PageCache:
    """A WSGI application in front of another."""

    def __init__(self, application: WSGIApplication, stamp: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """`stamp`: the file that `touch` touches."""
        self._application = application
        self._stamp = os.fspath(stamp)
        self._clock = clock
        self._pages: dict[tuple[str, ...], _Kept] = {}
        self._size = 0
        self._keeping = Lock()

    @property
    def size(self) -> int:
        """How much is kept. Units: bytes."""
        return self._size

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The page that is kept, or what the application answers."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ or "HTTP_RANGE" in environ:
            return self._application(environ, start_response)
        key = tuple(environ.get(name, "") for name in _KEY)
        stamp = _time_of(self._stamp)
        kept = self._pages.get(key)
        if kept is not None and kept.stamp == stamp and self._clock() < kept.until:
            start_response(kept.status, kept.headers)
            return [kept.body]  # a list: granian closes whatever else it is given, and a tuple cannot be
        return self._asked(key, stamp, environ, start_response)

    def _asked(self, key: tuple[str, ...], stamp: int, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        heard: dict[str, Any] = {}

        def listen(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            heard.update(status=status, headers=headers)
            return start_response(status, headers, exc_info)

        answer = self._application(environ, listen)
        seconds = _seconds(heard)
        if not seconds or not isinstance(getattr(answer, "content", None), bytes):
            return answer  # a stream, or nothing to keep
        body: bytes = answer.content  # type: ignore[attr-defined]  # a response of Django, which is what the application answers
        size = len(body) + sum(map(len, key))
        if size <= _LONGEST:
            self._keep(key, _Kept(self._clock() + min(seconds, _SECONDS), stamp, heard["status"], heard["headers"], body, size))
        return answer

    def _keep(self, key: tuple[str, ...], page: _Kept) -> None:
        """Keeps a page, and lets go of the oldest while they are over or too much is kept."""
        with self._keeping:
            self._drop(key)
            self._pages[key] = page
            self._size += page.size
            now = self._clock()
            while (oldest := next(iter(self._pages), None)) and (self._size > _MOST or self._pages[oldest].until <= now):
                self._drop(oldest)

    def _drop(self, key: tuple[str, ...]) -> None:
        dropped = self._pages.pop(key, None)
        if dropped is not None:
            self._size -= dropped.size


def touch(stamp: Path) -> None:
    """Forgets every page that is kept on this node."""
    stamp.touch()


def _time_of(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return 0


def _seconds(heard: dict[str, Any]) -> int:
    """For how long an answer may be kept by everyone; 0: not at all."""
    if not heard.get("status", "").startswith("200"):
        return 0
    headers = {name.lower(): value for name, value in heard["headers"]}
    control = headers.get("cache-control", "")
    if "public" not in control or "set-cookie" in headers or "max-age=" not in control:
        return 0
    number = control.partition("max-age=")[2].partition(",")[0].strip()
    return int(number) if number.isdigit() else 0
