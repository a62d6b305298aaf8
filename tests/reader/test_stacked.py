"""Tables of blocks under one another in running text: the disclosure table."""

from gongkai.reader.result import IssueCode
from gongkai.reader.settle import Settled, settle
from gongkai.reader.stacked import read_stacked
from gongkai.report.forms import form
from gongkai.report.model import Status
from tests.reader.table_texts import source_of

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
