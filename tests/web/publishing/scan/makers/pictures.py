"""Pictures with things beside the picture."""

import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo


def picture(kind: str, **options: Any) -> bytes:
    """A small picture in that format."""
    result = BytesIO()
    made = Image.new("RGB", (16, 12), (90, 140, 60))
    for x in range(16):
        made.putpixel((x, x % 12), (250 - x, 10 * x, 30))
    made.save(result, kind, **options)
    return result.getvalue()


def exif(*, author: str = "", place: bool = False, turned: int = 0) -> Image.Exif:
    """EXIF with an author, a place, an orientation."""
    made = Image.Exif()
    if author:
        made[0x013B] = author
    if turned:
        made[0x0112] = turned
    if place:
        made.get_ifd(0x8825).update({1: "N", 2: (38.0, 18.0, 33.0), 3: "E", 4: (116.0, 50.0, 12.0)})
    return made


def with_text(key: str, value: str) -> bytes:
    """A PNG with a text chunk."""
    info = PngInfo()
    info.add_text(key, value)
    return picture("PNG", pnginfo=info)


def with_segment(content: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with a segment behind its first one."""
    return content[:2] + bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body + content[2:]


def with_chunk(content: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with a chunk behind its header."""
    return content[:33] + len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4) + content[33:]
