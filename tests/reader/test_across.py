"""Tables of blocks side by side in running text: the remedies table."""

from gongkai.reader.across import read_across
from gongkai.reader.settle import settle
from gongkai.report.forms import form
from gongkai.report.model import Status
from tests.reader.table_texts import source_of

FORM = form("cn-ogi-2021")


def test_table_four() -> None:
    header = "行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉" + "结果维持结果纠正其他结果尚未审结总计" * 2
    text = header + "1 0 0 0 1 2 3 0 0 5 0 0 0 0 0\n"
    table = read_across(text, 0, len(text), "remedies", source_of(text))
    assert table is not None
    cells = settle(table, FORM).cells
    assert [cells[f"remedies.suit_direct.{c}"].value for c in ("upheld", "corrected", "other", "pending", "total")] == [2, 3, 0, 0, 5]
    together = header + "100012300500000\n"
    table = read_across(together, 0, len(together), "remedies", source_of(together))
    assert table is not None
    inferred = settle(table, FORM).cells
    assert {key: cell.value for key, cell in inferred.items()} == {key: cell.value for key, cell in cells.items()}
    assert all(cell.status is Status.INFERRED for cell in inferred.values())
