import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from gongkai.render.page_model import Mark, PageSeverity, PageSource, SourceCell, SourceGrid, SourceText
from gongkai.render.page_source import Links, anchors, view
from tests.render.helpers import first


def shown(*parts: SourceText | SourceGrid, figures: dict[str, list[str]] | None = None, remarks: dict[str, list[str]] | None = None) -> str:
    links = Links("s0-", figures or {}, remarks or {}, {"bad": PageSeverity.ERROR})
    return view(PageSource("a.txt", "text", (), parts), links)


def test_a_mark_has_its_id_and_leads_back_to_its_figure() -> None:
    page = LexborHTMLParser(shown(SourceText("共12件", (Mark(1, 3, "t1-3"),)), figures={"t1-3": ["s0r0-a"]}))

    assert first(page, "mark#s0-t1-3").text() == "12"
    assert first(page, "mark a").attributes["href"] == "#s0r0-a"
    assert first(page, ".text").text() == "共12件"


def test_a_sentence_around_a_figure_keeps_both_links() -> None:
    marks = (Mark(0, 6, "sentence"), Mark(1, 3, "figure"))
    page = LexborHTMLParser(shown(SourceText("共12件。完", marks), figures={"figure": ["f"]}, remarks={"sentence": ["r"]}))

    assert first(page, "#s0-sentence > #s0-figure > a").attributes["href"] == "#f"
    assert first(page, "#s0-sentence > a.back").attributes["href"] == "#r"


def test_figures_read_from_one_place_can_all_be_reached() -> None:
    page = LexborHTMLParser(shown(SourceText("33", (Mark(0, 2, "both"), Mark(0, 2, "both"))), figures={"both": ["one", "two"]}))

    assert [link.attributes["href"] for link in page.css("#s0-both a")] == ["#one", "#two"]
    assert len(page.css("mark")) == 1


def test_a_blank_cell_can_be_jumped_to() -> None:
    page = LexborHTMLParser(shown(SourceText("a  b", (Mark(2, 2, "blank"),)), figures={"blank": ["f"]}))

    assert first(page, "mark.empty#s0-blank a").text() == "空"


def test_the_heaviest_finding_colours_the_mark() -> None:
    page = LexborHTMLParser(shown(SourceText("12", (Mark(0, 2, "bad"),))))

    assert first(page, "mark.error").text() == "12"


def test_spans_of_a_grid_are_drawn_once() -> None:
    wide, tall = SourceCell("宽"), SourceCell("高")
    grid = SourceGrid(((wide, wide, None), (tall, SourceCell("1", (Mark(0, 1, "g"),)), SourceCell("2")), (tall, SourceCell("3"))))
    page = LexborHTMLParser(shown(grid))
    rows = [
        [(cell.text(), cell.attributes.get("colspan"), cell.attributes.get("rowspan")) for cell in row.css("td")] for row in page.css("tr")
    ]

    assert rows == [
        [("宽", "2", None), ("", None, None)],
        [("高", None, "2"), ("1", None, None), ("2", None, None)],
        [("3", None, None)],
    ]
    assert first(page, "td #s0-g").text() == "1"


def test_anchors_are_those_of_texts_and_grids() -> None:
    parts = (SourceText("12", (Mark(0, 1, "a"),)), SourceGrid(((SourceCell("1", (Mark(0, 1, "b"),)), None),)))

    assert anchors(PageSource("a", "text", (), parts)) == {"a", "b"}


def test_source_text_is_never_markup() -> None:
    page = LexborHTMLParser(shown(SourceText("<script>1</script>", (Mark(3, 9, "m"),)), SourceGrid(((SourceCell("<img src=x>"),),))))

    assert page.css("script, img") == []
    assert first(page, ".text").text() == "<script>1</script>"
    assert first(page, "td").text() == "<img src=x>"


@pytest.mark.parametrize("marks", [(), (Mark(-3, 99, "out"),), (Mark(5, 2, "backwards"),), (Mark(1, 4, "x"), Mark(2, 6, "crossing"))])
def test_odd_marks_lose_no_text(marks: tuple[Mark, ...]) -> None:
    assert first(LexborHTMLParser(shown(SourceText("一二三四五六", marks))), ".text").text() == "一二三四五六"


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8))
def test_whatever_is_marked_the_text_stays_and_every_anchor_is_there_once(spans: list[tuple[int, int]]) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑"
    marks = tuple(Mark(min(span), max(span), f"m{number}") for number, span in enumerate(spans))
    page = LexborHTMLParser(shown(SourceText(text, marks)))

    assert first(page, ".text").text() == text
    assert sorted(node.attributes["id"] or "" for node in page.css("mark")) == sorted(f"s0-{mark.anchor}" for mark in marks)
