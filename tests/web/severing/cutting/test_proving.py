"""The proof finds what a careless tool leaves behind."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.original import Original
from gongkai_web.severing.cutting.proving import Leak, proof
from gongkai_web.severing.cutting.severing import severed
from tests.web.publishing.scan.makers.pdf import HELLO, page_pdf, typeset, updated
from tests.web.severing.making import LABEL, NAME, SECRET, cuts_of

ORIGINAL = page_pdf(HELLO + SECRET)
CUTS = cuts_of(ORIGINAL, NAME)
GOOD = severed(ORIGINAL, CUTS)


def _changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(GOOD)) as pdf:
        change(pdf)
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()


def _leaks(content: bytes) -> set[Leak]:
    return {what for what, _page in proof(content, CUTS, ORIGINAL).leaks}


def test_the_file_that_severing_makes_holds() -> None:
    assert proof(GOOD, CUTS, ORIGINAL) == ((), ())


def test_the_original_does_not() -> None:
    assert {Leak.STRUCTURE, Leak.TEXT, Leak.PICTURE} <= _leaks(ORIGINAL)


def test_a_black_box_over_the_text_does_not() -> None:
    box = CUTS[0].box
    drawn = b"0 g %.1f %.1f %.1f %.1f re f\n" % (box.left, 842 - box.bottom, box.right - box.left, box.bottom - box.top)

    assert Leak.TEXT in _leaks(page_pdf(HELLO + SECRET + drawn))


def test_a_box_that_is_not_black_is_found() -> None:
    empty = severed(page_pdf(HELLO), [])
    assert Leak.PICTURE in _leaks(empty)


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "a"


def _word(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String(NAME)


def _sign(pdf: pikepdf.Pdf) -> None:
    """A sign that no page uses stays in the table of the font."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Filter") != Name.DCTDecode and b"beginbfchar" in one.read_bytes():
            one.write(one.read_bytes().replace(b"endbfchar", b"<FFFD> <66CC>\nendbfchar"))


def _comment(pdf: pikepdf.Pdf) -> None:
    text = pdf.pages[0].obj.Contents
    text.write(text.read_bytes() + b"\n% " + NAME.encode())


def _picture(pdf: pikepdf.Pdf) -> None:
    """A comment inside the JPEG file."""
    image = pdf.pages[0].obj.Resources.XObject.Page
    raw = image.read_raw_bytes()
    note = NAME.encode()
    image.write(raw[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2) + note + raw[2:], filter=Name.DCTDecode)


def _appended(pdf: pikepdf.Pdf) -> None:
    image = pdf.pages[0].obj.Resources.XObject.Page
    image.write(image.read_raw_bytes() + NAME.encode(), filter=Name.DCTDecode)


def _font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.Other = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def _note(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = pikepdf.Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("a"))])


@pytest.mark.parametrize("change", [_info, _word, _sign, _comment, _picture, _appended, _font, _note])
def test_whatever_is_no_page_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert Leak.STRUCTURE in _leaks(_changed(change))


def test_an_earlier_revision_is_found() -> None:
    assert Leak.STRUCTURE in _leaks(updated(GOOD, 1, b"<< /Type /Catalog /Pages 2 0 R >>"))


def test_words_in_the_bytes_of_the_file_are_found() -> None:
    assert Leak.BYTES in _leaks(GOOD.replace(b"%%EOF", b"%" + NAME.encode() + b"\n%%EOF"))


def test_text_in_a_box_is_found() -> None:
    whole = severed(ORIGINAL, [])  # every word stands where it stood
    assert {Leak.TEXT, Leak.PICTURE} <= _leaks(whole)


def test_pages_that_are_missing_are_found() -> None:
    two = typeset("一\n#pagebreak()\n二")
    assert proof(GOOD, [], two).leaks == ((Leak.PAGES, 0),)


def test_the_same_words_at_another_place_are_told() -> None:
    original = typeset("申请人王宝强。\n#pagebreak()\n无关。\n#pagebreak()\n王宝强同意，王某不同意。")
    cuts = cuts_of(original, "王宝强", page=1)
    found = proof(severed(original, cuts), cuts, original)

    assert found.leaks == ()
    assert found.elsewhere == ((3, "王宝强"),)
    everywhere = cuts_of(original, "王宝强")
    assert proof(severed(original, everywhere), everywhere, original) == ((), ())


def test_single_signs_and_short_figures_are_not_looked_for_elsewhere() -> None:
    original = typeset("甲方王某，电话12。\n\n王某另有说明，共12项，详见甲方。")
    with Original(original) as file:
        height = file.page(1).height
    cuts = [one for one in cuts_of(original, "某", "12") if one.box.bottom < height / 8]
    assert proof(severed(original, cuts), cuts, original) == ((), ())


def test_boxes_at_the_edge_and_over_one_another_hold() -> None:
    cuts = [Cut(1, Box(-1, -1, 300, 250), 1, LABEL), Cut(1, Box(200, 200, 600, 900), 2, LABEL)]
    assert proof(severed(ORIGINAL, cuts), cuts, ORIGINAL).leaks == ()
