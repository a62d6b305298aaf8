"""What is remembered of a page's tables never speaks for a page on which it could be otherwise."""

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reader.document import Grid
from gongkai.reader.read import ReadSource, open_document, read
from gongkai.reader.result import IssueCode
from gongkai.reader.tables import remembered
from gongkai.reader.tables.remembered import whole_tables
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


def has_plan(grid: Grid) -> bool:
    """Whether how such a grid is read was learned for others like it."""
    assert grid.laid is not None
    return remembered._remembered((grid.laid.layout, *map(remembered._WORDS.__getitem__, grid.laid.texts))).plan is not None


def test_a_plan_is_made_when_such_grids_come_again() -> None:
    for times in (1, 2, 3):
        assert whole_tables(grids(PAGE)) is not None
        assert [has_plan(grid) for grid in grids(PAGE)] == [times > 1] * 3


def test_each_table_is_remembered_by_itself() -> None:
    other = PAGE.replace("现行有效件数", "现行有效 件数")
    for page in (PAGE, PAGE, other):
        read(page.encode())
    assert [has_plan(grid) for grid in grids(other)] == [False, True, True]
    assert cells(read(other.encode())) == cells(afresh(other))


def test_what_is_remembered_gives_each_figure_and_its_place_as_the_first_reading_did() -> None:
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


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([0.02, 0.3, 0.7, 1.0]))
def test_no_blank_changes_what_the_other_cells_are(random: Random, share: float) -> None:
    page = re.sub(r"<td>[0-9.]+</td>", lambda cell: "<td></td>" if random.random() < share else cell.group(), PAGE)
    known = afresh(page)
    for _ in range(3):
        read(PAGE.encode())
        assert cells(read(page.encode())) == cells(known)


def test_a_figure_where_none_stood_is_not_overlooked() -> None:
    """A figure in the corner of a header, or behind a row, may be one that slipped out of its column."""
    ghost = with_row("<td>1</td><td>2</td><td>3</td><td></td>")
    slipped = with_row("<td>1</td><td></td><td>3</td><td>2</td>")
    known = afresh(slipped)
    for _ in range(3):
        read(ghost.encode())
        again = read(slipped.encode())
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
        assert whole_tables(grids(page)) is None


def test_a_row_printed_twice_alike_today_may_differ_tomorrow() -> None:
    row = FIRST_ROW + "<td>4</td><td>4</td><td>4</td></tr>"
    twice = with_row("<td>4</td><td>4</td><td>4</td>").replace(row, row + row)
    for _ in range(3):
        assert whole_tables(grids(twice)) is not None
        assert not has_plan(grids(twice)[0])


@pytest.mark.parametrize("row", ["<tr><td>规章</td><td>9</td></tr>", "<tr><td>自然人</td><td>9</td></tr>"], ids=["a row", "a column"])
def test_a_grid_that_holds_a_piece_of_a_table_is_read_with_the_others(row: str) -> None:
    page = PAGE.replace("</body>", f"<table><tr><td>备注</td><td>无</td></tr>{row}</table></body>")
    assert len(grids(page)) == 4
    for _ in range(3):
        assert whole_tables(grids(page)) is None


def test_a_grid_of_other_things_stands_in_nobody_s_way() -> None:
    page = PAGE.replace("</body>", "<table><tr><td>联系电话</td><td>12345</td></tr></table></body>")
    assert len(grids(page)) == 4
    for _ in range(3):
        assert whole_tables(grids(page)) is not None
        assert cells(read(page.encode())) == cells(afresh(PAGE))


def test_a_table_that_is_missing_is_not_whole() -> None:
    for _ in range(3):
        assert whole_tables(grids(PAGE)[:2]) is None


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
        assert whole_tables((bare,)) is None
    assert whole_tables(()) is None
