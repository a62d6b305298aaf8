"""Pictures: what they carry besides the picture."""

from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason, Unfit
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.patterns import personal_data

MOST_PIXELS = 100_000_000
_GPS = 0x8825
_ORIENTATION = 0x0112
_HARMLESS = frozenset({_ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106})
"""Tags about the picture itself: size, resolution, orientation, where further tags are."""


class Role(Enum):
    """What a piece of a picture file is."""

    PICTURE = 0
    DATA = 1
    """Besides the picture: EXIF, XMP, IPTC, comments."""
    APPENDED = 2
    """Behind the picture's end."""


class Piece(NamedTuple):
    """Bytes `start` to `end` of a picture file."""

    role: Role
    start: int
    end: int


def pieces(content: bytes, media: Media) -> tuple[Piece, ...]:
    """The whole file, piece by piece.

    Raises: Unfit when its structure breaks off.
    """
    readers = {Media.JPEG: _of_jpeg, Media.PNG: _of_png, Media.GIF: _of_gif, Media.WEBP: _of_webp}
    try:
        found = list(readers[media](content))
    except IndexError as error:
        raise Unfit(Reason.DAMAGED) from error
    end = found[-1].end if found else 0
    if end > len(content) or not found:
        raise Unfit(Reason.DAMAGED)
    if content[end:].strip(b"\0\r\n "):
        found.append(Piece(Role.APPENDED, end, len(content)))
    return tuple(found)


def checked(content: bytes) -> None:
    """Answers nothing when the picture can be opened and is not huge.

    Raises: Unfit.
    """
    Image.MAX_IMAGE_PIXELS = None  # the limit below is ours
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit(Reason.UNSAFE)
            picture.verify()
    except Unfit:
        raise
    except Exception as error:
        raise Unfit(Reason.DAMAGED) from error


def examined(content: bytes, media: Media, part: Part = Part.WHOLE, at: str = "") -> Iterator[Found]:
    """Locations, other data beside the picture, and whatever stands behind its end."""
    for piece in pieces(content, media):
        data = content[piece.start : piece.end]
        if piece.role is Role.APPENDED:
            yield Found(Kind.APPENDED_DATA, part, at, _shown(data))
        elif piece.role is Role.DATA:
            yield from _of_data(data, part, at)


def orientation(content: bytes) -> int:
    """How the picture has to be turned, as EXIF counts it; 1 for not at all."""
    with Image.open(BytesIO(content)) as picture:
        value = picture.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _of_data(data: bytes, part: Part, at: str) -> Iterator[Found]:
    start = data.find(b"Exif\0\0")
    tiff = data[start + 6 :] if start >= 0 else data[8:-4] if data[4:8] == b"eXIf" else data[8:] if data[:4] == b"EXIF" else b""
    if not tiff:
        yield Found(Kind.PICTURE_DATA, part, at, _shown(data))
    else:
        exif = Image.Exif()
        try:
            exif.load(b"Exif\0\0" + tiff)
            tags = {tag: value for tag, value in exif.items() if tag not in _HARMLESS}
            inner = {**exif.get_ifd(0x8769), **exif.get_ifd(1)}
        except Exception as error:  # hostile EXIF throws anything
            raise Unfit(Reason.DAMAGED) from error
        if tags.pop(_GPS, None) is not None:
            yield Found(Kind.LOCATION, part, at, "GPS")
        said = [f"{tag:#06x}={str(value)[:40]}" for tag, value in (*tags.items(), *inner.items())]
        if said:
            yield Found(Kind.PICTURE_DATA, part, at, "; ".join(said)[:300])
    for kind, matched in personal_data(data.decode("utf-8", "ignore")):
        yield Found(kind, part, at, matched)


def _shown(data: bytes) -> str:
    """The first readable letters of data."""
    return "".join(sign for sign in data[:400].decode("utf-8", "ignore") if sign.isprintable())[:120]


def _of_jpeg(content: bytes) -> Iterator[Piece]:
    yield Piece(Role.PICTURE, 0, 2)
    at = 2
    while True:
        if content[at] != 0xFF:
            raise Unfit(Reason.DAMAGED)
        marker = content[at + 1]
        if marker == 0xFF:  # a fill byte
            yield Piece(Role.PICTURE, at, at + 1)
            at += 1
            continue
        if marker == 0xD9:
            yield Piece(Role.PICTURE, at, at + 2)
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        beside = marker == 0xFE or (0xE1 <= marker <= 0xEF and not _needed(content, at, marker))
        if marker == 0xDA:
            end = _end_of_scan(content, end)
        yield Piece(Role.DATA if beside else Role.PICTURE, at, end)
        if end <= at + 2:
            raise Unfit(Reason.DAMAGED)
        at = end


def _needed(content: bytes, at: int, marker: int) -> bool:
    """Whether colours depend on an application segment: the ICC profile and Adobe's transform."""
    return (marker == 0xE2 and content.startswith(b"ICC_PROFILE", at + 4)) or (marker == 0xEE and content.startswith(b"Adobe", at + 4))


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise Unfit(Reason.DAMAGED)
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2


_PNG_PICTURE = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT".split())


def _of_png(content: bytes) -> Iterator[Piece]:
    yield Piece(Role.PICTURE, 0, 8)
    at = 8
    while True:
        name = content[at + 4 : at + 8]
        if len(name) < 4:
            raise Unfit(Reason.DAMAGED)
        end = at + 12 + int.from_bytes(content[at : at + 4])
        yield Piece(Role.PICTURE if name in _PNG_PICTURE else Role.DATA, at, end)
        if name == b"IEND":
            return
        at = end


def _of_webp(content: bytes) -> Iterator[Piece]:
    yield Piece(Role.PICTURE, 0, 12)
    at, last = 12, 8 + int.from_bytes(content[4:8], "little")
    while at < last:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if len(name) < 4:
            raise Unfit(Reason.DAMAGED)
        end = at + 8 + size + size % 2
        yield Piece(Role.DATA if name in (b"EXIF", b"XMP ") else Role.PICTURE, at, end)
        at = end


def _of_gif(content: bytes) -> Iterator[Piece]:
    at = 13 + _colours(content[10])
    yield Piece(Role.PICTURE, 0, at)
    while content[at] != 0x3B:
        start = at
        if content[at] == 0x2C:
            at = _end_of_blocks(content, at + 11 + _colours(content[at + 9]))
            yield Piece(Role.PICTURE, start, at)
        elif content[at] == 0x21:
            label = content[at + 1]
            at = _end_of_blocks(content, at + 2)
            drawn = label == 0xF9 or (label == 0xFF and content.startswith((b"NETSCAPE2.0", b"ANIMEXTS1.0"), start + 3))
            yield Piece(Role.PICTURE if drawn else Role.DATA, start, at)
        else:
            raise Unfit(Reason.DAMAGED)
    yield Piece(Role.PICTURE, at, at + 1)


def _colours(flags: int) -> int:
    """Bytes of the colour table that follows."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1
