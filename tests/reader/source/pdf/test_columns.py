"""Pages that hold two reports side by side, and pages that only look so."""

from gongkai.reader.result import IssueCode
from gongkai.reader.source.pdf.columns import columns
from gongkai.reader.source.pdf.glyphs import Glyph
from gongkai.reader.source.pdf.page import PdfPage
from gongkai.reader.source.pdf.tables import Frame, Part
from tests.reader.source.pdf.test_glyphs import run


def table(left: float, right: float, top: float = 100.0) -> Part:
    return Frame([(left, top, (left + right) / 2, top + 50), ((left + right) / 2, top, right, top + 50)]).part(1)


def page(number: int, parts: tuple[Part, ...], *loose: list[Glyph]) -> PdfPage:
    return PdfPage(number, 1000.0, 700.0, parts, tuple(glyph for glyphs in loose for glyph in glyphs), has_glyphs=True, is_drawing=False)


BESIDE = (table(50, 450), table(550, 950))


def prose(pages: tuple[PdfPage, ...]) -> str:
    return "".join(glyph.text for page in pages for glyph in page.loose)


def test_the_left_halves_come_before_the_right_ones() -> None:
    pages = (page(1, BESIDE, run("甲", 60, 50), run("乙", 600, 50)), page(2, (), run("丙", 60, 50), run("丁", 600, 50)))
    flows, issues = columns(pages)

    assert [prose(flow) for flow in flows] == ["甲丙", "乙丁"]
    assert [[len(one.parts) for one in flow] for flow in flows] == [[1, 0], [1, 0]]
    assert [(issue.code, issue.at and issue.at[0]) for issue in issues] == [(IssueCode.SIDE_BY_SIDE, 1), (IssueCode.SIDE_BY_SIDE, 2)]


def test_prose_across_the_gutter_is_one_reports() -> None:
    pages = (page(1, BESIDE, run("一" * 100, 60, 50, step=9)),)

    assert columns(pages) == ((pages,), ())


def test_a_page_across_the_gutter_belongs_to_the_left_flow() -> None:
    cover = page(1, (), run("封" * 100, 60, 50, step=9))
    flows, issues = columns((cover, page(2, BESIDE)))

    assert flows[0][0] is cover
    assert [len(flow) for flow in flows] == [2, 1]
    assert len(issues) == 1


def test_small_tables_or_tables_below_each_other_are_one_report() -> None:
    for parts in ((table(50, 250), table(550, 750)), (table(50, 450), table(550, 950, top=300)), (table(50, 950),)):
        pages = (page(1, parts),)
        assert columns(pages) == ((pages,), ())
