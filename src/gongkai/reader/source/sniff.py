"""What kind of file some bytes are, by what they hold and never by a name: offices publish HTML as .doc and text as .html."""

import codecs
import io
import re
import zipfile

from gongkai.errors import InputRefused
from gongkai.reader.document import Media
from gongkai.reader.source.limits import MAX_ZIP_ENTRIES

_HEAD = 4_096
_LOOK = 1 << 20
"""So much of a file tells HTML from text. Units: bytes."""

_BINARY = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file (.doc, .xls)", "open it and save it as .docx or .xlsx"),
    (b"{\\rtf", "an RTF file", "open it in a word processor and save it as .docx"),
    (b"\x89PNG\r\n", "a picture (PNG)", "recognise its text (OCR) first, or look for the page's text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "recognise its text (OCR) first, or look for the page's text"),
    (b"GIF8", "a picture (GIF)", "recognise its text (OCR) first, or look for the page's text"),
    (b"II*\x00", "a picture (TIFF)", "recognise its text (OCR) first, or look for the page's text"),
    (b"MM\x00*", "a picture (TIFF)", "recognise its text (OCR) first, or look for the page's text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first"),
    (b"Rar!\x1a\x07", "an archive (RAR)", "unpack it first"),
)
_PACKAGES = (
    ("word/document.xml", Media.DOCX),
    ("xl/workbook.xml", Media.XLSX),
)
_REFUSED_PACKAGES = (
    ("OFD.xml", "an OFD file", "open it in an OFD reader and save it as PDF"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", "save it as .xlsx"),
    ("content.xml", "an OpenDocument file", "save it as .docx or .xlsx"),
    ("ppt/presentation.xml", "a presentation", "save the report as .docx or PDF"),
)
_ROOT = re.compile(rb"<(?:!doctype\s+html|html|body|frameset)\b", re.IGNORECASE)
_TABLE_PARTS = re.compile(rb"<(table|tr|t[dh])\b", re.IGNORECASE)
_CLOSED = re.compile(rb"<\\?/(?:p|div|span|li|font|h[1-6]|section|article)\s*>", re.IGNORECASE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_ENOUGH_CLOSED = 8
_TEXT_A_TAG = 1_500
"""With more text than this a closed element, tags are scattered junk. Units: bytes."""


def sniff(content: bytes) -> Media:
    """The kind of a file.

    Raises: InputRefused for kinds that are not read (old Office files, pictures, OFD, archives …), saying what to do instead.
    """
    head = content[:_HEAD]
    if b"%PDF-" in head[:1_024]:
        return Media.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(content)
    for mark, kind, remedy in _BINARY:
        if head.startswith(mark):
            raise InputRefused(f"the file is {kind}, which is not read", remedy=remedy)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise InputRefused("the file is a picture (WebP), which is not read", remedy="recognise its text (OCR) first")
    look = _as_ascii(content)
    if b"multipart/" in look[:_HEAD].lower() and _MIME.search(look, 0, _HEAD):
        raise InputRefused("the file is a web archive (MHTML), which is not read", remedy="open it and save it as .docx, PDF or plain HTML")
    if is_html(look):
        return Media.HTML
    if head.count(b"\x00") * 10 > len(head) and look is content:
        raise InputRefused("the file is binary data of an unknown kind", remedy="give the report as HTML, text, PDF, .docx or .xlsx")
    return Media.TEXT


def is_html(content: bytes) -> bool:
    """Whether text has the structure of a page: a root element, a table with rows and cells, or mostly closed elements.

    Text that a crawler left stray tags in is text: read as a page it would lose its lines.
    """
    if _ROOT.search(content, 0, _HEAD):
        return True
    if b"<" not in content:
        return False
    parts = [part.lower() for part in _TABLE_PARTS.findall(content, 0, _LOOK)]
    if b"table" in parts and b"tr" in parts and parts.count(b"td") + parts.count(b"th") >= 2:
        return True
    closed = len(_CLOSED.findall(content, 0, _LOOK))
    return closed >= _ENOUGH_CLOSED and min(len(content), _LOOK) < _TEXT_A_TAG * closed


def _as_ascii(content: bytes) -> bytes:
    """The bytes in which tags can be looked for: UTF-16 is decoded, anything else is as it is."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[2 : 2 + _LOOK].decode(encoding, "replace").encode("utf-8", "replace")
    return content


def _package(content: bytes) -> Media:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise InputRefused("the file is a damaged package (zip)", why=f"the parser says: {error}", remedy="download it again") from error
    if len(names) > MAX_ZIP_ENTRIES:
        raise InputRefused("the file is a package with too many members", remedy="unpack it and give the reports one by one")
    for name, media in _PACKAGES:
        if name in names:
            return media
    for name, kind, remedy in _REFUSED_PACKAGES:
        if name in names:
            raise InputRefused(f"the file is {kind}, which is not read", remedy=remedy)
    raise InputRefused("the file is an archive (zip)", remedy="unpack it and give the reports one by one")
