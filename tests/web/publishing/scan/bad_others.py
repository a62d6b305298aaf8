"""Pictures, OFD, old office files, and files that cannot be read at all."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from gongkai_web.publishing.examine.kinds import Kind
from tests.web.publishing.scan.makers.numbers import identity
from tests.web.publishing.scan.makers.office import changed, document, ofd, workbook
from tests.web.publishing.scan.makers.pdf import HELLO, bomb, page_pdf, protected
from tests.web.publishing.scan.makers.pictures import exif, picture, with_chunk, with_segment, with_text

Case = tuple[str, str, bytes, Kind]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def pictures() -> Iterator[Case]:
    """With something beside the picture."""
    plain = picture("JPEG")
    for kind in ("JPEG", "PNG", "WEBP"):
        yield f"{kind} with an author", "a.jpg", picture(kind, exif=exif(author="Wang")), Kind.PICTURE_DATA
    for kind in ("JPEG", "WEBP"):
        yield f"{kind} with a place", "a.jpg", picture(kind, exif=exif(place=True)), Kind.LOCATION
    tiff = exif(place=True).tobytes().removeprefix(b"Exif\0\0")
    yield "PNG with a place", "a.png", with_chunk(picture("PNG"), b"eXIf", tiff), Kind.LOCATION
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        yield f"{kind} with a zip behind it", "a.jpg", picture(kind) + b"PK\x03\x04" + b"x" * 100, Kind.APPENDED_DATA
    yield "XMP", "a.jpg", with_segment(plain, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Wang</x:xmpmeta>"), Kind.PICTURE_DATA
    yield "IPTC", "a.jpg", with_segment(plain, 0xED, b"Photoshop 3.0\x008BIM\x04\x04Wang"), Kind.PICTURE_DATA
    yield "comment", "a.jpg", with_segment(plain, 0xFE, b"photographed by Wang"), Kind.PICTURE_DATA
    yield "number in a comment", "a.jpg", with_segment(plain, 0xFE, identity().encode()), Kind.IDENTITY_NUMBER
    yield "PNG text", "a.png", with_text("Author", "Wang"), Kind.PICTURE_DATA
    yield "number in PNG text", "a.png", with_text("Comment", "13831712345"), Kind.MOBILE_NUMBER
    yield "GIF comment", "a.gif", picture("GIF", comment=b"Wang"), Kind.PICTURE_DATA
    photograph = picture("JPEG", exif=exif(place=True))
    yield "photograph in a document", "a.docx", changed(document(), {"word/media/image1.jpeg": photograph}), Kind.LOCATION
    yield "photograph in a workbook", "a.xlsx", changed(workbook(), {"xl/media/image1.jpeg": photograph}), Kind.LOCATION


def office_leftovers() -> Iterator[Case]:
    """OFD and old office files."""
    text = "<TextObject{}><TextCode>王某家境困难</TextCode></TextObject>"
    yield "OFD author", "a.ofd", ofd(text.format(""), info="<Author>王某</Author>"), Kind.PROPERTIES
    yield "OFD invisible", "a.ofd", ofd(text.format(' Visible="false"')), Kind.INVISIBLE_TEXT
    yield "OFD transparent", "a.ofd", ofd(text.format(' Alpha="0"')), Kind.INVISIBLE_TEXT
    annotation = {"Doc_0/Annots/Annot_0.xml": '<PageAnnot><Annot Type="Highlight" Creator="王某"/></PageAnnot>'}
    yield "OFD annotation", "a.ofd", ofd(text.format(""), add=annotation), Kind.ANNOTATION
    attached = {"Doc_0/Attachments.xml": '<Attachments><Attachment Name="名单.xlsx"/></Attachments>'}
    yield "OFD attachment", "a.ofd", ofd(text.format(""), add=attached), Kind.ATTACHMENT
    broken = (
        f"<TextObject><TextCode>{identity()[:10]}</TextCode></TextObject><TextObject><TextCode>{identity()[10:]}</TextCode></TextObject>"
    )
    yield "OFD number over two lines", "a.ofd", ofd(broken), Kind.IDENTITY_NUMBER
    word = OLE + "WordDocument".encode("utf-16-le") + bytes(50)
    yield "DOC", "a.doc", word, Kind.UNSEARCHED
    yield "XLS", "a.xls", OLE + "Workbook".encode("utf-16-le") + bytes(50), Kind.UNSEARCHED
    yield "DOC with a number", "a.doc", word + f"  {identity()}  ".encode("utf-16-le"), Kind.IDENTITY_NUMBER
    yield "DOC with a narrow number", "a.doc", word + b"tel 13831712345", Kind.MOBILE_NUMBER
    yield "DOC with macros", "a.doc", word + "_VBA_PROJECT".encode("utf-16-le"), Kind.MACRO


def unreadable() -> Iterator[Case]:
    """What cannot be parsed or is built to do harm: never clean."""
    files = {
        "PDF with a password": protected(page_pdf(HELLO), user="secret"),
        "PDF cut off": page_pdf(HELLO)[:120],
        "PDF that is none": b"%PDF-1.7\n" + b"nothing here\n" * 9,
        "PDF bomb": bomb(),
        "PDF bomb of one layer": bomb(1),
        "DOCX cut off": document()[:3000],
        "DOCX with a broken part": changed(document(), replace={"word/document.xml": lambda text: text[:-40]}),
        "DOCX with entities": changed(
            document(), replace={"word/document.xml": lambda text: text.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)}
        ),
        "XLSX without its book": changed(workbook(), replace={"_rels/.rels": lambda text: text.replace("officeDocument", "nothing")}),
        "XLSX with impossible rows": changed(
            workbook(), replace={"xl/worksheets/sheet1.xml": lambda text: text.replace('r="2"', 'r="two"')}
        ),
        "zip of nothing known": _zip({"a.txt": b"x"}),
        "zip in a zip": changed(document(), {"word/inner.bin": document()}),
        "zip bomb": changed(document(), {"word/media/big.bin": bytes(30 * 1024 * 1024)}),
        "zip of many": _zip({"word/document.xml": b"x", **{f"word/{number}.xml": b"x" for number in range(2_100)}}),
        "zip that climbs out": changed(document(), {"../../etc/passwd": b"x"}),
        "zip with one name twice": _twice(),
        "zip that overlaps": _overlapping(),
        "encrypted zip": _encrypted(),
        "JPEG cut off": picture("JPEG")[:200],
        "PNG cut off": picture("PNG")[:60],
        "GIF cut off": picture("GIF")[:20],
        "WEBP cut off": picture("WEBP")[:30],
        "PNG of a billion pixels": _huge(),
        "encrypted office file": OLE + "EncryptedPackage".encode("utf-16-le"),
        "compound file of another program": OLE + bytes(100),
        "program": b"MZ\x90\0" + bytes(200),
        "SVG": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "HTML": b"<!DOCTYPE html><script>alert(1)</script>",
        "binary": bytes(range(256)) * 4,
        "RAR": b"Rar!\x1a\x07\0" + bytes(50),
        "text with control characters": b"abc\x01\x02",
    }
    for what, content in files.items():
        yield what, "a.bin", content, Kind.UNREADABLE


def _zip(parts: dict[str, bytes]) -> bytes:
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return result.getvalue()


def _twice() -> bytes:
    return _zip({"word/document.xml": b"x", "word/documenu.xml": b"y"}).replace(b"documenu", b"document")


def _overlapping() -> bytes:
    """Two entries of the directory that name the same bytes (CVE-2024-0450)."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_STORED) as target:
        target.writestr("a", bytes(1000))
        second = target.infolist()[0]
        copy = type(second)("b")
        for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
            setattr(copy, name, getattr(second, name))
        target.filelist.append(copy)
        target.NameToInfo["b"] = copy
    return result.getvalue()


def _encrypted() -> bytes:
    content = bytearray(_zip({"word/document.xml": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _huge() -> bytes:
    content = bytearray(picture("PNG"))
    content[16:24] = (40_000).to_bytes(4) * 2
    return bytes(content)
