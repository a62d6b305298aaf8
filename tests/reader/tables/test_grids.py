"""Statutory tables in grids, clean and torn."""

from collections.abc import Sequence

from gongkai.reader.document import Grid, GridCell
from gongkai.reader.result import IssueCode
from gongkai.reader.tables.grids import read_grids
from gongkai.reader.tables.printed import TablePrint
from gongkai.report.place import PartPlace

Entry = str | tuple[str, int]
ROWS = "一、本年新收政府信息公开申请数量"
APPLICANTS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")


def grid(*rows: Sequence[Entry]) -> Grid:
    """A grid of cells, each a text or (text, colspan); ^ continues the cell above."""
    made: list[list[GridCell]] = []
    for r, row in enumerate(rows):
        line: list[GridCell] = []
        for entry in row:
            text, span = entry if isinstance(entry, tuple) else (entry, 1)
            column = len(line)
            cell = made[r - 1][column] if text == "^" else GridCell(text, PartPlace("t", f"{r}.{column}"), r, column)
            line += [cell] * span
        made.append(line)
    return Grid(tuple(map(tuple, made)), 0, 1)


def prints(table: TablePrint) -> dict[str, list[str]]:
    """Row key → its figures as printed, for rows that are certain."""
    return {row.row: [cell.text if cell else "-" for cell in (row.readings or ((),))[0]] for row in table.rows if row.sure}


HEADER: tuple[list[Entry], ...] = (
    [("申请人情况", 3), ("自然人", 1), ("法人或其他组织", 5), ("总计", 1)],
    [("^", 3), "^", *APPLICANTS, "^"],
)


