"""Lines and words of a page."""

from gongkai_web.severing.cutting.lines import lines
from gongkai_web.severing.cutting.original import Original
from tests.web.publishing.scan.makers.pdf import HELLO, page_pdf, typeset


def _read(content: bytes) -> list[tuple[str, list[str]]]:
    with Original(content) as original:
        return [(line.text, [word.text for word in line.words]) for line in lines(original.page(1).signs())]


def test_letters_make_words_and_each_chinese_sign_is_one() -> None:
    assert _read(typeset("水价2025年。")) == [("水价 2025 年。", ["水", "价", "2025", "年", "。"])]
    assert _read(page_pdf(HELLO)) == [("Budget 2025 of the office", ["Budget", "2025", "of", "the", "office"])]


def test_each_line_stands_alone() -> None:
    assert [text for text, _words in _read(typeset("第一行\n\n第二行"))] == ["第一行", "第二行"]


def test_a_page_without_text_has_none() -> None:
    assert _read(page_pdf(b"")) == []
