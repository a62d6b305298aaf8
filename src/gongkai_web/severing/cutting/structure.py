"""Of what a severed file is made, and of nothing else: looked at object by object, without any page being read."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from gongkai_web.severing.cutting.font import font, squares
from gongkai_web.severing.cutting.writing import TABLE_HEAD, TABLE_TAIL

_WORDS = frozenset(
    f"/{word}"
    for word in (
        *("Type", "Catalog", "Pages", "Lang", "Kids", "Count", "Parent", "Page", "MediaBox", "Resources", "Contents", "XObject", "Font"),
        *("Image", "Subtype", "Filter", "DCTDecode", "Width", "Height", "BitsPerComponent", "ColorSpace", "DeviceGray", "DeviceRGB"),
        *("Length", "Signs", "Type0", "CIDFontType2", "BaseFont", "Encoding", "Identity-H", "Identity", "DescendantFonts", "ToUnicode"),
        *(
            "CIDSystemInfo",
            "Registry",
            "Ordering",
            "Supplement",
            "DW",
            "CIDToGIDMap",
            "FontDescriptor",
            "FontFile2",
            "FontName",
            "Flags",
            "FontBBox",
        ),
        *("ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV", "FlateDecode"),
    )
)
"""All names that a severed file needs, of parts and of values."""
_TRAILER = frozenset({"/Root", "/Size", "/ID"})
_STRINGS = frozenset({"zh-CN", "Adobe", "Identity"})
_CODES = re.compile(rb"<([0-9A-F]+)> Tj")
_DRAWN = re.compile(
    rb"q [\d.]+ 0 0 [\d.]+ 0 0 cm /Page Do Q\nBT 3 Tr\n(?:/Signs [\d.]+ Tf [\d.]+ Tz 1 0 0 1 -?[\d.]+ -?[\d.]+ Tm <[0-9A-F]+> Tj\n)*ET"
)
_TABLE = re.compile(
    re.escape(TABLE_HEAD) + rb"(?:\d+ beginbfchar\n(?:<[0-9A-F]{4}> <(?:[0-9A-F]{4}){1,2}>\n)+endbfchar\n)+" + re.escape(TABLE_TAIL)
)
_ROW = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
_HEADS = frozenset({0xDB, 0xC0, 0xC4, 0xDD, 0xE0})
"""The parts of a JPEG file before its dots: tables, sizes, and the mark of the format; no comment, no properties."""


def strange(content: bytes) -> Iterator[str]:
    """Whatever is in a file besides pages, their pictures, their words and the one font."""
    with pikepdf.open(BytesIO(content)) as pdf:
        if set(pdf.trailer.keys()) - _TRAILER:
            yield "trailer"
        if content.count(b"%%EOF") != 1 or not content.rstrip().endswith(b"%%EOF"):
            yield "another revision"
        texts = {page.obj.Contents.objgen for page in pdf.pages}
        used = set("".join(told(content)))
        for one in pdf.objects:
            if not _is_plain(one):
                yield "an object that is no part of a page"
            if isinstance(one, Stream) and not _is_known(one, used, is_text=one.objgen in texts):
                yield "a stream that is no text and no picture"


def between(content: bytes) -> bytes:
    """The file without its streams, of which every sign is accounted for by `strange`: what else its bytes say."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, Stream):
                content = content.replace(one.read_raw_bytes(), b"", 1)
    return content


def told(content: bytes) -> list[str]:
    """The text of each page as its bytes have it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        meaning: dict[bytes, str] = {}
        for one in pdf.objects:
            if isinstance(one, Stream) and one.get("/Filter") != Name.DCTDecode:
                meaning |= _table(one.read_bytes())
        return ["".join(_meant(codes, meaning) for codes in _CODES.findall(page.obj.Contents.read_bytes())) for page in pdf.pages]


def _meant(codes: bytes, meaning: dict[bytes, str]) -> str:
    return "".join(meaning.get(codes[start : start + 4], "") for start in range(0, len(codes), 4))


def _table(content: bytes) -> dict[bytes, str]:
    """What the codes of the font mean; empty for a stream that is not its table."""
    if not _TABLE.fullmatch(content):
        return {}
    return {code: bytes.fromhex(sign.decode("ascii")).decode("utf-16-be") for code, sign in _ROW.findall(content.removeprefix(TABLE_HEAD))}


def _is_plain(one: object) -> bool:
    """Whether all names and strings in an object are those of a severed file; figures tell nothing."""
    if isinstance(one, Name):
        return str(one) in _WORDS
    if isinstance(one, String):
        return str(one) in _STRINGS
    if isinstance(one, Array):
        return all(_is_plain(each) for each in one if not getattr(each, "is_indirect", False))
    if isinstance(one, Dictionary | Stream):
        inside = [one[key] for key in one.keys() if not getattr(one[key], "is_indirect", False)]  # noqa: SIM118 - a PDF object is no mapping
        return set(one.keys()) <= _WORDS and all(map(_is_plain, inside))
    return True


def _is_known(one: Stream, used: set[str], *, is_text: bool) -> bool:
    """Whether a stream is a page's text, a picture without properties, the font, or the table of the signs that the pages use."""
    if one.get("/Filter") == Name.DCTDecode:
        return _is_bare(one.read_raw_bytes())
    content = one.read_bytes()
    if is_text:
        return bool(_DRAWN.fullmatch(content))
    return content in (font(), squares()) or (bool(used) and set(_table(content).values()) == used)


def _is_bare(picture: bytes) -> bool:
    """Whether a JPEG file holds its dots and what they need, and ends with them."""
    place = 2
    while picture[place : place + 1] == b"\xff" and picture[place + 1] in _HEADS:
        place += 2 + int.from_bytes(picture[place + 2 : place + 4])
    return picture.startswith(b"\xff\xd8") and picture[place : place + 2] == b"\xff\xda" and picture.find(b"\xff\xd9") == len(picture) - 2
