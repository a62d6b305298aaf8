"""The statutory tables of a report, in grids, in running text, and torn over both."""

from collections.abc import Callable, Mapping

from gongkai.reader.document import GRID_MARK, Document, Grid, GridCell, Media
from gongkai.reader.outline.sections import SectionSpan
from gongkai.reader.outline.segment import Segment
from gongkai.reader.result import IssueCode
from gongkai.reader.tables.find import tables_of
from gongkai.reader.tables.printed import TablePrint
from gongkai.reader.tables.settle import settle
from gongkai.report.forms import form
from gongkai.report.model import Status, Value
from gongkai.report.place import PartPlace, TextPlace
from tests.reader.tables.table_texts import Line, printed_tables

FORM = form("cn-ogi-2021")
FIGURES = {
    "disclosure.rules.in_force": "74",
    "disclosure.fees.amount_wan": "12.5",
    "requests.received.natural_person": "3",
    "requests.received.total": "3",
    "requests.outcome.granted.natural_person": "3",
    "requests.outcome.granted.total": "3",
    "requests.outcome.total.natural_person": "3",
    "requests.outcome.total.total": "3",
    "remedies.review.upheld": "1",
    "remedies.review.total": "1",
}
TABLES = printed_tables(FORM, FIGURES)


def _grid(lines: list[Line], start: int) -> Grid:
    rows = []
    for number, line in enumerate(lines):
        row: list[GridCell] = []
        for text, span in line:
            row += [GridCell(text, PartPlace(str(start), f"{number}.{len(row)}"), number, len(row))] * span
        rows.append(tuple(row))
    return Grid(tuple(rows), start, start + 1)


def _page(text: str, *grids: list[Line]) -> Document:
    """A page of prose in which each mark is the next grid."""
    marks = [at for at, char in enumerate(text) if char == GRID_MARK]
    return Document(Media.HTML, text, tuple(_grid(lines, at) for lines, at in zip(grids, marks, strict=True)), TextPlace)


def _text(text: str) -> Document:
    return Document(Media.TEXT, text, (), TextPlace)


def _read(document: Document, segment: Segment | None = None, spans: tuple[SectionSpan, ...] = ()) -> dict[str, TablePrint]:
    return {table.table: table for table in tables_of(document, segment or Segment(0, len(document.text)), spans)}


def _values(tables: Mapping[str, TablePrint], row: str) -> list[Value]:
    table = tables[row.split(".", maxsplit=1)[0]]
    return [cell.value for key, cell in settle(table, FORM).cells.items() if key.rpartition(".")[0] == row]


def _dressed(dress: Callable[[str, list[str]], str]) -> str:
    """All tables as text: headers as they are, rows of a label and figures as `dress` writes them."""
    out = []
    for name, lines in TABLES.items():
        for line in lines:
            label, *figures = [text for text, _ in line]
            is_row = name != "remedies" and bool(figures) and figures[0].replace(".", "").isdigit()
            out.append(dress(label, figures) if is_row else " ".join(text for text, _ in line))
    return "\n".join(out) + "\n"


def test_whole_grids_need_no_running_text() -> None:
    """A sentence that looks like a row with other figures says nothing against the grid."""
    text = f"二\n{GRID_MARK}\n三 本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n{GRID_MARK}\n四\n{GRID_MARK}\n"
    tables = _read(_page(text, *TABLES.values()))
    assert list(tables) == ["disclosure", "requests", "remedies"]
    assert _values(tables, "requests.received") == [3, 0, 0, 0, 0, 0, 3]
    assert _values(tables, "remedies.review") == [1, 0, 0, 0, 1]
    assert all(row.sure for table in tables.values() for row in table.rows)
    assert [table.start for table in tables.values()] == [None] * 3
    assert [table.issues for table in tables.values()] == [()] * 3


def test_the_same_tables_as_running_text() -> None:
    tables = _read(_text(_dressed(lambda label, figures: f"{label} {' '.join(figures)}")))
    assert _values(tables, "disclosure.rules") == [0, 0, 74]
    assert _values(tables, "requests.outcome.granted") == [3, 0, 0, 0, 0, 0, 3]
    assert _values(tables, "remedies.review") == [1, 0, 0, 0, 1]
    assert all(row.sure for table in tables.values() for row in table.rows)


