"""PDF files written by hand, object by object."""

import zlib
from io import BytesIO

import pikepdf
import typst

PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"
    b"\nstream\n\x80\x80\x80\x80\nendstream"
)
HELLO = b"BT /F1 12 Tf 72 700 Td (Budget 2025 of the office) Tj ET\n"
SECRET = b"BT /F1 12 Tf 72 600 Td (Wang lives here) Tj ET\n"
"""Its box: about 72 to 160 across, 597 to 610 up."""


def page_pdf(
    drawing: bytes,
    *,
    page: bytes = b"",
    catalog: bytes = b"",
    resources: bytes = b"",
    objects: dict[int, bytes] | None = None,
    trailer: bytes = b"",
) -> bytes:
    """A file of one page. Objects 1 to 5 are catalog, pages, page, drawing and font; `objects` are added under their numbers."""
    everything = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
        + resources
        + b" >> "
        + page
        + b" >>",
        4: stream(drawing),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **(objects or {}),
    }
    return written(everything, trailer)


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The objects as a file with its table of offsets."""
    content, offsets = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        offsets[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(content), max(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        content += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
    return content + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def updated(content: bytes, number: int, body: bytes) -> bytes:
    """The file with one object replaced in a revision behind its end."""
    previous = content.rindex(b"startxref")
    before = int(content[previous:].split()[1])
    begin = len(content)
    changed = content + b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(changed)
    changed += b"xref\n%d 1\n%010d 00000 n \n" % (number, begin)
    return changed + b"trailer\n<< /Size 20 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, start)


def typeset(body: str) -> bytes:
    """A PDF as an office program makes it, with Chinese text."""
    return bytes(
        typst.compile(f'#set page(paper: "a4")\n#set text(font: ("Noto Serif CJK SC", "Noto Sans CJK SC"), size: 11pt)\n{body}'.encode())
    )


def protected(content: bytes, *, user: str, owner: str = "o") -> bytes:
    """The file behind a password."""
    result = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(result, encryption=pikepdf.Encryption(user=user, owner=owner))
    return result.getvalue()


def bomb(layers: int = 2, size: int = 80 * 1024 * 1024) -> bytes:
    """A page whose drawing inflates without end."""
    data = bytes(size)
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return page_pdf(b"", objects={4: stream(data, b"/Filter [" + b"/FlateDecode " * layers + b"]")})