def test_a_clean_table() -> None:
    [table] = read_grids(
        [
            grid(
                *HEADER,
                [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"],
                ["三、本年度办理结果", ("（一）予以公开", 2), "1", "0", "0", "0", "0", "0", "1"],
                ["^", "（三）不予公开", "1.属于国家秘密", "0", "", "0", "0", "0", "0", "0"],
            )
        ]
    )
    assert prints(table) == {
        "received": ["5", "0", "0", "0", "1", "0", "6"],
        "outcome.granted": ["1", "0", "0", "0", "0", "0", "1"],
        "outcome.denied.state_secret": ["0", "", "0", "0", "0", "0", "0"],
    }
    assert table.rows[0].columns == COLUMNS
    assert table.issues == ()


def test_a_ghost_column_under_a_blank_header() -> None:
    [table] = read_grids(
        [
            grid(
                [("申请人情况", 3), "自然人", ("法人或其他组织", 5), "", "总计"],
                [("", 3), "", *APPLICANTS, "", ""],
                [(ROWS, 3), "5", "0", "0", "0", "1", "0", "", "6"],
            )
        ]
    )
    assert prints(table)["received"] == ["5", "0", "0", "0", "1", "0", "6"]


def test_a_ghost_column_in_the_header_only() -> None:
    [table] = read_grids(
        [
            grid(
                [("申请人情况", 3), "自然人", ("法人或其他组织", 5), "", "总计"],
                [("", 3), "", *APPLICANTS, "", ""],
                [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"],
            )
        ]
    )
    assert prints(table)["received"] == ["5", "0", "0", "0", "1", "0", "6"]


def test_columns_by_label_not_by_position() -> None:
    [table] = read_grids(
        [
            grid(
                [("申请人情况", 3), "总计", "自然人", ("法人或其他组织", 5)],
                [("^", 3), "^", "^", *APPLICANTS],
                [(ROWS, 3), "6", "5", "0", "0", "0", "1", "0"],
            )
        ]
    )
    row = table.rows[0]
    assert dict(zip(row.columns, prints(table)["received"], strict=True))["total"] == "6"
    assert [issue.code for issue in table.issues] == [IssueCode.ODD_ORDER]


def test_a_row_with_a_cell_too_many_is_not_guessed() -> None:
    [table] = read_grids(
        [grid(*HEADER, [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"], [("二、上年结转政府信息公开申请数量", 3), *"12345678"])]
    )
    assert "carried_in" not in prints(table)
    assert [issue.code for issue in table.issues] == [IssueCode.MISALIGNED_ROW]


def test_a_header_pair_that_lost_its_ends() -> None:
    [table] = read_grids(
        [
            grid(
                [("第二十条第（一）项", 4)],
                ["信息内容", "本年新", "本年新", "对外公开总数量"],
                ["规章", "1", "2", "74"],
            )
        ]
    )
    assert table.rows[0].columns == ("made", "newly_disclosed", "total_disclosed")
    assert prints(table) == {"rules": ["1", "2", "74"]}
    assert [issue.code for issue in table.issues] == [IssueCode.ODD_LABEL]


def test_the_unit_of_a_header_goes_with_its_rows() -> None:
    [table] = read_grids([grid(["信息内容", "采购项目数量", "采购总金额（亿元）"], ["政府集中采购", "3", "1.5"])])
    assert (table.rows[0].row, table.rows[0].unit) == ("procurement", "亿元")


def test_table_four_with_its_blocks() -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    [table] = read_grids(
        [
            grid(
                [("行政复议", 5), ("行政诉讼", 10)],
                [*five, ("未经复议直接起诉", 5), ("复议后起诉", 5)],
                [*["^"] * 5, *five, *five],
                [*"10001", *"23005", *"00000"],
            )
        ]
    )
    assert prints(table) == {"review": list("10001"), "suit_direct": list("23005"), "suit_after_review": list("00000")}


def test_a_table_over_a_page_break_keeps_its_header() -> None:
    first = grid(*HEADER, [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"])
    second = grid([("二、上年结转政府信息公开申请数量", 3), "1", "0", "0", "0", "0", "0", "1"])
    [table] = read_grids([first, second])
    assert list(prints(table)) == ["received", "carried_in"]


def test_a_row_printed_twice_with_other_figures_is_said() -> None:
    row: list[Entry] = [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"]
    [table] = read_grids([grid(*HEADER, row), grid(*HEADER, [(ROWS, 3), "9", "0", "0", "0", "0", "0", "9"])])
    assert prints(table) == {}
    assert [issue.code for issue in table.issues] == [IssueCode.REPEATED_TABLE]


def test_other_tables_are_left_alone() -> None:
    assert read_grids([grid(["索引号", "A-1"], ["发布机构", "市政府"]), grid(["自然人", "5"])]) == []


def test_the_rest_of_a_torn_label_beside_blank_cells_is_no_row() -> None:
    """A page end tore label and row; the figures stand in the half above, under what is left of the label."""
    rest = ["^", "（五）不予处理", "重新出具已获取信息", "", "", "", "", "", "", ""]
    [table] = read_grids([grid(*HEADER, [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"], rest)])
    assert list(prints(table)) == ["received"]
    misprinted = ["^", "（三）不予公开", "2.其他法律行政止公开", "", "", "", "", "", "", ""]
    [table] = read_grids([grid(*HEADER, [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"], misprinted)])
    assert list(prints(table)) == ["received", "outcome.denied.law_forbids"]
    rest[3:] = ["1", "0", "0", "0", "0", "0", "1"]
    [table] = read_grids([grid(*HEADER, [(ROWS, 3), "5", "0", "0", "0", "1", "0", "6"], rest)])
    assert list(prints(table)) == ["received", "outcome.not_processed.reconfirm"]


def test_a_torn_header_keeps_the_unit_of_money() -> None:
    """Ten thousand times too much would be read if the yuan of the header went with the label that cannot be read."""
    for projects, amount in (("采购项", "采购总金额（单位：元）"), ("采购项目数量", "总金（单位：元）"), ("采购项目数量", "购总金额（元")):
        [table] = read_grids([grid([("第二十条第（九）项", 3)], ["信息内容", projects, amount], ["政府集中采购", "127", "4396454.47"])])
        [row] = table.rows
        assert (row.row, row.columns, row.unit) == ("procurement", ("projects", "amount_wan"), "元")
