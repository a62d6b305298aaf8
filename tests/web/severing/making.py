"""PDF files whose words are looked for after they were cut."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from gongkai_web.severing.cutting.geometry import Box, Cut, joined
from gongkai_web.severing.cutting.lines import Word, lines
from gongkai_web.severing.cutting.original import Original
from tests.web.publishing.scan.makers.pdf import HELLO, PICTURE, page_pdf, protected, stream, typeset, updated

NAME = "Wangbaoqiang"
LABEL = "〔4：理由〕"
SECRET = b"BT /F1 12 Tf 72 600 Td (" + NAME.encode() + b" lives here) Tj ET\n"
AGAIN = b"BT /F1 12 Tf 300 400 Td (" + NAME.encode() + b") Tj ET\n"
_NAMED = b"(" + NAME.encode() + b")"


def cuts_of(content: bytes, *words: str, page: int = 0) -> list[Cut]:
    """The cuts that take words away wherever pages show them; `page`: on that one alone."""
    found = []
    with Original(content) as original:
        for number in [page] if page else range(1, original.pages + 1):
            every = [word for line in lines(original.page(number).signs()) for word in line.words]
            found += [Cut(number, box, 4, LABEL) for each in words for box in _boxes(every, each)]
    return found


def _boxes(every: list[Word], words: str) -> Iterator[Box]:
    text = "".join(word.text for word in every)
    owners = [word for word in every for _sign in word.text]
    place = text.find(words)
    while place >= 0:
        yield from joined([word.box for word in dict.fromkeys(owners[place : place + len(words)])])
        place = text.find(words, place + 1)


def remains(content: bytes, words: str) -> list[str]:
    """Where words stand in a file: as bytes of any stream or string, in any code."""
    forms = {
        form for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030") for form in (words.encode(code), words.encode(code).hex().encode())
    }
    forms |= {form.upper() for form in forms if form.isalnum()}
    found = ["file"] if any(form in content for form in forms) else []
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            parts = [one.unparse() if not isinstance(one, pikepdf.Stream) else one.read_raw_bytes()]
            if isinstance(one, pikepdf.Stream) and one.get("/Filter") != pikepdf.Name.DCTDecode:
                parts.append(one.read_bytes())
            found += [str(one.objgen) for part in parts for form in forms if form in part]
    return found


def attacks() -> Iterator[tuple[str, bytes]]:
    """Files that show a name at one place, and hold it at others that no reader sees."""
    plain = page_pdf(HELLO + SECRET)
    yield "plain", plain
    for turned in (90, 180, 270):
        yield f"turned by {turned}", page_pdf(HELLO + SECRET, page=b"/Rotate %d" % turned)
    cropped = b"/CropBox [40 300 500 760]"
    yield "cropped", page_pdf(HELLO + SECRET, page=cropped)
    yield "cropped and turned", page_pdf(HELLO + SECRET, page=cropped + b" /Rotate 90")
    yield "a copy outside of what is cropped", page_pdf(HELLO + SECRET + AGAIN, page=b"/CropBox [40 500 500 760]")
    yield "media box away from zero", page_pdf(HELLO + SECRET, page=b"/MediaBox [-50 -60 545 782]")
    form = stream(SECRET, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>")
    yield "in a form", page_pdf(HELLO + b"/X Do\n", resources=b"/XObject << /X 9 0 R >>", objects={9: form})
    yield "in a form that is never drawn", page_pdf(HELLO + SECRET, resources=b"/XObject << /X 9 0 R >>", objects={9: form})
    yield "drawn twice", page_pdf(HELLO + SECRET + SECRET)
    yield "drawn twice, a little beside", page_pdf(HELLO + SECRET + b"q 1 0 0 1 0.4 0 cm " + SECRET + b"Q\n")
    yield "white copy", page_pdf(HELLO + SECRET + b"1 g " + AGAIN)
    yield "invisible copy", page_pdf(HELLO + SECRET + b"3 Tr " + AGAIN)
    yield "clipped copy", page_pdf(HELLO + SECRET + b"q 10 10 20 20 re W n " + AGAIN + b"Q\n")
    yield "tiny copy", page_pdf(HELLO + SECRET + b"BT /F1 0.4 Tf 300 400 Td " + _NAMED + b" Tj ET\n")
    yield "copy under a box", page_pdf(HELLO + SECRET + AGAIN + b"0 g 290 390 150 30 re f\n")
    placed = b"q 200 0 0 40 290 390 cm /X Do Q\n"
    yield "copy under a picture", page_pdf(HELLO + SECRET + AGAIN + placed, resources=b"/XObject << /X 9 0 R >>", objects={9: PICTURE})
    replaced = SECRET.replace(b"BT", b"/Span << /ActualText " + _NAMED + b" >> BDC BT") + b"EMC\n"
    yield "another text for it", page_pdf(HELLO + replaced)
    yield from _beside(plain)
    typed = typeset("= 关于供水的报告\n\n申请人王宝强（Wangbaoqiang）提出申请。\n\n第二段。")
    yield "Chinese, with CID fonts", typed
    yield "forbids printing", protected(plain, user="")


def _beside(plain: bytes) -> Iterator[tuple[str, bytes]]:
    """The name in parts of the file that are no page."""
    note = b"<< /Type /Annot /Subtype /Text /Rect [70 590 90 610] /Contents " + _NAMED + b" /T " + _NAMED + b" >>"
    yield "annotation", page_pdf(HELLO + SECRET, page=b"/Annots [9 0 R]", objects={9: note})
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V " + _NAMED + b" /Rect [0 0 0 0] >>"
    yield "form field", page_pdf(HELLO + SECRET, catalog=b"/AcroForm << /Fields [9 0 R] >>", page=b"/Annots [9 0 R]", objects={9: field})
    script = b"<< /S /JavaScript /JS (app.alert\\('" + NAME.encode() + b"'\\)) >>"
    yield "script", page_pdf(HELLO + SECRET, catalog=b"/OpenAction 9 0 R", objects={9: script})
    inside = stream(NAME.encode(), b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.txt) /EF << /F 9 0 R >> >>] >> >>"
    yield "file inside", page_pdf(HELLO + SECRET, catalog=names, objects={9: inside})
    outline = {9: b"<< /Type /Outlines /First 10 0 R /Last 10 0 R /Count 1 >>", 10: b"<< /Title " + _NAMED + b" /Parent 9 0 R >>"}
    yield "bookmark", page_pdf(HELLO + SECRET, catalog=b"/Outlines 9 0 R", objects=outline)
    yield "properties", page_pdf(HELLO + SECRET, objects={9: b"<< /Title " + _NAMED + b" >>"}, trailer=b"/Info 9 0 R")
    xmp = stream(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + NAME.encode() + b"</x:xmpmeta>", b"/Type /Metadata /Subtype /XML")
    yield "XMP", page_pdf(HELLO + SECRET, catalog=b"/Metadata 9 0 R", objects={9: xmp})
    private = b"/PieceInfo << /P << /Private " + _NAMED + b" >> >>"
    yield "data of a program", page_pdf(HELLO + SECRET, page=private)
    yield (
        "thumbnail",
        page_pdf(HELLO + SECRET, page=b"/Thumb 9 0 R", objects={9: stream(NAME.encode(), b"/Subtype /Image /Width 12 /Height 1")}),
    )
    layer = b"/OC /L BDC " + AGAIN + b"EMC\n"
    layers = b"/OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>"
    group = {9: b"<< /Type /OCG /Name (L) >>"}
    properties = b"/Properties << /L 9 0 R >>"
    yield "hidden layer", page_pdf(HELLO + layer + SECRET, catalog=layers, resources=properties, objects=group)
    other = page_pdf(HELLO + AGAIN)
    yield "earlier revision", updated(other, 4, stream(HELLO + SECRET))
    yield "behind the end", plain + NAME.encode() * 20
