from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.render.html import html
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status
from tests.render.crossings import check, joined
from tests.render.helpers import PROSE, first, numbered, tiny_form, tiny_report


def grid(table: LexborNode) -> list[list[str]]:
    """The table's texts with spans unfolded."""
    places: dict[tuple[int, int], str] = {}
    rows = table.css("tr")
    for number, row in enumerate(rows):
        column = 0
        for cell in row.css("td, th"):
            while (number, column) in places:
                column += 1
            for down in range(int(cell.attributes.get("rowspan") or 1)):
                for right in range(int(cell.attributes.get("colspan") or 1)):
                    assert (number + down, column + right) not in places
                    places[number + down, column + right] = joined(cell.text())
    width = max(column for _, column in places) + 1
    return [[places[number, column] for column in range(width)] for number in range(len(rows))]


def grids(page: str) -> Iterator[list[list[str]]]:
    return (grid(table) for table in LexborHTMLParser(page).css("table"))


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
def test_every_value_stands_at_the_crossing_of_its_labels(form_id: str) -> None:
    report = numbered(form_id)

    check(form(form_id), report, grids(html(report)))


def test_every_value_can_be_linked_to_by_its_key() -> None:
    report = numbered()
    page = LexborHTMLParser(html(report))

    for key, cell in report.cells.items():
        (box,) = page.css(f'[id="{key}"]')
        assert (box.text(), box.attributes["data-key"]) == (str(cell.value), key)


def test_title_headings_and_prose() -> None:
    page = LexborHTMLParser(html(numbered(prose=PROSE)))

    assert [node.text() for node in page.css("h1")] == ["清河市自然资源局2023年政府信息公开工作年度报告"]
    assert [node.text() for node in page.css("h2")] == [section.label for section in form("cn-ogi-2021").sections]
    assert [node.text() for node in page.css("section p")][2] == "全年主动公开信息1286条，其中门户网站998条，政务新媒体288条。"
    assert first(page, "html").attributes["lang"] == "zh-Hans"


def test_blank_zero_absent_inferred_and_ambiguous_look_different() -> None:
    cells = {
        "remedies.review.upheld": Cell(None, Status.BLANK, "/"),
        "remedies.review.corrected": Cell(0),
        "remedies.review.other": Cell(None, Status.AMBIGUOUS),
        "remedies.review.total": Cell(7, Status.INFERRED),
    }
    page = LexborHTMLParser(html(numbered(cells=cells, without=["remedies.review.pending"])))
    shown = {column: first(page, f'[id="remedies.review.{column}"]') for column in ("upheld", "corrected", "other", "pending", "total")}

    assert {column: (node.text(), node.attributes["data-state"]) for column, node in shown.items()} == {
        "upheld": ("", "blank"),
        "corrected": ("0", "sure"),
        "other": ("？", "ambiguous"),
        "pending": ("…", "absent"),
        "total": ("7", "inferred"),
    }
    assert len(page.css(".footnote")) == 3
    assert LexborHTMLParser(html(numbered())).css(".footnote") == []


def test_no_text_becomes_markup() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\x00\ud800'
    page = html(numbered(organ=evil, prose=(Passage(1, evil),)))
    parsed = LexborHTMLParser(page)

    assert parsed.css("script, img") == []
    assert "<script>alert(1)</script>" in first(parsed, "h1").text()
    page.encode()


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    page = html(numbered(prose=PROSE))
    parsed = LexborHTMLParser(page)

    assert parsed.css("script, link, img, iframe, [style], [src]") == []
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in (first(parsed, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or "")


def test_scope_is_printed_when_known() -> None:
    page = html(AnnualReport("甲市", 2023, "cn-ogi-2021", {}, Scope.AGGREGATE))

    assert first(LexborHTMLParser(page), ".scope").text() == "（汇总数据）"


def test_a_third_form_just_works() -> None:
    matrix, across = grids(html(tiny_report(), tiny_form()))

    assert matrix[3] == ["第一行", "第一行", "11", "12.50万元"]
    assert across[3] == ["41", "51"]


def test_the_same_report_gives_the_same_page() -> None:
    assert html(numbered(prose=PROSE)) == html(numbered(prose=PROSE))
