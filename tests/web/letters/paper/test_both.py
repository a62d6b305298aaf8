"""DOCX and PDF say the same, line by line; both are read back by other programs than those that wrote them."""

from io import BytesIO

import docx as python_docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.drafting.values import letter_lines
from gongkai_web.letters.paper.layout import right_indent
from gongkai_web.letters.paper.printing import pdf
from gongkai_web.letters.paper.reading import lines_of
from gongkai_web.letters.paper.writing import docx
from tests.web.letters.examples import facts, letter
from tests.web.letters.printed import PAGE_NUMBER, edited, printed, signs

MM = 72 / 25.4


def _lines(code: str) -> tuple[Line, ...]:
    return letter_lines(letter(code), letter(code).text, facts(letter(code)))


@pytest.mark.parametrize("code", sorted(catalogue().letters))
def test_docx_and_pdf_say_the_same(code: str) -> None:
    lines = _lines(code)
    said = signs("".join(line.text for line in lines))

    assert edited(docx(lines)) == said
    assert printed(pdf(lines)) == said


@pytest.mark.parametrize("code", sorted(catalogue().letters))
def test_a_docx_is_read_back_as_the_lines_that_it_was_made_of(code: str) -> None:
    assert lines_of(docx(letter(code).text)) == letter(code).text


def test_the_same_letter_has_the_same_bytes() -> None:
    lines = _lines("L12")

    assert docx(lines) == docx(lines)
    assert pdf(lines) == pdf(lines)


def test_what_a_person_wrote_is_text_in_both() -> None:
    hostile = '#read("/etc/passwd") </w:t><w:p/> *粗* $x$ @label \\ {{7*7}}'
    lines = (Line(Role.TITLE, "告知书"), Line(Role.BODY, hostile))

    assert edited(docx(lines)) == signs(f"告知书{hostile}")
    assert printed(pdf(lines)) == signs(f"告知书{hostile}")


def test_the_page_is_that_of_the_standard() -> None:
    with pdfplumber.open(BytesIO(pdf(_lines("L14")))) as document:
        first, second = document.pages
        assert (round(first.width / MM), round(first.height / MM)) == (210, 297)
        body = [char for char in second.chars if char["top"] > 37 * MM - 2 and char["bottom"] < (297 - 35) * MM + 2]
        assert min(char["x0"] for char in body) >= 28 * MM - 1
        assert max(char["x1"] for char in body) <= (210 - 26) * MM + 1
        assert min(char["top"] for char in body) == pytest.approx(37 * MM, abs=4)
        assert {round(char["size"]) for char in body} <= {16}
        title = [char for char in first.chars if round(char["size"]) == 22]
        assert sum(char["x0"] + char["x1"] for char in title) / 2 / len(title) == pytest.approx((28 + 156 / 2) * MM, abs=3)
        head = [char for char in first.chars if round(char["size"]) == 26]
        assert min(char["top"] for char in head) == pytest.approx(30 * MM, abs=6)
        assert "—" not in first.extract_text()
        assert PAGE_NUMBER.search(second.extract_text())


def test_28_signs_stand_on_a_line_and_the_lines_are_29_points_apart() -> None:
    lines = (Line(Role.TITLE, "告知书"), Line(Role.BODY, "本" * 200))
    with pdfplumber.open(BytesIO(pdf(lines))) as document:
        tops = sorted({round(char["top"], 1) for char in document.pages[0].chars if char["text"] == "本"})
        second = [char for char in document.pages[0].chars if round(char["top"], 1) == tops[1]]

        assert len(second) == 28
        assert tops[2] - tops[1] == pytest.approx(28.95, abs=0.1)


def test_the_signature_stands_centred_over_the_date_which_ends_four_signs_from_the_edge() -> None:
    lines = _lines("L12")
    with pdfplumber.open(BytesIO(pdf(lines))) as document:
        rows = [row for page in document.pages for row in page.extract_text_lines(return_chars=False)]
        date = next(row for row in rows if row["text"] == "2026年3月5日")
        name = [row for row in rows if row["text"] == "洛泽市水务局"][-1]

    assert date["x1"] == pytest.approx((210 - 26) * MM - 4 * 16, abs=3)
    assert (name["x0"] + name["x1"]) / 2 == pytest.approx((date["x0"] + date["x1"]) / 2, abs=6)
    assert right_indent(lines, Line(Role.SIGNATURE, "洛" * 40)) == 0


def test_the_signature_never_stands_on_a_page_without_text() -> None:
    for filling in range(6, 14):
        body = tuple(Line(Role.BODY, f"第{one}段。" + "内容" * 20) for one in range(filling))
        end = (Line(Role.SIGNATURE, "洛泽市水务局"), Line(Role.DATE, "2026年3月5日"), Line(Role.NOTE, "（联系方式）"))
        lines = (Line(Role.TITLE, "告知书"), *body, *end)
        with pdfplumber.open(BytesIO(pdf(lines))) as document:
            last = document.pages[-1].extract_text()

        assert "2026年3月5日" in last
        assert f"第{filling - 1}段" in last


def test_the_docx_has_the_layout_of_the_standard() -> None:
    document = python_docx.Document(BytesIO(docx(_lines("L14"))))
    section = document.sections[0]

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in margins if side is not None] == [37, 35, 28, 26]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.footer._element.xml
    assert "PAGE" not in section.first_page_footer._element.xml
    styles = {role: document.styles[role.value] for role in Role}
    assert styles[Role.TITLE].font.size.pt == 22
    assert styles[Role.BODY].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
