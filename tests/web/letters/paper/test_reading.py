"""What is taken of a DOCX file, and what is refused by name."""

from collections.abc import Callable
from io import BytesIO

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from gongkai.errors import InputRefused
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.paper.reading import MOST_LINES, Unkept, lines_of
from gongkai_web.letters.paper.writing import docx

LINES = (Line(Role.HEAD, "{{机关名称}}"), Line(Role.TITLE, "告知书"), Line(Role.BODY, "正文"))


def _edited(change: Callable[[Document], object], lines: tuple[Line, ...] = LINES) -> bytes:
    document = python_docx.Document(BytesIO(docx(lines)))
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _run(document: Document, xml: str) -> None:
    document.paragraphs[-1]._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))


def test_a_line_that_was_typed_is_body_text() -> None:
    assert lines_of(_edited(lambda document: document.add_paragraph("新的一段")))[-1] == Line(Role.BODY, "新的一段")


def test_a_sentence_that_word_cut_into_runs_is_one_line() -> None:
    def cut(document: Document) -> None:
        paragraph = document.paragraphs[-1]
        for piece in ("于{{收到", "日期}}", "收到"):
            paragraph.add_run(piece).bold = piece.startswith("日期")

    assert lines_of(_edited(cut))[-1].text == "正文于{{收到日期}}收到"


def test_a_break_inside_a_paragraph_makes_two_lines_and_a_blank_one_none() -> None:
    def broken(document: Document) -> None:
        document.paragraphs[-1].add_run().add_break()
        document.paragraphs[-1].add_run("第二行")
        document.add_paragraph("  ")

    assert [one.text for one in lines_of(_edited(broken))][-2:] == ["正文", "第二行"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda document: document.add_table(1, 1), "tbl"),
        (lambda document: _run(document, '<w:fldChar w:fldCharType="begin"/>'), "fldChar"),
        (lambda document: _run(document, "<w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText>"), "instrText"),
        (lambda document: _run(document, "<w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>"), "vanish"),
        (lambda document: document.paragraphs[-1]._p.append(OxmlElement("w:ins")), "ins"),
        (lambda document: document.paragraphs[-1]._p.append(OxmlElement("w:del")), "del"),
        (lambda document: _run(document, "<w:drawing/>"), "drawing"),
        (lambda document: _run(document, "<w:object/>"), "object"),
        (lambda document: document.element.body.append(OxmlElement("w:altChunk")), "altChunk"),
        (lambda document: [document.add_paragraph("段") for _ in range(MOST_LINES)], "size"),
    ],
    ids=["table", "field", "instruction", "hidden", "inserted", "deleted", "picture", "object", "chunk", "too long"],
)
def test_what_cannot_be_kept_is_refused_by_name(change: Callable[[Document], object], what: str) -> None:
    with pytest.raises(Unkept) as refused:
        lines_of(_edited(change))

    assert refused.value.what == what


def test_a_text_without_a_title_is_refused() -> None:
    with pytest.raises(Unkept, match="title"):
        lines_of(docx((Line(Role.BODY, "正文"),)))


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(InputRefused):
        lines_of(b"PK\x03\x04 and nothing more")
