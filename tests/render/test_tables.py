from collections.abc import Iterator

import pytest

from gongkai.errors import ContractError
from gongkai.render.printed import PrintedTable, Role
from gongkai.render.tables import statutory_tables
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Status
from tests.render.crossings import check
from tests.render.helpers import numbered, tiny_form, tiny_report


def unfolded(table: PrintedTable) -> list[list[str]]:
    """The table as a grid; fails when two boxes overlap or a position is not covered."""
    grid: list[list[str | None]] = [[None] * table.columns for _ in range(table.rows)]
    for slot in table.slots:
        for row in range(slot.row, slot.row + slot.rowspan):
            for column in range(slot.column, slot.column + slot.colspan):
                assert grid[row][column] is None
                grid[row][column] = slot.text
    return [[text for text in row if text is not None] for row in grid if None not in row]


def grids(report: AnnualReport) -> Iterator[list[list[str]]]:
    for table in statutory_tables(report):
        grid = unfolded(table)
        assert len(grid) == table.rows
        yield grid


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
def test_every_value_stands_at_the_crossing_of_its_labels(form_id: str) -> None:
    report = numbered(form_id)

    check(form(form_id), report, grids(report))


def test_a_third_form_just_works() -> None:
    matrix, across = (unfolded(table) for table in statutory_tables(tiny_report(), tiny_form()))

    assert matrix == [
        ["（角注）", "（角注）", "对象", "对象"],
        ["（角注）", "（角注）", "甲列", "并列"],
        ["（角注）", "（角注）", "甲列", "乙列"],
        ["第一行", "第一行", "11", "12.50万元"],
        ["合称", "第二行", "21", "22.0万元"],
        ["合称", "第三行", "31", "0.329万元"],
    ]
    assert across == [["左", "外"], ["某数", "右"], ["某数", "某数"], ["41", "51"]]


def test_table_two_of_the_2019_form_is_printed_as_in_the_notice() -> None:
    grid = unfolded(statutory_tables(numbered("cn-ogi-2019"))[0])

    assert grid[12] == ["第二十条第（八）项"] * 4
    assert grid[13] == ["信息内容", "上一年项目数量", "本年增/减", "本年增/减"]
    assert grid[17] == ["政府集中采购", "1020", "10.21万元", "10.21万元"]


def test_table_three_carries_the_note_and_brackets_its_rows() -> None:
    table = statutory_tables(numbered())[1]
    groups = {slot.text: (slot.row, slot.rowspan, slot.column, slot.colspan) for slot in table.slots if slot.role is Role.GROUP}
    note = table.slots[0]

    assert (note.text, note.rowspan, note.colspan) == ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3)
    assert table.header == 3
    assert groups == {
        "三、本年度办理结果": (5, 22, 0, 1),
        "（三）不予公开": (7, 8, 1, 1),
        "（四）无法提供": (15, 3, 1, 1),
        "（五）不予处理": (18, 5, 1, 1),
        "（六）其他处理": (23, 3, 1, 1),
    }


def test_table_four_has_fifteen_figures_in_one_row() -> None:
    table = statutory_tables(numbered())[2]

    assert [slot.colspan for slot in table.slots if slot.row == 0] == [5, 10]
    assert [slot.column for slot in table.slots if slot.role is Role.FIGURE] == list(range(15))
    assert {slot.row for slot in table.slots if slot.role is Role.FIGURE} == {3}


def test_a_merged_row_takes_the_place_of_its_parts() -> None:
    parts = [key for key in form("cn-ogi-2021").keys if key.startswith("requests.outcome.other_handling.")]
    merged = {f"requests.outcome.other_handling.{key.rpartition('.')[2]}": Cell(9000 + number) for number, key in enumerate(parts[:7])}
    report = numbered(cells=merged, without=parts)

    check(form("cn-ogi-2021"), report, grids(report))
    labels = [slot.text for slot in statutory_tables(report)[1].slots]
    assert "（六）其他处理" in labels
    assert "3.其他" not in labels


def test_a_part_with_figures_is_never_hidden_by_the_merged_row() -> None:
    report = numbered(cells={"requests.outcome.other_handling.total": Cell(9000)})

    check(form("cn-ogi-2021"), report, grids(report))


def test_blank_zero_absent_and_ambiguous_look_different() -> None:
    states = {
        "requests.received.business": Cell(None, Status.BLANK, "无"),
        "requests.received.research": Cell(0),
        "requests.received.other": Cell(None, Status.AMBIGUOUS, "11"),
    }
    report = numbered(cells=states, without=["requests.received.total"])
    texts = {slot.key: slot.text for slot in statutory_tables(report)[1].slots if slot.key}

    assert texts["requests.received.business"] == ""
    assert texts["requests.received.research"] == "0"
    assert texts["requests.received.other"] == "？"
    assert texts["requests.received.total"] == "…"


def test_a_report_without_a_table_prints_it_as_absent() -> None:
    report = AnnualReport("甲局", 2023, "cn-ogi-2021", {})

    assert {slot.text for table in statutory_tables(report) for slot in table.slots if slot.key} == {"…"}


def test_a_cell_that_the_form_does_not_know_is_refused_not_dropped() -> None:
    with pytest.raises(ContractError, match=r"no cell 'requests\.invented\.total'"):
        statutory_tables(numbered(cells={"requests.invented.total": Cell(1)}))


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ContractError, match="unknown form"):
        statutory_tables(AnnualReport("甲局", 2023, "cn-other", {}))


def test_figures_of_a_prose_report_make_a_list() -> None:
    cells = {
        "prose.suits.total": Cell(3),
        "prose.requests.by_channel.fax": Cell(2),
        "prose.requests.total": Cell(40),
        "prose.new_one": Cell(1),
    }
    (table,) = statutory_tables(AnnualReport("甲市", 2016, "prose", cells))

    assert unfolded(table) == [
        ["报告所载数字", "报告所载数字", "数量"],
        ["收到申请数", "总数", "40"],
        ["收到申请数", "传真申请", "2"],
        ["行政诉讼", "总数", "3"],
        ["prose.new_one", "prose.new_one", "1"],
    ]
    assert statutory_tables(AnnualReport("甲市", 2016, "prose", {})) == ()