def test_a_row_torn_over_two_grids_is_read_from_the_text_of_both() -> None:
    """The label stands at the end of one grid, its figures alone in the next."""
    requests = TABLES["requests"]
    at = next(number for number, line in enumerate(requests) if line[0][0].endswith("重复申请"))
    label, *figures = requests[at]
    parts = [*requests[:at], [label]], [figures, *requests[at + 1 :]]
    text = f"二\n{GRID_MARK}\n三\n{GRID_MARK}\n{GRID_MARK}\n四\n{GRID_MARK}\n"
    tables = _read(_page(text, TABLES["disclosure"], *parts, TABLES["remedies"]))
    assert _values(tables, "requests.received") == [3, 0, 0, 0, 0, 0, 3]
    assert _values(tables, "requests.outcome.not_processed.repeated") == [0] * 7
    [row] = [row for row in tables["requests"].rows if row.row == "outcome.not_processed.repeated"]
    second = [at for at, char in enumerate(text) if char == GRID_MARK][2]
    assert row.readings is not None
    assert [print_.at if print_ else None for print_ in row.readings[0]] == [PartPlace(str(second), f"0.{column}") for column in range(7)]


def test_a_table_in_prose_beside_one_in_a_grid() -> None:
    review = " ".join(text for line in TABLES["remedies"] for text, _ in line)
    text = f"二\n{GRID_MARK}\n三\n{GRID_MARK}\n四\n{review}\n"
    tables = _read(_page(text, TABLES["disclosure"], TABLES["requests"]))
    assert _values(tables, "remedies.review") == [1, 0, 0, 0, 1]
    assert tables["remedies"].start is not None
    assert _values(tables, "disclosure.rules") == [0, 0, 74]


PIPES = "| 第二十条第（一）项 | | | | |\n| 信息内容 | | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | | {0} | {1} | {2} |\n"


def test_bars_under_bars_tell_the_filling_of_a_label_from_a_blank_cell() -> None:
    """In `规章 | | | 1 | 74` one blank cell is the label's, the other the first column's; which is which only the header tells."""
    text = PIPES.format("", 1, 74) + "| 行政规范性文件 | | 2 | 1 | 7 |\n"
    tables = _read(_text(text))
    settled = settle(tables["disclosure"], FORM)
    rules = {key.rpartition(".")[2]: (cell.value, cell.status) for key, cell in settled.cells.items() if ".rules." in key}
    assert rules == {"issued": (None, Status.BLANK), "repealed": (1, Status.READ), "in_force": (74, Status.READ)}
    assert _values(tables, "disclosure.normative_documents") == [2, 1, 7]
    assert settled.issues == []


def test_ragged_bars_have_no_positions() -> None:
    tables = _read(_text(PIPES.format("", 1, 74) + "| 行政规范性文件 | 2 | 1 | 7 |\n"))
    cells = settle(tables["disclosure"], FORM).cells
    assert _values(tables, "disclosure.normative_documents") == [2, 1, 7]
    assert all(cell.value is None for key, cell in cells.items() if ".rules." in key)


def test_two_prints_that_contradict_each_other_are_in_doubt() -> None:
    """规章 stands once in the prose and once in a grid, clearly both times, and only its last figure is the same."""
    header, rules = TABLES["disclosure"][1:3]
    labels = "".join(text for text, _ in header)
    text = f"二\n{labels}规章 1 2 74\n{GRID_MARK}\n"
    assert [text for text, _ in rules] == ["规章", "0", "0", "74"]
    tables = _read(_page(text, [header, rules]))
    settled = settle(tables["disclosure"], FORM)
    assert [(cell.value, cell.status) for cell in settled.cells.values()] == [
        (None, Status.AMBIGUOUS),
        (None, Status.AMBIGUOUS),
        (74, Status.INFERRED),
    ]
    assert [issue.code for issue in settled.issues] == [IssueCode.MISALIGNED_ROW, IssueCode.INFERRED_CELLS, IssueCode.AMBIGUOUS_CELLS]
    assert "disclosure.rules.issued: 0 | 1" in settled.issues[-1].zh
    assert "disclosure.rules.repealed: 0 | 2" in settled.issues[-1].zh


def test_a_contradicted_amount_keeps_the_unit_of_its_header() -> None:
    header = [("信息内容", 1), ("采购项目数量", 1), ("采购总金额（亿元）", 1)]
    text = f"二\n信息内容采购项目数量采购总金额(亿元)政府集中采购 4 1.5\n{GRID_MARK}\n"
    tables = _read(_page(text, [header, [("政府集中采购", 1), ("3", 1), ("1.5", 1)]]))
    cells = settle(tables["disclosure"], form("cn-ogi-2019")).cells
    assert cells["disclosure.procurement.projects"].value is None
    assert cells["disclosure.procurement.amount_wan"].value == 15_000


def test_the_doubts_about_a_row_come_with_it() -> None:
    """The grid lost a cell of 规章; the prose has it, under a header that lost a label: its row is taken and so is what is odd about it."""
    header = TABLES["disclosure"][1]
    text = f"二\n信息内容本年制发件数现行有效件数规章 1 2 74\n{GRID_MARK}\n"
    tables = _read(_page(text, [header, [("规章", 1), ("1", 1), ("74", 1)]]))
    assert _values(tables, "disclosure.rules") == [1, 2, 74]
    assert IssueCode.MISSING_COLUMN in {issue.code for issue in tables["disclosure"].issues}


