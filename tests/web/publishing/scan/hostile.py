"""What the child process is made to run by tests: programs as a file could turn a parser into."""

import ctypes
import os
import socket
import time
from pathlib import Path
from typing import Any

from gongkai_web.publishing.examine.answers import findings
from gongkai_web.publishing.examine.kinds import Found, Kind, Part

_SEEN: list[bytes] = []


def spin(content: bytes, _: bool) -> list[Any]:
    """Never ends, if told so."""
    while content == b"spin":
        pass
    return findings([])


def sleep(content: bytes, _: bool) -> list[Any]:
    """Uses no processor time and never ends, if told so."""
    if content == b"sleep":
        time.sleep(3600)
    return findings([])


def swell(content: bytes, _: bool) -> list[Any]:
    """Takes memory without end, if told so."""
    taken = []
    while content == b"swell":
        taken.append(bytearray(16 * 1024 * 1024))
    return findings([])


def crash(content: bytes, _: bool) -> list[Any]:
    """Dies of a wrong address, if told so."""
    return findings([Found(Kind.MACRO, Part.WHOLE, "", ctypes.string_at(0).decode())] if content == b"crash" else [])


def raise_error(content: bytes, _: bool) -> list[Any]:
    """What a parser does with bytes that it did not expect."""
    raise KeyError(content)


def lie(_content: bytes, _: bool) -> list[Any]:
    """An answer that is none."""
    return ["found", [["no such kind", "whole", "", ""]]]


def connect(_content: bytes, _: bool) -> list[Any]:
    """Tries to send what it read."""
    socket.create_connection(("127.0.0.1", 9), 1)
    return findings([])


def write(content: bytes, _: bool) -> list[Any]:
    """Tries to leave a file."""
    Path(content.decode()).write_bytes(b"x")
    return findings([])


def remember(content: bytes, _: bool) -> list[Any]:
    """Fails on a third file; a fresh process does not."""
    _SEEN.append(content)
    if len(_SEEN) == 3:
        os.abort()
    return findings([])


def pid(_content: bytes, _: bool) -> list[Any]:
    """Which process it is."""
    return ["process", str(os.getpid())]
