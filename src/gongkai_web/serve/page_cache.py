"""Public pages, kept for a moment before Django: most of a rush asks for the same few of them.

A page is kept for as many seconds as it says itself (`Cache-Control: public, max-age=…`), and never past the next publication or
withdrawal on this node: each touches one file, whose time is part of what a page is kept under.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_MOST_PAGES = 2_000
_KEY = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "PATH_INFO", "QUERY_STRING")
_LONGEST = 300_000
"""Bytes of the longest page that is kept."""


class _Kept(NamedTuple):
    until: float
    stamp: int
    status: str
    headers: list[tuple[str, str]]
    body: bytes


class PageCache:
    """A WSGI application in front of another."""

    def __init__(self, application: WSGIApplication, stamp: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """`stamp`: the file that `touch` touches."""
        self._application = application
        self._stamp = os.fspath(stamp)
        self._clock = clock
        self._pages: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The page that is kept, or what the application answers."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ or "HTTP_RANGE" in environ:
            return self._application(environ, start_response)
        key = tuple(environ.get(name, "") for name in _KEY)
        stamp = _time_of(self._stamp)
        kept = self._pages.get(key)
        if kept is not None and kept.stamp == stamp and self._clock() < kept.until:
            start_response(kept.status, kept.headers)
            return (kept.body,)
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
        if len(body) <= _LONGEST:
            self._pages[key] = _Kept(self._clock() + seconds, stamp, heard["status"], heard["headers"], body)
            self._pages.move_to_end(key)
            while len(self._pages) > _MOST_PAGES:
                self._pages.popitem(last=False)
        return answer


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