def test_each_table_is_looked_for_in_its_section() -> None:
    text = "二、主动公开\n规章见附件。\n三、申请\n信息内容本年制发件数本年废止件数现行有效件数规章 1 2 3\n"
    at = text.index("三、")
    spans = (SectionSpan(2, 0, 7, at), SectionSpan(3, at, at + 5, len(text)))
    assert "disclosure" not in _read(_text(text), spans=spans)
    assert "disclosure" in _read(_text(text))


def test_only_the_segment_is_read() -> None:
    one = "信息内容本年制发件数本年废止件数现行有效件数规章 1 2 3\n"
    text = one + one.replace("1 2 3", "4 5 6")
    tables = _read(_text(text), Segment(len(one), len(text)))
    assert _values(tables, "disclosure.rules") == [4, 5, 6]
    page = _page(f"甲\n{GRID_MARK}\n乙\n{GRID_MARK}\n", TABLES["disclosure"], TABLES["remedies"])
    assert list(_read(page, Segment(4, len(page.text)))) == ["remedies"]


def test_two_reports_mixed_in_grids_are_not_looked_for_in_the_text() -> None:
    other = printed_tables(
        FORM, {**FIGURES, "disclosure.rules.issued": "5", "disclosure.licensing.decisions": "6", "disclosure.penalties.decisions": "7"}
    )
    text = f"{GRID_MARK}\n{GRID_MARK}\n"
    tables = _read(_page(text, TABLES["disclosure"], other["disclosure"]))
    assert list(tables) == ["disclosure"]
    assert not any(row.sure for row in tables["disclosure"].rows)
    assert IssueCode.REPEATED_TABLE in {issue.code for issue in tables["disclosure"].issues}


def test_two_reports_mixed_in_running_text_leave_no_row_certain() -> None:
    block = "信息内容本年制发件数本年废止件数现行有效件数规章 {0} 0 7 规范性文件 {0} 1 8 信息内容本年处理决定数量行政许可 {0}\n"
    tables = _read(_text(block.format(3) + block.format(4)))
    assert IssueCode.REPEATED_TABLE in {issue.code for issue in tables["disclosure"].issues}
    assert {cell.value for cell in settle(tables["disclosure"], FORM).cells.values()} == {None}
    assert _values(_read(_text(block.format(3) * 2)), "disclosure.rules") == [3, 0, 7]


def test_a_label_without_figures_tears_every_table_of_the_report() -> None:
    """Where one row lost its cells others may have too: figures that run together are then not settled by one reading."""
    text = _dressed(lambda label, figures: label if label.endswith("重复申请") else f"{label} {' '.join(figures)}")
    assert all(table.torn for table in _read(_text(text)).values())


def test_a_report_without_tables_has_none() -> None:
    assert _read(_text("全年平稳。\n")) == {}
    assert _read(_page(f"全年平稳。\n{GRID_MARK}\n", [[("索引号", 1), ("A-1", 1)]])) == {}


def test_what_follows_the_last_section_does_not_make_its_table_whole() -> None:
    """The report breaks off in table four; the page's footer stands behind it."""
    header = " ".join(text for line in TABLES["remedies"][:-1] for text, _ in line)
    text = f"四、复议诉讼\n{header}\n" + "\n".join("10001230050000") + "\n版权所有\n"
    spans = (SectionSpan(4, 0, 7, text.index("\n版权")),)
    assert "remedies" not in _read(_text(text), spans=spans)


def test_a_segment_with_the_headings_of_two_reports_has_no_certain_table() -> None:
    bodies = "二、主动公开政府信息情况\n{}三、收到和处理政府信息公开申请情况\n"
    one = "信息内容本年制发件数本年废止件数现行有效件数规章 1 2 3\n"
    table = _read(_text(bodies.format(one)))["disclosure"]
    assert all(row.sure for row in table.rows)
    table = _read(_text(bodies.format(one) + bodies.format("")))["disclosure"]
    assert not any(row.sure for row in table.rows)
    assert IssueCode.REPEATED_TABLE in {issue.code for issue in table.issues}


def test_a_row_that_stands_twice_in_grids_is_not_decided_by_the_text() -> None:
    header, rules = TABLES["disclosure"][1:3]
    labels = "".join(text for text, _ in header)
    other = [("规章", 1), ("5", 1), ("0", 1), ("74", 1)]
    tables = _read(_page(f"二\n{GRID_MARK}\n{labels}规章 0 0 74\n", [header, rules, other]))
    assert {cell.value for cell in settle(tables["disclosure"], FORM).cells.values()} == {None}
