"""Header rows of grids: which column stands at which position."""

from gongkai.reader.document import GridCell
from gongkai.reader.result import IssueCode
from gongkai.reader.tables.header import Header, across_positions, header_of
from gongkai.reader.tables.labels import vocabulary
from gongkai.report.place import PartPlace

REQUESTS, DISCLOSURE, REMEDIES = vocabulary("requests"), vocabulary("disclosure"), vocabulary("remedies")
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")
FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _row(number: int, *texts: str, first: int = 0) -> list[GridCell]:
    """Cells of one row from the position `first` on; an empty text takes a position and makes no cell."""
    return [GridCell(text, PartPlace("t", f"{number}.{first + i}"), number, first + i) for i, text in enumerate(texts) if text]


def _header(*rows: list[GridCell]) -> Header:
    header = header_of(REQUESTS, rows)
    assert header is not None
    return header


def test_the_columns_of_two_header_rows() -> None:
    header = _header(_row(0, "申请人情况", "自然人", "法人或其他组织", "", "", "", "", "总计"), _row(1, *APPLICANTS, first=2))
    assert header.order == COLUMNS
    assert header.at == dict(enumerate(COLUMNS, start=1))
    assert header.issues == ()


def test_another_order_is_followed_and_said() -> None:
    header = _header(_row(0, "总计", "自然人", first=1), _row(1, *APPLICANTS, first=3))
    assert header.order == ("total", *COLUMNS[:-1])
    assert [issue.code for issue in header.issues] == [IssueCode.ODD_ORDER]


def test_a_label_over_two_positions_counts_once() -> None:
    header = _header(_row(0, "自然人", "自然人", *APPLICANTS, "总计"))
    assert header.order == COLUMNS
    assert header.positions == [0, 2, 3, 4, 5, 6, 7]


def test_a_misprinted_label_is_the_column_that_is_left() -> None:
    header = _header(_row(0, "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机沟", "其他", "总计"))
    assert header.order == COLUMNS
    [issue] = header.issues
    assert (issue.code, issue.at) == (IssueCode.ODD_LABEL, PartPlace("t", "0.4"))
    assert "法律服务机沟" in issue.zh
    assert "legal_service" in issue.en


def test_a_torn_label_is_the_column_that_it_begins() -> None:
    header = header_of(DISCLOSURE, [_row(0, "信息内容", "本年制", "本年废止件数", "现行有效件数")])
    assert header is not None
    assert header.order == ("issued", "repealed", "in_force")
    assert [issue.code for issue in header.issues] == [IssueCode.ODD_LABEL]


def test_a_stranger_that_resembles_no_missing_label_is_not_taken_for_one() -> None:
    header = _header(_row(0, "自然人", "商业企业", "科研机构", "社会公益组织", "经办人签字", "其他", "总计"))
    assert header.order == tuple(key for key in COLUMNS if key != "legal_service")
    assert 4 not in header.at


def test_the_unit_of_money_is_that_of_its_column() -> None:
    header = header_of(DISCLOSURE, [_row(0, "信息内容", "采购项目数量", "采购总金额（亿元）")])
    assert header == Header({1: "projects", 2: "amount_wan"}, ("projects", "amount_wan"), "亿元")


def test_rows_without_any_column_are_no_header() -> None:
    assert header_of(REQUESTS, [_row(0, "索引号", "发布机构")]) is None
    assert header_of(REQUESTS, []) is None


def test_blocks_over_their_columns() -> None:
    rows = [
        _row(0, "行政复议", *[""] * 4, "行政诉讼"),
        _row(1, *FIVE, "未经复议直接起诉", *[""] * 4, "复议后起诉"),
        _row(2, *FIVE, *FIVE, first=5),
    ]
    positions = across_positions(rows, REMEDIES)
    keys = ("upheld", "corrected", "other", "pending", "total")
    assert positions == {
        index: f"{block}.{key}"
        for index, (block, key) in enumerate((block, key) for block in ("review", "suit_direct", "suit_after_review") for key in keys)
    }


def test_blocks_with_a_column_missing_give_no_positions() -> None:
    rows = [
        _row(0, "行政复议", *[""] * 4, "行政诉讼"),
        _row(1, *FIVE, "未经复议直接起诉", *[""] * 4, "复议后起诉"),
        _row(2, *FIVE, *FIVE[:4], first=5),
    ]
    assert across_positions(rows, REMEDIES) == {}
    assert across_positions([], REMEDIES) == {}
