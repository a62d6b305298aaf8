"""What is remembered of a page's tables never speaks for a page on which it could be otherwise."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reader.document import Grid
from gongkai.reader.read import ReadSource, open_document, read
from gongkai.reader.result import IssueCode
from gongkai.reader.tables import remembered
from gongkai.reader.tables.remembered import plan_of
from gongkai.report.model import Status
from gongkai.report.place import NodePlace
from lab.bench.files import files_of

PAGE = next(one for one in files_of("html_clean", 20) if one.reports[0].form == "cn-ogi-2021").content.decode()
FIRST_ROW = "<tr><td>规章</td>"
assert FIRST_ROW in PAGE


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    remembered._remembered.cache_clear()


def grids(page: str) -> tuple[Grid, ...]:
    return open_document(page.encode())[0].grids


def with_row(rest: str) -> str:
    """The page with other cells behind the label of the first row of table two."""
    start = PAGE.index(FIRST_ROW) + len(FIRST_ROW)
    return PAGE[:start] + rest + PAGE[PAGE.index("</tr>", start) :]


def cells(source: ReadSource) -> dict[str, object]:
    return {key: (cell.value, cell.status, cell.printed, cell.at) for key, cell in source.reports[0].report.cells.items()}


def afresh(page: str) -> ReadSource:
    remembered._remembered.cache_clear()
    return read(page.encode())


def test_a_plan_is_made_when_such_grids_come_again() -> None:
    assert plan_of(grids(PAGE)) is None
    assert plan_of(grids(PAGE)) is not None


def test_a_plan_gives_each_figure_and_its_place_as_the_first_reading_did() -> None:
    first = afresh(PAGE)
    for _ in range(3):
        assert cells(read(PAGE.encode())) == cells(first)
    assert list(first.reports[0].report.cells) == list(read(PAGE.encode()).reports[0].report.cells)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["0", "7", "12", "", "-", "/", "无", "3件", "1,204", "-5", "12.5", "5（其中修订2件）", "规章", "总计", "其他", "abc"]
        ),
        min_size=3,
        max_size=3,
    )
)
def test_whatever_stands_in_a_row_is_read_as_if_nothing_were_remembered(texts: list[str]) -> None:
    page = with_row("".join(f"<td>{text}</td>" for text in texts))
    known = afresh(page)
    for _ in range(3):
        read(PAGE.encode())
        again = read(page.encode())
        assert cells(again) == cells(known)
        assert [one.issues for one in again.reports] == [one.issues for one in known.reports]


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("现行有效件数", "本年废止件数"),
        lambda page: page.replace(FIRST_ROW, "<tr><td>规章</td><td>9</td><td>9</td><td>9</td></tr>" + FIRST_ROW, 1),
        lambda page: page.replace(FIRST_ROW, "<tr><td>规漳</td>", 1),
    ],
    ids=["a column twice", "a row twice", "a misprinted row"],
)
def test_there_is_no_plan_where_something_must_be_said(change: Callable[[str], str]) -> None:
    page = change(PAGE)
    assert page != PAGE
    for _ in range(3):
        assert plan_of(grids(page)) is None


def test_a_row_printed_twice_alike_today_may_differ_tomorrow() -> None:
    row = FIRST_ROW + "<td>4</td><td>4</td><td>4</td></tr>"
    twice = with_row("<td>4</td><td>4</td><td>4</td>").replace(row, row + row)
    for _ in range(3):
        assert plan_of(grids(twice)) is None


def test_a_doubtful_figure_is_doubted_each_time() -> None:
    page = with_row("<td>5（其中修订2件）</td><td>0</td><td>甲</td>".replace("甲", "1"))
    for _ in range(4):
        (report,) = read(page.encode()).reports
        assert IssueCode.NOTE_IN_CELL in {issue.code for issue in report.issues}
        assert report.report.cells["disclosure.rules.issued"].value == 5


def test_places_are_those_of_the_page_that_is_read() -> None:
    for _ in range(2):
        read(PAGE.encode())
    moved = PAGE.replace('<div id="zoom">', '<div id="zoom"><p>新的一段。</p><div>', 1).replace("</body>", "</div></body>")
    (report,) = read(moved.encode()).reports
    at = report.report.cells["disclosure.rules.issued"].at
    assert isinstance(at, NodePlace)
    assert "/div[" in at.path
    assert at.path != getattr(afresh(PAGE).reports[0].report.cells["disclosure.rules.issued"].at, "path", None)
    assert report.report.cells["disclosure.rules.issued"].status is Status.READ


def test_grids_whose_cells_are_not_laid_out_have_no_plan() -> None:
    (first, *_) = grids(PAGE)
    bare = Grid(first.rows, first.start, first.end)
    for _ in range(3):
        assert plan_of((bare,)) is None
    assert plan_of(()) is None
