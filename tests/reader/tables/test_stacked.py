"""Tables of blocks under one another in running text: the disclosure table."""

from decimal import Decimal

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.printed import TablePrint
from gongkai.reader.tables.settle import Settled, settle
from gongkai.reader.tables.stacked import read_stacked
from gongkai.report.forms import form
from gongkai.report.model import Status
from tests.reader.tables.table_texts import source_of

FORM = form("cn-ogi-2021")


def _stacked(text: str) -> Settled:
    table = read_stacked(text, 0, len(text), "disclosure", source_of(text))
    assert table is not None
    return settle(table, FORM)


def test_table_two() -> None:
    text = (
        "第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章0 1 74行政规范性文件26 22 895"
        "第二十条第(五)项信息内容本年处理决定数量行政许可 4575936 第二十条第(六)项信息内容本年处理决定数量行政处罚 148 行政强制 0 "
        "第二十条第(八)项信息内容本年收费金额(单位:万元)行政事业性收费4166.241619\n"
    )
    cells = _stacked(text).cells
    assert {key.removeprefix("disclosure."): str(cell.value) for key, cell in cells.items()} == {
        "rules.issued": "0", "rules.repealed": "1", "rules.in_force": "74",
        "normative_documents.issued": "26", "normative_documents.repealed": "22", "normative_documents.in_force": "895",
        "licensing.decisions": "4575936", "penalties.decisions": "148", "coercion.decisions": "0", "fees.amount_wan": "4166.241619",
    }  # fmt: skip


def test_table_two_run_together_stays_open_where_no_rule_decides() -> None:
    settled = _stacked("第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件262895\n")
    assert [settled.cells[f"disclosure.rules.{column}"].value for column in ("issued", "repealed", "in_force")] == [0, 0, 0]
    assert settled.cells["disclosure.normative_documents.in_force"].status is Status.AMBIGUOUS
    assert any("895" in issue.zh for issue in settled.issues if issue.code is IssueCode.AMBIGUOUS_CELLS)


ORDERS_2019 = "本年新制作数量本年新公开数量对外公开总数量"


def _print(text: str) -> TablePrint | None:
    return read_stacked(text, 0, len(text), "disclosure", source_of(text))


def test_the_unit_of_a_header_goes_with_the_row_below() -> None:
    table = _print("第二十条第(九)项信息内容采购项目数量采购总金额(单位:元)政府集中采购 3 15000\n")
    assert table is not None
    cells = settle(table, form("cn-ogi-2019")).cells
    assert (cells["disclosure.procurement.projects"].value, cells["disclosure.procurement.amount_wan"].value) == (3, Decimal("1.5"))


def test_an_amount_without_unit_is_taken_as_the_form_s_and_said() -> None:
    settled = _stacked("第二十条第(八)项信息内容本年收费金额行政事业性收费 12.5\n")
    assert settled.cells["disclosure.fees.amount_wan"].value == Decimal("12.5")
    assert [issue.code for issue in settled.issues] == [IssueCode.UNIT_NOT_PRINTED]


def test_columns_follow_the_header_above_them() -> None:
    table = _print("第二十条第(一)项信息内容现行有效件数本年制发件数本年废止件数规章 74 1 0\n")
    assert table is not None
    assert table.rows[0].columns == ("in_force", "issued", "repealed")


def test_a_header_of_the_old_form_is_known() -> None:
    table = _print(f"第二十条第(一)项信息内容{ORDERS_2019}规章 1 2 74 规范性文件 0 0 3\n")
    assert table is not None
    assert [row.columns for row in table.rows] == [("made", "newly_disclosed", "total_disclosed")] * 2
    assert table.issues == ()


def test_an_incomplete_header_leaves_the_one_order_it_can_mean_and_says_so() -> None:
    table = _print("第二十条第(一)项信息内容本年制发件数现行有效件数规章 1 0 74\n")
    assert table is not None
    assert table.rows[0].columns == ("issued", "repealed", "in_force")
    assert [issue.code for issue in table.issues] == [IssueCode.MISSING_COLUMN]


def test_a_row_whose_header_could_be_of_several_forms_is_not_read() -> None:
    """行政许可 has one column since 2021 and had three before; with no header it cannot be told which."""
    columns = "信息内容本年制发件数本年废止件数现行有效件数规章 1 0 7\n"
    assert _print("第二十条第(五)项信息内容行政许可 5\n") is None
    table = _print(columns + "第二十条第(五)项信息内容行政许可 5\n")
    assert table is not None
    assert [row.columns for row in table.rows] == [("issued", "repealed", "in_force"), ("decisions",)]


def test_a_header_with_a_strange_column_is_not_taken_for_whole() -> None:
    """处理决定数量 beside words that are no label: more columns were printed than are known, so it is the old form's header of three."""
    table = _print("第二十条第(五)项信息内容上一年件次本年增减处理决定数量行政许可 10 -2 5\n")
    assert table is not None
    assert table.rows[0].columns == ("items_previous", "items_change", "decisions")
    assert [issue.code for issue in table.issues] == [IssueCode.MISSING_COLUMN]


def test_an_unknown_row_is_said() -> None:
    table = _print("第二十条第(六)项信息内容本年处理决定数量行政处罚 148 行政检查 9 行政强制 0\n")
    assert table is not None
    assert {row.row: row.sure for row in table.rows} == {"penalties": True, "coercion": True}
    assert [issue.code for issue in table.issues] == [IssueCode.UNKNOWN_ROW]


def test_two_reports_in_one_table_are_said_to_be_mixed() -> None:
    """Whoever puts the tables of a report together then lets none of their rows stand."""
    block = (
        "第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数"
        "规章 {0} 0 7 规范性文件 {0} 1 8 第二十条第(五)项信息内容本年处理决定数量行政许可 {0}\n"
    )
    table = _print(block.format(3) + block.format(4))
    assert table is not None
    assert IssueCode.REPEATED_TABLE in {issue.code for issue in table.issues}
    same = _print(block.format(3) * 2)
    assert same is not None
    assert IssueCode.REPEATED_TABLE not in {issue.code for issue in same.issues}


def test_a_row_printed_again_without_figures_keeps_its_own() -> None:
    table = _print("信息内容本年制发件数本年废止件数现行有效件数规章 1 0 7 规范性文件 2 1 8 规章见附件\n")
    assert table is not None
    assert [row.sure for row in table.rows] == [True, True]


def test_sentences_are_no_tables() -> None:
    assert _print("全年制定规章3件,作出行政许可决定5件。\n") is None
    assert _print("") is None
