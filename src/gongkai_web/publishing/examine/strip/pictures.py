"""Pictures without what they carry besides the picture. The picture itself stays bit by bit."""

from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.pictures import Role, orientation, pieces


def stripped(content: bytes, media: Media) -> bytes:
    """The picture alone; of a photograph, how it has to be turned is kept.

    Raises: Unfit.
    """
    turned = orientation(content) if media is Media.JPEG else 1
    kept = [content[one.start : one.end] for one in pieces(content, media) if one.role is Role.PICTURE]
    if turned != 1:
        kept.insert(1, _exif(turned))
    result = b"".join(kept)
    return _webp(result) if media is Media.WEBP and len(result) != len(content) else result


def _exif(turned: int) -> bytes:
    """A JPEG segment with one EXIF tag: the orientation."""
    tiff = b"MM\0*\0\0\0\x08\0\x01" + b"\x01\x12\0\x03\0\0\0\x01" + turned.to_bytes(2) + b"\0\0" + b"\0\0\0\0"
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body


def _webp(content: bytes) -> bytes:
    """With the length of what is left, and without saying that EXIF and XMP follow."""
    changed = bytearray(content)
    changed[4:8] = (len(content) - 8).to_bytes(4, "little")
    if changed[12:16] == b"VP8X":
        changed[20] &= ~0x0C & 0xFF
    return bytes(changed)
