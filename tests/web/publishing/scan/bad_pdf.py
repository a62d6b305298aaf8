"""PDF files with something under, behind or beside their pages."""

from collections.abc import Iterator

from gongkai_web.publishing.examine.kinds import Kind
from tests.web.publishing.scan.makers.numbers import identity
from tests.web.publishing.scan.makers.pdf import HELLO, PICTURE, SECRET, page_pdf, stream, typeset, updated
from tests.web.publishing.scan.makers.pictures import exif, picture

Case = tuple[str, str, bytes, Kind]
_BOX = b"70 592 120 24 re "
_FORM = b"/XObject << /X 9 0 R >>"


def pdfs() -> Iterator[Case]:
    """All of them."""
    for what, drawing in _COVERED:
        yield what, "a.pdf", page_pdf(HELLO + drawing), Kind.COVERED_TEXT
    for what, kind, drawing in _UNSEEN:
        yield what, "a.pdf", page_pdf(HELLO + drawing), kind
    for what, body in (("picture", PICTURE), ("form", stream(_BOX + b"f\n", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"))):
        placed = b"q 120 0 0 24 70 592 cm /X Do Q\n" if what == "picture" else b"/X Do\n"
        yield f"{what} over text", "a.pdf", page_pdf(HELLO + SECRET + placed, resources=_FORM, objects={9: body}), Kind.COVERED_TEXT
    moved = stream(b"0 0 60 12 re f\n", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [2 0 0 2 0 0]")
    drawing = HELLO + SECRET + b"q 1 0 0 1 70 592 cm /X Do Q\n"
    yield "moved form over text", "a.pdf", page_pdf(drawing, resources=_FORM, objects={9: moved}), Kind.COVERED_TEXT
    yield "cropped away", "a.pdf", page_pdf(HELLO + SECRET, page=b"/CropBox [0 650 595 842]"), Kind.INVISIBLE_TEXT
    scanned = b"q 595 0 0 842 0 0 cm /X Do Q\n"
    yield "nothing but a picture", "a.pdf", page_pdf(scanned, resources=_FORM, objects={9: PICTURE}), Kind.UNSEARCHED
    outlines = b"".join(b"%d 600 m %d 610 l %d 605 l f\n" % (x, x + 3, x + 6) for x in range(0, 560, 4))
    yield "letters as outlines", "a.pdf", page_pdf(outlines), Kind.UNSEARCHED
    recognised = scanned + b"3 Tr " + SECRET
    yield "recognised text over a picture", "a.pdf", page_pdf(recognised, resources=_FORM, objects={9: PICTURE}), Kind.INVISIBLE_LAYER
    yield "recognised text under a picture", "a.pdf", page_pdf(SECRET + scanned, resources=_FORM, objects={9: PICTURE}), Kind.COVERED_TEXT
    yield from _annotations()
    yield from _actions_in_place()
    yield from _kept()
    yield from _typeset()


_COVERED = (
    ("black box", SECRET + _BOX + b"f\n"),
    ("white box", SECRET + b"1 g " + _BOX + b"f\n"),
    ("grey box", SECRET + b"0.5 g " + _BOX + b"f\n"),
    ("blue box, filled and stroked", SECRET + b"0 0 1 rg " + _BOX + b"B\n"),
    ("box of CMYK", SECRET + b"0 0 0 1 k " + _BOX + b"f*\n"),
    ("box of lines", SECRET + b"70 592 m 190 592 l 190 616 l 70 616 l h f\n"),
    ("box drawn the other way round", SECRET + b"70 616 m 190 616 l 190 592 l 70 592 l f\n"),
    ("two boxes in one path", SECRET + _BOX + b"300 300 50 50 re f\n"),
    ("thick line", SECRET + b"20 w 70 604 m 190 604 l S\n"),
    ("scaled box", SECRET + b"q 10 0 0 10 0 0 cm 7 59.2 12 2.4 re f Q\n"),
    ("box over half the text", SECRET + b"70 592 40 24 re f\n"),
)
_UNSEEN = (
    ("black on black", Kind.INVISIBLE_TEXT, _BOX + b"f\n" + SECRET),
    ("blue on blue", Kind.INVISIBLE_TEXT, b"0 0 1 rg " + _BOX + b"f\n" + SECRET),
    ("white", Kind.INVISIBLE_TEXT, b"1 g " + SECRET),
    ("white in RGB", Kind.INVISIBLE_TEXT, b"1 1 1 rg " + SECRET),
    ("white in CMYK", Kind.INVISIBLE_TEXT, b"0 0 0 0 k " + SECRET),
    ("nearly white", Kind.INVISIBLE_TEXT, b"0.99 g " + SECRET),
    ("tiny", Kind.INVISIBLE_TEXT, b"BT /F1 0.4 Tf 72 600 Td (Wang) Tj ET\n"),
    ("scaled to nothing", Kind.INVISIBLE_TEXT, b"q 0.05 0 0 0.05 72 600 cm BT /F1 12 Tf (Wang) Tj ET Q\n"),
    ("off the page", Kind.INVISIBLE_TEXT, b"BT /F1 12 Tf -400 600 Td (Wang) Tj ET\n"),
    ("below the page", Kind.INVISIBLE_TEXT, b"BT /F1 12 Tf 72 -90 Td (Wang) Tj ET\n"),
    ("mode 3", Kind.INVISIBLE_LAYER, b"3 Tr " + SECRET),
    ("mode 7", Kind.INVISIBLE_LAYER, b"7 Tr " + SECRET),
    ("number in mode 3", Kind.MOBILE_NUMBER, b"3 Tr BT /F1 12 Tf 72 600 Td (13831712345) Tj ET\n"),
    ("number under a box", Kind.IDENTITY_NUMBER, b"BT /F1 12 Tf 72 600 Td (" + identity().encode() + b") Tj ET\n70 592 200 24 re f\n"),
    ("number digit by digit", Kind.MOBILE_NUMBER, b"BT /F1 12 Tf 72 600 Td [(138) 40 (317) -80 (12345)] TJ ET\n"),
    (
        "number over two lines",
        Kind.IDENTITY_NUMBER,
        b"BT /F1 12 Tf 14 TL 72 600 Td (1309221978) Tj T* (" + identity()[10:].encode() + b") Tj ET\n",
    ),
)


def _annotations() -> Iterator[Case]:
    for subtype in (b"Text", b"FreeText", b"Highlight", b"Square", b"Ink", b"Stamp", b"Redact", b"StrikeOut", b"Caret"):
        note = b"<< /Type /Annot /Subtype /" + subtype + b" /Rect [70 590 200 620] /Contents (Delete Wang) /T (Li) >>"
        yield f"annotation {subtype.decode()}", "a.pdf", page_pdf(HELLO, page=b"/Annots [9 0 R]", objects={9: note}), Kind.ANNOTATION
    number = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (13831712345) >>"
    yield "number in an annotation", "a.pdf", page_pdf(HELLO, page=b"/Annots [9 0 R]", objects={9: number}), Kind.MOBILE_NUMBER
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (tel:13831712345) >> >>"
    yield "number in a link", "a.pdf", page_pdf(HELLO, page=b"/Annots [9 0 R]", objects={9: link}), Kind.MOBILE_NUMBER
    for subtype in (b"FileAttachment", b"RichMedia", b"Sound"):
        note = b"<< /Type /Annot /Subtype /" + subtype + b" /Rect [0 0 9 9] >>"
        yield f"annotation {subtype.decode()}", "a.pdf", page_pdf(HELLO, page=b"/Annots [9 0 R]", objects={9: note}), Kind.EMBEDDED_OBJECT


def _actions_in_place() -> Iterator[Case]:
    """Actions that are written where they are used, not as objects of their own."""
    for name, where in (
        ("on opening", {"catalog": b"/OpenAction " + _JS}),
        ("before closing", {"catalog": b"/AA << /WC " + _JS + b" >>"}),
        ("by name", {"catalog": b"/Names << /JavaScript << /Names [(a) " + _JS + b"] >> >>"}),
        ("by name, in a branch", {"catalog": b"/Names << /JavaScript << /Kids [<< /Limits [(a) (a)] /Names [(a) " + _JS + b"] >>] >> >>"}),
        ("of the page", {"page": b"/AA << /O " + _JS + b" >>"}),
        ("of a link", {"page": b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A " + _JS + b" >>]"}),
        ("after another", {"catalog": b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /GoTo /D (a) /Next " + _JS + b" >>] >>"}),
        ("of a bookmark", {"catalog": b"/Outlines << /First << /Title (a) /A " + _JS + b" >> >>"}),
    ):
        file = page_pdf(HELLO, catalog=where.get("catalog", b""), page=where.get("page", b""))
        yield f"script in place, {name}", "a.pdf", file, Kind.SCRIPT
    launch = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]"
    yield "program in place", "a.pdf", page_pdf(HELLO, page=launch), Kind.SCRIPT
    address = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (JavaScript:app.alert\\(1\\)) >> >>]"
    yield "script as an address", "a.pdf", page_pdf(HELLO, page=address), Kind.SCRIPT
    thumb = b"/PieceInfo << /Illustrator << /Private 9 >> >>"
    yield "private data of the page", "a.pdf", page_pdf(HELLO, page=thumb), Kind.EMBEDDED_OBJECT


_JS = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
_XMP = b"""<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>
<dc:creator><rdf:Seq><rdf:li>Wang</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"""
_FILE = {9: b"<< /Type /Filespec /F (list.xlsx) /EF << /F 10 0 R >> >>", 10: stream(b"secret", b"/Type /EmbeddedFile")}


def _kept() -> Iterator[Case]:
    """Beside the pages."""
    layers = b"/OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>"
    yield "layer off", "a.pdf", page_pdf(HELLO, catalog=layers, objects={9: b"<< /Type /OCG /Name (Old) >>"}), Kind.HIDDEN_LAYER
    base = b"/OCProperties << /OCGs [9 0 R] /D << /BaseState /OFF >> >>"
    yield "layers off", "a.pdf", page_pdf(HELLO, catalog=base, objects={9: b"<< /Type /OCG /Name (Old) >>"}), Kind.HIDDEN_LAYER
    names = b"/Names << /EmbeddedFiles << /Names [(list) 9 0 R] >> >>"
    yield "attachment", "a.pdf", page_pdf(HELLO, catalog=names, objects=_FILE), Kind.ATTACHMENT
    yield "associated file", "a.pdf", page_pdf(HELLO, catalog=b"/AF [9 0 R]", objects=_FILE), Kind.ATTACHMENT
    field = b"/AcroForm << /Fields [9 0 R] >>"
    yield "field", "a.pdf", page_pdf(HELLO, catalog=field, objects={9: b"<< /FT /Tx /T (name) /V (Wang) >>"}), Kind.FORM_DATA
    inner = {9: b"<< /T (group) /Kids [10 0 R] >>", 10: b"<< /FT /Ch /T (choice) /V (Wang) /Parent 9 0 R >>"}
    yield "inner field", "a.pdf", page_pdf(HELLO, catalog=field, objects=inner), Kind.FORM_DATA
    yield "XFA", "a.pdf", page_pdf(HELLO, catalog=b"/AcroForm << /Fields [] /XFA 9 0 R >>", objects={9: stream(b"<xdp/>")}), Kind.FORM_DATA
    number = {9: b"<< /FT /Tx /T (tel) /V (13831712345) >>"}
    yield "number in a field", "a.pdf", page_pdf(HELLO, catalog=field, objects=number), Kind.MOBILE_NUMBER
    yield "script on opening", "a.pdf", page_pdf(HELLO, catalog=b"/OpenAction 9 0 R", objects={9: _JS}), Kind.SCRIPT
    yield "script in the page", "a.pdf", page_pdf(HELLO, page=b"/AA << /O 9 0 R >>", objects={9: _JS}), Kind.SCRIPT
    named = b"/Names << /JavaScript << /Names [(a) 9 0 R] >> >>"
    yield "named script", "a.pdf", page_pdf(HELLO, catalog=named, objects={9: _JS}), Kind.SCRIPT
    for action in (b"Launch", b"SubmitForm", b"ImportData"):
        body = b"<< /S /" + action + b" /F (calc.exe) >>"
        yield f"action {action.decode()}", "a.pdf", page_pdf(HELLO, catalog=b"/OpenAction 9 0 R", objects={9: body}), Kind.SCRIPT
    for key in (b"Author", b"Title", b"Subject", b"Keywords", b"Company"):
        info = {9: b"<< /Producer (x) /" + key + b" (Wang) >>"}
        yield f"info {key.decode()}", "a.pdf", page_pdf(HELLO, trailer=b"/Info 9 0 R", objects=info), Kind.PROPERTIES
    xmp = {9: stream(_XMP, b"/Type /Metadata /Subtype /XML")}
    yield "XMP", "a.pdf", page_pdf(HELLO, catalog=b"/Metadata 9 0 R", objects=xmp), Kind.PROPERTIES
    broken = {9: stream(b"<x:xmpmeta>Wang", b"/Type /Metadata /Subtype /XML")}
    yield "broken XMP", "a.pdf", page_pdf(HELLO, catalog=b"/Metadata 9 0 R", objects=broken), Kind.PROPERTIES
    yield "private data", "a.pdf", page_pdf(HELLO, catalog=b"/PieceInfo << /Illustrator << /Private 9 >> >>"), Kind.EMBEDDED_OBJECT
    yield "preview", "a.pdf", page_pdf(HELLO, page=b"/Thumb 9 0 R", objects={9: PICTURE}), Kind.THUMBNAIL
    first = page_pdf(HELLO + SECRET)
    yield "earlier revision", "a.pdf", updated(first, 4, stream(HELLO)), Kind.EARLIER_REVISION
    yield "two earlier revisions", "a.pdf", updated(updated(first, 4, stream(SECRET)), 4, stream(HELLO)), Kind.EARLIER_REVISION
    yield "zip behind the end", "a.pdf", page_pdf(HELLO) + b"PK\x03\x04" + b"x" * 30, Kind.APPENDED_DATA
    yield (
        "text behind the end",
        "a.pdf",
        page_pdf(HELLO) + b"Wang lives in the first house of the second street of the third village",
        Kind.APPENDED_DATA,
    )
    photograph = picture("JPEG", exif=exif(place=True))
    dimensions = b"/Type /XObject /Subtype /Image /Width 16 /Height 12 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    placed = HELLO + b"q 50 0 0 40 300 300 cm /X Do Q\n"
    yield "photograph", "a.pdf", page_pdf(placed, resources=_FORM, objects={9: stream(photograph, dimensions)}), Kind.LOCATION


def _typeset() -> Iterator[Case]:
    box = "#place(top + left, dx: {}pt, dy: {}pt, rect(width: 300pt, height: 30pt, fill: {}))"
    line = "#place(top + left, dx: 60pt, dy: 60pt)[王某，家境困难]"
    for colour in ("black", "white", "gray", "rgb(20, 20, 20)"):
        yield f"typeset {colour} box", "a.pdf", typeset(f"正文\n{line}\n{box.format(50, 50, colour)}"), Kind.COVERED_TEXT
    yield "typeset white", "a.pdf", typeset("正文 #text(white)[王某]"), Kind.INVISIBLE_TEXT
    yield "typeset tiny", "a.pdf", typeset("正文 #text(size: 0.5pt)[王某]"), Kind.INVISIBLE_TEXT
    table = f"#table(columns: (60pt, 70pt), [姓名], [身份证号], [王某], [{identity()[:9]} \\ {identity()[9:]}])"
    yield "number broken in a cell", "a.pdf", typeset(table), Kind.IDENTITY_NUMBER
    yield "number in a table", "a.pdf", typeset("#table(columns: 2, [姓名], [电话], [王某], [138 3171 2345])"), Kind.MOBILE_NUMBER
    yield "title", "a.pdf", typeset('#set document(title: "关于王某的处分", author: "李某")\n正文'), Kind.PROPERTIES
