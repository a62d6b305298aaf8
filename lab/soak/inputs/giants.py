"""Files built to exhaust a reader: long lines, wide tables, deep nesting, bombs. Few of them, for each takes as long as thousands do."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from lab.soak.inputs.made import Made
from lab.soak.inputs.pdfs import stream, written

MEBIBYTE = 1 << 20
SIZES = (0.05, 0.3, 1.0)
"""What the full size of a giant is multiplied with."""
_TITLE = "青禾县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
_HEAD = f"<html><h1>{_TITLE}</h1>"
_ROW = "（一）予以公开 1 2 3 4 5 6 21\n"
_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"


def giant(_rng: random.Random, _seed: int, number: int) -> Made:
    """The giant of that number: each sort in the first size, then in the second, then in full."""
    name, build = list(_GIANTS.items())[number % len(_GIANTS)]
    size = SIZES[number // len(_GIANTS) % len(SIZES)]
    return Made(build(size), f"{name} × {size}")


def kinds() -> int:
    """How many sorts of giants there are."""
    return len(_GIANTS)


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, content in parts:
            package.writestr(name, content)
    return target.getvalue()


def _related(kind: str, target: str) -> bytes:
    """A part that names one other part."""
    relation = f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGES}">{relation}</Relationships>'.encode()


def document(body: str, doctype: str = "") -> bytes:
    """A DOCX with that body, not compressed: otherwise the guard against bombs would refuse it before it is parsed."""
    xml = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    top = _related("officeDocument", "word/document.xml")
    return zipped(("[Content_Types].xml", _TYPES), ("_rels/.rels", top), ("word/document.xml", xml.encode()), method=zipfile.ZIP_STORED)


def workbook(rows: str, before: str = "") -> bytes:
    """An XLSX with one sheet of those rows, not compressed either."""
    book = f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    sheet = f'<worksheet xmlns="{_SHEET}">{before}<sheetData>{rows}</sheetData></worksheet>'
    return zipped(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _related("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", _related("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet.encode()),
        method=zipfile.ZIP_STORED,
    )


_ROOT = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
_ONE_PAGE = {**_ROOT, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"}


def page(content: bytes) -> bytes:
    """A PDF whose one page has that stream object for content."""
    return written({**_ONE_PAGE, 4: content})


def _filled(unit: str, size: float, megabytes: float, head: str = _TITLE) -> bytes:
    """`unit` again and again to that many megabytes under a title."""
    part = unit.encode()
    return head.encode() + part * max(1, int(size * megabytes * MEBIBYTE) // len(part))


def _wide_html(size: float) -> bytes:
    row = "<tr>" + "<td>1</td>" * int(10_000 * size) + "</tr>"
    return (_HEAD + "<table>" + row * 40 + "</table>").encode()


def _overlapping(size: float) -> bytes:
    """A container whose thousand entries share one body (CVE-2024-0450)."""
    name = b"word/document.xml"
    body = zlib.compress(bytes(int(10 * MEBIBYTE * size)), 9)[2:-4]
    plain = int(10 * MEBIBYTE * size)
    numbers = struct.pack("<LLL", zlib.crc32(bytes(plain)), len(body), plain)
    common = b"\x14\0\0\0\x08\0\0\0\x21\x50" + numbers
    local = b"PK\x03\x04" + common + len(name).to_bytes(2, "little") + b"\0\0" + name + body
    names = [name, *(b"word/part%03d.xml" % number for number in range(999))]
    central = b"".join(b"PK\x01\x02\x14\x00" + common + len(one).to_bytes(2, "little") + bytes(16) + one for one in names)
    count = len(names).to_bytes(2, "little")
    return (
        local
        + central
        + b"PK\x05\x06\0\0\0\0"
        + count * 2
        + len(central).to_bytes(4, "little")
        + len(local).to_bytes(4, "little")
        + b"\0\0"
    )


def _laughs(size: float) -> bytes:
    """Entities of entities of entities."""
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 4 + int(8 * size)))
    return document(f"<w:p><w:r><w:t>&a{3 + int(8 * size)};</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY a0 "{"x" * 99}">{entities}]>')


def _deflated(size: float, layers: int) -> bytes:
    """A PDF whose content was compressed several times over."""
    data = b" " * int(1024 * MEBIBYTE * size)
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return page(b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(data), b"/FlateDecode" * layers, data))


def _page_tree(size: float) -> bytes:
    """Pages in a circle, and each named thousands of times."""
    kids = b"3 0 R 2 0 R " * int(20_000 * size)
    return written({**_ROOT, 2: b"<</Type/Pages/Kids[%b]/Count 9>>" % kids, 3: b"<</Type/Page/Parent 2 0 R>>"})


def _many_pages(size: float) -> bytes:
    kids = b"3 0 R " * int(20_000 * size)
    return written({**_ONE_PAGE, 2: b"<</Type/Pages/Kids[%b]/Count 9>>" % kids, 4: stream(b"BT /F 9 Tf 9 9 Td (1) Tj ET")})


def _docx_rows(size: float) -> bytes:
    cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    return document("<w:tbl>" + ("<w:tr>" + cell * 50 + "</w:tr>") * int(10_000 * size) + "</w:tbl>")


def _organs(size: float) -> bytes:
    """A long chain of organs that ends where it begins."""
    count = int(200_000 * size)
    rows = "".join(f"{number},局{number},{(number + 1) % count},县,office\n" for number in range(count))
    return ("code,name,parent,level,kind\n" + rows).encode()


_GIANTS: dict[str, Callable[[float], bytes]] = {
    "line of 100 MB": lambda size: _filled("0", size, 100),
    "line of words": lambda size: _filled("（一）予以公开 1 2 3 总计 ", size, 30),
    "line of joined figures": lambda size: _filled("0123", size, 4, _TITLE + "（一）予以公开"),
    "line of spaced figures": lambda size: _filled("0 1 ", size, 4, _TITLE + "（一）予以公开 "),
    "rows": lambda size: _filled(_ROW, size, 20),
    "titles": lambda size: _filled(_TITLE, size, 10),
    "headings": lambda size: _filled("一、总体情况\n二、主动公开政府信息情况\n", size, 10),
    "empty lines": lambda size: _filled("\n", size, 60),
    "blanks": lambda size: _filled(" ", size, 20, _TITLE + "（一）予以公开"),
    "brackets": lambda size: _filled("（", size, 10),
    "closed brackets": lambda size: _filled("（“", size, 3) + "”）".encode() * int(size * 100_000),
    "digits of prose": lambda size: _filled("共收到申请12件，其中3件，占25%；", size, 10, "2016年政府信息公开工作年度报告\n一、概述\n"),
    "prose of one sentence": lambda size: _filled("其中3件，", size, 5, _TITLE + "一、总体情况\n共收到申请12件，"),
    "pipes": lambda size: _filled("|", size, 20),
    "pipe columns": lambda size: _filled("| 1 " * 10_000 + "|\n", size, 10),
    "ten thousand columns": _wide_html,
    "colspans": lambda size: (_HEAD + "<table>" + ("<tr>" + "<td colspan=1000 rowspan=65534>1" * 20) * int(2_000 * size)).encode(),
    "rows of a table": lambda size: _filled("<tr><td>（一）予以公开<td>1<td>2<td>3<td>4<td>5<td>6<td>21", size, 20, _HEAD + "<table>"),
    "open divs": lambda size: _filled("<div>", size, 2, _HEAD),
    "open tables": lambda size: _filled("<table><tr><td>", size, 2, _HEAD),
    "tables below the cap": lambda size: (_HEAD + "<table><tr><td>1" * int(600 * size) + "</table>" * 600).encode(),
    "open fonts": lambda size: _filled("<font><b><p>", size, 2, _HEAD),
    "comments": lambda size: _filled("<!--", size, 10, _HEAD),
    "attributes": lambda size: _filled(' a="<td"', size, 10, _HEAD + "<p "),
    "ampersands": lambda size: _filled("&nbsp", size, 10, _HEAD),
    "small tables": lambda size: _filled("<table><tr><td>1</td><td>2</td></tr></table>", size, 5, _HEAD),
    "escapes": lambda size: _filled("\\u7684\\n", size, 10),
    "json arrays": lambda size: b"[" * int(size * 5 * MEBIBYTE),
    "mojibake": lambda size: _filled("ä¿¡æ\x81¯å…¬å¼€", size, 10),
    "nulls": lambda size: bytes(int(size * 60 * MEBIBYTE)),
    "zip of zeros": lambda size: zipped(("word/document.xml", bytes(int(size * 1024 * MEBIBYTE)))),
    "zip in zip": lambda size: zipped(("word/document.xml", zipped(("word/document.xml", bytes(int(size * 500 * MEBIBYTE)))))),
    "zip of many": lambda size: zipped(*((f"{number}.xml", b"") for number in range(int(20_000 * size)))),
    "zip overlapping": _overlapping,
    "laughing document": _laughs,
    "document of rows": _docx_rows,
    "document of one paragraph": lambda size: document("<w:p>" + "<w:r><w:t>1 </w:t></w:r>" * int(size * 500_000) + "</w:p>"),
    "nested document": lambda size: document("<w:tbl><w:tr><w:tc>" * int(size * 20_000)),
    "wide document": lambda size: document(
        "<w:tbl><w:tr>" + "<w:tc><w:tcPr><w:gridSpan w:val='16384'/></w:tcPr></w:tc>" * int(size * 5_000) + "</w:tr></w:tbl>"
    ),
    "farthest cell": lambda _: workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "wide sheet": lambda size: workbook(("<row>" + "<c><v>1</v></c>" * int(10_000 * size) + "</row>") * 20),
    "long sheet": lambda size: workbook(("<row>" + "<c><v>1</v></c>" * 50 + "</row>") * int(200_000 * size)),
    "false dimension": lambda size: workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row>' * int(9_000 * size), '<dimension ref="A1:XFD1048576"/>'
    ),
    "deflated page": lambda size: _deflated(size, 1),
    "page deflated twice": lambda size: _deflated(size, 2),
    "pages in a circle": _page_tree,
    "many pages": _many_pages,
    "nested arrays": lambda size: page(b"[" * int(size * 3 * MEBIBYTE)),
    "page of lines": lambda size: page(stream(b"1 1 m 9 9 l S\n" * int(size * 300_000))),
    "page of boxes": lambda size: page(stream(b"".join(b"%d %d 5 5 re S\n" % (x % 600, x // 600) for x in range(int(size * 100_000))))),
    "organs in a circle": _organs,
    "one field": lambda size: b"code,name,parent,level,kind\n" + b"x" * int(size * 50 * MEBIBYTE),
    "open quote": lambda size: b'code,name,parent,level,kind\n"' + b"x,\n" * int(size * 10 * MEBIBYTE),
}
