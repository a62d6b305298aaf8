"""What kind of file some bytes are, by what they hold and never by a name."""

import tomllib
from enum import StrEnum
from importlib.resources import files
from typing import NamedTuple

from gongkai_web.publishing.examine.kinds import Reason, Unfit


class Media(StrEnum):
    """The kinds of files that are taken. PACKAGE: a zip container that has still to be told apart (docx, xlsx, ofd)."""

    PDF = "pdf"
    PACKAGE = "package"
    DOCX = "docx"
    XLSX = "xlsx"
    OFD = "ofd"
    DOC = "doc"
    XLS = "xls"
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    TEXT = "text"


PICTURES = frozenset({Media.JPEG, Media.PNG, Media.GIF, Media.WEBP})


class MediaType(NamedTuple):
    """A line of media.toml."""

    media_type: str
    endings: tuple[str, ...]


def _types() -> dict[Media, MediaType]:
    table = tomllib.loads(files(__package__).joinpath("data/media.toml").read_text(encoding="utf-8"))
    return {Media(name): MediaType(line["media_type"], tuple(line["endings"])) for name, line in table.items()}


TYPES = _types()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = (
    (b"%PDF-", Media.PDF),
    (b"PK\x03\x04", Media.PACKAGE),
    (b"\xff\xd8\xff", Media.JPEG),
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"GIF87a", Media.GIF),
    (b"GIF89a", Media.GIF),
)
_HEAD = 4_096
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php", b"{\\rtf", b"#!")
"""What a browser or another program would run or render although its bytes are text."""


def recognised(content: bytes) -> Media:
    """The kind of a file. Only its first and, for old office files, characteristic bytes are looked at: nothing is unpacked.

    Raises: Unfit.
    """
    for mark, media in _MARKS:
        if content.startswith(mark):
            return media
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Media.WEBP
    if content.startswith(_OLE):
        return _old_office(content)
    head = content[:_HEAD]
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(_MARKUP) or (b"\0" in head and not head.startswith(_UTF16_MARKS)):
        raise Unfit(Reason.WRONG_TYPE)
    return Media.TEXT


def _old_office(content: bytes) -> Media:
    """Word and Excel before 2007, and WPS, by the names in the directory of the compound file."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unfit(Reason.PASSWORD)
    if "WordDocument".encode("utf-16-le") in content:
        return Media.DOC
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book\0")):
        return Media.XLS
    raise Unfit(Reason.WRONG_TYPE)
