"""Whatever a file does to keep it: what was cut is gone, what was not is still seen and read."""

import random
from io import BytesIO

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from gongkai.errors import InputRefused
from gongkai_web.publishing.examine.kinds import Kind, Reason, Unfit
from gongkai_web.publishing.examine.pdf import examined
from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.proving import proof
from gongkai_web.severing.cutting.severing import severed
from tests.web.publishing.scan.makers.pdf import HELLO, PICTURE, bomb, page_pdf, protected, stream, typeset
from tests.web.severing.making import LABEL, NAME, SECRET, attacks, cuts_of, remains

ATTACKS = dict(attacks())


def _text(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return "".join("".join(one["text"] for one in page.chars) for page in pdf.pages)


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_nothing_of_it_is_left(attack: str) -> None:
    original = ATTACKS[attack]
    cuts = cuts_of(original, NAME)
    seen = [one for one in cuts if one.box.top >= 0 and one.box.bottom < 842]
    new = severed(original, seen)

    assert seen
    assert proof(new, seen, original) == ((), ())
    assert remains(new, NAME) == []
    assert NAME not in _text(new)
    assert {one.kind for one in examined(new)} <= {Kind.INVISIBLE_LAYER}, "what is read by whoever cannot see, and nothing else"
    if attack != "hidden layer":  # of a file with layers only the picture is kept: which of them is read is not known
        left = _text(new).replace(LABEL, "").replace(" ", "")
        assert "Budget2025oftheoffice" in left or "关于供水的报告" in left
        assert LABEL in _text(new)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_box_is_where_the_words_were(turned: int) -> None:
    original = page_pdf(HELLO + SECRET, page=b"/CropBox [40 300 500 760] /Rotate %d" % turned)
    cut = cuts_of(original, NAME)[0]
    before, after = (pypdfium2.PdfDocument(one)[0] for one in (original, severed(original, [cut])))
    x, y = (round(side * 2) for side in (cut.box.left + 2, (cut.box.top + cut.box.bottom) / 2))
    first, second = (one.render(scale=2).to_pil().convert("L") for one in (before, after))

    assert before.get_size() == pytest.approx(after.get_size(), abs=0.01)
    assert first.size == second.size
    assert second.getpixel((x, y)) < 30
    around = (cut.box.left * 2, cut.box.top * 2, cut.box.right * 2, cut.box.bottom * 2)
    assert first.crop(tuple(map(round, around))).getextrema()[0] < 120, "the words themselves were not there"


def test_a_name_of_rare_signs_leaves_no_sign() -> None:
    original = typeset("姓名：曌翯，住址不详。\n\n其余内容。")
    new = severed(original, cuts_of(original, "曌翯"))

    assert not set("曌翯") & set(_text(new))
    for sign in "曌翯":
        assert remains(new, sign) == []
    with pikepdf.open(BytesIO(new)) as pdf:
        assert [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile3" in one] == []


def test_a_scan_is_cut_by_a_drawn_box() -> None:
    recognised = b"q 595 0 0 842 0 0 cm /X Do Q\n3 Tr " + SECRET
    original = page_pdf(recognised, resources=b"/XObject << /X 9 0 R >>", objects={9: PICTURE})
    cuts = [Cut(1, Box(60, 200, 300, 300), 4, LABEL)]
    new = severed(original, cuts)

    assert proof(new, cuts, original) == ((), ())
    assert remains(new, NAME) == []
    assert _text(new) == LABEL


def test_a_thousand_passages_are_gone() -> None:
    chance = random.Random(20260302)  # noqa: S311 - the same passages in every run
    signs = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
    names = ["".join(chance.choices(signs, k=3)) + str(chance.randrange(10**9, 10**10)) for _ in range(1000)]
    original = typeset(
        "#set page(columns: 3)\n#set text(size: 8pt)\n" + "\n\n".join(f"第{number}人：{name}，同意。" for number, name in enumerate(names))
    )
    cuts = cuts_of(original, *names)
    new = severed(original, cuts)
    found = proof(new, cuts, original)

    assert len(cuts) == 1000
    assert found.leaks == ()
    text = _text(new)
    assert [name for name in names if name[3:] in text] == []
    assert text.count("同意") == 1000


def test_what_cannot_be_opened_is_refused() -> None:
    with pytest.raises(Unfit) as locked:
        severed(protected(page_pdf(SECRET), user="geheim"), [])
    assert locked.value.reason is Reason.PASSWORD
    with pytest.raises(InputRefused):
        severed(bomb(), [])
    with pytest.raises(Unfit):
        severed(b"%PDF-1.7\nnothing", [])


def test_a_page_without_end_is_drawn_small() -> None:
    huge = page_pdf(HELLO, page=b"/MediaBox [0 0 14400 14400]")
    new = severed(huge, [Cut(1, Box(100, 100, 400, 400), 4, LABEL)])

    with pikepdf.open(BytesIO(new)) as pdf:
        picture = pdf.pages[0].Resources.XObject.Page
        assert int(picture.Width) * int(picture.Height) <= 8_100_000


def test_signs_beyond_two_bytes_are_read() -> None:
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfchar <41> <D842DFB7> endbfchar endcmap end end"
    )
    font = {5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>", 9: stream(table)}
    original = page_pdf(b"BT /F1 12 Tf 72 700 Td (A) Tj ET\n", objects=font)
    cuts = [Cut(1, Box(300, 300, 400, 400), 4, LABEL)]
    new = severed(original, cuts)

    assert proof(new, cuts, original).leaks == ()
    assert "\U00020bb7" in _text(new) or LABEL in _text(new)
