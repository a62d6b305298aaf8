"""From bytes to reports: whole small reports in each container, and what is said where something is missing, odd or double."""

import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest

from gongkai.errors import InputRefused
from gongkai.reader.document import Media
from gongkai.reader.read import ReadSource, located, open_document, read, read_document
from gongkai.reader.result import IssueCode, ReadReport
from gongkai.report.forms import Form, form
from gongkai.report.model import PROSE_FORM, Scope, Status
from gongkai.report.place import NodePlace, TextPlace
from tests.reader.tables.table_texts import Line, printed_tables

OLD, NEW = form("cn-ogi-2019"), form("cn-ogi-2021")
FIGURES = {
    "disclosure.rules.in_force": "74",
    "disclosure.rules.total_disclosed": "74",
    "disclosure.licensing.items_change": "-2",
    "disclosure.fees.amount_wan": "12.5",
    "requests.received.natural_person": "13",
    "requests.received.total": "13",
    "requests.outcome.granted.natural_person": "13",
    "requests.outcome.granted.total": "13",
    "requests.outcome.total.natural_person": "13",
    "requests.outcome.total.total": "13",
    "remedies.review.upheld": "1",
    "remedies.review.total": "1",
}


def _html_table(lines: list[Line]) -> str:
    rows = ("".join(f'<td colspan="{span}">{text}</td>' for text, span in line) for line in lines)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _pipes(lines: list[Line]) -> str:
    rows = ["| " + " | ".join(cell for text, span in line for cell in (text, *[""] * (span - 1))) + " |" for line in lines]
    return "\n".join([rows[0], "|" + "---|" * sum(span for _, span in lines[0]), *rows[1:]])


def _spaced(lines: list[Line]) -> str:
    return "\n".join("  ".join(text for text, _ in line) for line in lines)


def _sections(report_form: Form, dress: Callable[[list[Line]], str], figures: dict[str, str] = FIGURES) -> list[str]:
    tables = printed_tables(report_form, figures)
    bodies = {1: "全年工作平稳有序。", 5: "人手不足,今后加强培训。", 6: "无。"}
    bodies |= {table.section: dress(tables[table.id]) for table in report_form.tables}
    return [f"{section.label}\n\n{bodies[section.number]}\n" for section in report_form.sections]


def _text(report_form: Form, year: int = 0, organ: str = "青禾市水务局", dress: Callable[[list[Line]], str] = _spaced) -> str:
    title = f"{organ}{year or report_form.first_year}年政府信息公开工作年度报告\n\n"
    return title + "\n".join(_sections(report_form, dress))


def _html(report_form: Form) -> str:
    paragraphs = (
        part if part.startswith("<table") else f"<p>{part}</p>" for part in _text(report_form, dress=_html_table).split("\n") if part
    )
    return "<!DOCTYPE html><html><head><title>年报</title></head><body>" + "".join(paragraphs) + "</body></html>"


def _read(text: str) -> ReadSource:
    return read(text.encode())


def _only(text: str) -> ReadReport:
    [report] = _read(text).reports
    return report


def _codes(report: ReadReport) -> list[IssueCode]:
    return [issue.code for issue in report.issues]


@pytest.mark.parametrize("report_form", [OLD, NEW], ids=["2019", "2021"])
@pytest.mark.parametrize("dress", ["html", "spaced", "pipes"])
def test_a_whole_report(report_form: Form, dress: str) -> None:
    page = {"html": _html(report_form), "spaced": _text(report_form), "pipes": _text(report_form, dress=_pipes)}[dress]
    source = _read(page)
    assert source.issues == ()
    [found] = source.reports
    report = found.report
    assert (report.organ, report.year, report.form, report.scope) == ("青禾市水务局", report_form.first_year, report_form.id, None)
    assert (found.index, found.truncated, found.duplicate_of) == (0, False, None)
    assert {key: cell.printed for key, cell in report.cells.items()} == {key: FIGURES.get(key, "0") for key in report_form.keys}
    assert list(report.cells) == list(report_form.keys)
    assert {cell.status for cell in report.cells.values()} == {Status.READ}
    assert report.value("requests.received.total") == 13
    assert (report.value("disclosure.licensing.items_change"), report.value("disclosure.fees.amount_wan")) in [
        (-2, None),
        (None, Decimal("12.5")),
    ]
    assert _codes(found) == []


def test_figures_and_prose_stand_where_they_are_printed() -> None:
    text = _text(NEW)
    for cell in _only(text).report.cells.values():
        assert isinstance(cell.at, TextPlace)
        assert text[cell.at.start : cell.at.end] == cell.printed
    assert all(isinstance(cell.at, NodePlace) for cell in _only(_html(NEW)).report.cells.values())


def test_places_of_prose_in_a_page_are_looked_up_when_asked_for() -> None:
    for passage in _only(_text(NEW)).report.prose:
        assert passage.at == TextPlace(passage.start, passage.start + len(passage.text))
    found = read(_html(NEW).encode())
    report = found.reports[0].report
    assert report.prose
    assert {passage.at for passage in report.prose} == {None}
    placed = located(report, found.document)
    assert all(isinstance(passage.at, NodePlace) for passage in placed.prose)
    assert [(one.section, one.text, one.start) for one in placed.prose] == [(one.section, one.text, one.start) for one in report.prose]
    assert placed.cells == report.cells


@pytest.mark.parametrize("page", [_text(NEW), _html(NEW)], ids=["text", "html"])
def test_the_prose_of_each_section_without_its_table(page: str) -> None:
    source = _read(page)
    prose = source.reports[0].report.prose
    words = {number: "".join(passage.text for passage in prose if passage.section == number) for number in range(7)}
    assert "年度报告" in words[0]
    assert "平稳" in words[1]
    assert "人手不足" in words[5]
    assert "无。" in words[6]
    assert not any("规章" in text or "自然人" in text or "结果维持" in text for text in words.values())
    for passage in prose:
        assert source.document.text[passage.start : passage.start + len(passage.text)] == passage.text


def test_several_reports_in_one_source() -> None:
    source = _read(_text(NEW) + "\n" + _text(NEW, 2022, "北岭市公安局") + "\n" + _text(OLD, 2020))
    assert [(found.index, found.report.organ, found.report.year, found.report.form) for found in source.reports] == [
        (0, "青禾市水务局", 2021, "cn-ogi-2021"),
        (1, "北岭市公安局", 2022, "cn-ogi-2021"),
        (2, "青禾市水务局", 2020, "cn-ogi-2019"),
    ]
    assert [len(found.report.cells) for found in source.reports] == [len(NEW.keys), len(NEW.keys), len(OLD.keys)]
    assert [_codes(found) for found in source.reports] == [[], [], []]
    spans = [found.span for found in source.reports]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


def test_the_same_report_twice_is_read_twice_and_said() -> None:
    first, second = _read(_text(NEW) + "\n" + _text(NEW)).reports
    assert (first.duplicate_of, second.duplicate_of) == (None, 0)
    assert [cell.value for cell in second.report.cells.values()] == [cell.value for cell in first.report.cells.values()]
    assert (_codes(first), _codes(second)) == ([], [IssueCode.DUPLICATE])
    assert "第 1 份" in second.issues[0].zh


@pytest.mark.parametrize("content", [b"", b"\n \n", "索引号 A-1 关于防汛工作的通知。".encode(), b"<html><body><p>404</p></body></html>"])
def test_a_source_without_report(content: bytes) -> None:
    source = read(content)
    assert source.reports == ()
    assert [issue.code for issue in source.issues] == [IssueCode.NO_REPORT]


def test_a_frame_without_body_is_an_empty_report() -> None:
    found = _only("当前位置:首页 > 政府信息公开年报 > 2021\n发布时间:2022-01-17 来源:市水务局\n")
    assert found.report.cells == {}
    assert _codes(found) == [IssueCode.EMPTY_REPORT]


def test_a_row_that_is_not_printed_is_missing_and_its_cells_are_absent() -> None:
    text = _text(NEW)
    row = next(line for line in text.splitlines() if line.startswith("2.重复申请"))
    found = _only(text.replace(row + "\n", ""))
    [issue] = found.issues
    assert issue.code is IssueCode.MISSING_ROW
    assert "2.重复申请" in issue.zh
    assert issue.cells == tuple(key for key in NEW.keys if ".repeated." in key)
    assert set(found.report.cells) == set(NEW.keys) - set(issue.cells)


def test_a_table_that_is_not_printed_is_missing() -> None:
    parts = _sections(NEW, _spaced)
    parts[3] = "四、政府信息公开行政复议、行政诉讼情况\n本年度没有发生。\n"
    found = _only("青禾市水务局2021年政府信息公开工作年度报告\n" + "\n".join(parts))
    assert _codes(found) == [IssueCode.MISSING_TABLE]
    assert "行政复议" in found.issues[0].zh
    assert not any(key.startswith("remedies") for key in found.report.cells)


def test_a_section_without_heading_is_missing() -> None:
    found = _only(_text(NEW).replace("六、其他需要报告的事项\n", ""))
    assert _codes(found) == [IssueCode.MISSING_SECTION]
    assert "其他需要报告的事项" in found.issues[0].zh


def test_what_lies_behind_the_end_of_a_cut_source_is_not_called_missing_section() -> None:
    text = _text(NEW)
    found = _only(text[: text.index("四、政府")])
    assert found.truncated
    assert _codes(found) == [IssueCode.TRUNCATED, IssueCode.MISSING_TABLE]
    assert found.report.value("requests.received.total") == 13


@pytest.mark.parametrize(("report_form", "year"), [(OLD, 2022), (NEW, 2020)])
def test_a_form_that_is_not_the_year_s(report_form: Form, year: int) -> None:
    found = _only(_text(report_form, year))
    assert (found.report.year, found.report.form) == (year, report_form.id)
    assert _codes(found) == [IssueCode.FORM_NOT_OF_YEAR]
    assert len(found.report.cells) == len(report_form.keys)


def test_one_row_for_the_three_of_other_handling() -> None:
    lines = _text(NEW).splitlines()
    three = [at for at, line in enumerate(lines) if "逾期不补正" in line or "逾期未按" in line or line.startswith("3.其他")]
    assert len(three) == 3
    lines[three[0]] = "（六）其他处理  2  0  0  0  0  0  2"
    found = _only("\n".join(line for at, line in enumerate(lines) if at not in three[1:]) + "\n")
    assert found.report.form == NEW.id
    assert found.report.value("requests.outcome.other_handling.total") == 2
    assert "requests.outcome.other_handling.other.total" not in found.report.cells
    [issue] = found.issues
    assert issue.code is IssueCode.MERGED_ROWS
    assert issue.cells == tuple(key for key in NEW.merged)


def test_a_merged_row_stands_in_the_place_of_the_form_s() -> None:
    keys = list(_only(_text(OLD, 2020)).report.cells)
    assert keys.index("requests.outcome.other_handling.total") < keys.index("requests.outcome.total.total")


def test_figures_that_cannot_be_told_apart_are_ambiguous_in_the_report() -> None:
    found = _only(_text(NEW).replace("行政规范性文件  0  0  0", "行政规范性文件 2110"))
    cells = {key.rpartition(".")[2]: cell for key, cell in found.report.cells.items() if ".normative_documents." in key}
    assert cells["issued"].status is Status.AMBIGUOUS
    assert cells["issued"].value is None
    assert IssueCode.AMBIGUOUS_CELLS in _codes(found)


def test_a_report_of_prose() -> None:
    text = (
        "青禾市水务局2016年政府信息公开工作年度报告\n一、概述\n我局认真落实条例。\n二、主动公开政府信息情况\n全年主动公开政府信息120条。\n"
        "三、依申请公开政府信息情况\n全年共收到政府信息公开申请5件,予以公开4件。\n四、因政府信息公开被申请行政复议、提起行政诉讼情况\n无。\n"
    )
    found = _only(text)
    assert (found.report.form, found.report.year) == (PROSE_FORM, 2016)
    assert found.report.value("prose.disclosed.total") == 120
    assert found.report.value("prose.requests.total") == 5
    assert not {IssueCode.MISSING_TABLE, IssueCode.MISSING_ROW} & set(_codes(found))


def test_the_scope_is_what_the_title_says() -> None:
    assert _only(_text(NEW, organ="北岭市人民政府(本级)")).report.scope is Scope.OWN


@pytest.mark.parametrize(
    ("content", "media"),
    [("规章".encode(), Media.TEXT), ("规章".encode("gb18030"), Media.TEXT), (b"<html><body>a</body></html>", Media.HTML)],
)
def test_a_document_is_opened_by_what_it_is(content: bytes, media: Media) -> None:
    document, issues = open_document(content)
    assert (document.media, issues) == (media, ())


def test_other_encodings_give_the_same_report() -> None:
    text = _text(NEW)
    expected = read(text.encode()).reports[0].report.cells
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        assert read(text.encode(encoding)).reports[0].report.cells == expected


def test_a_kind_of_file_that_is_not_read_is_refused() -> None:
    with pytest.raises(InputRefused):
        read(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)


def test_a_document_can_be_read_again() -> None:
    document, _ = open_document(_text(NEW).encode())
    assert read_document(document) == read_document(document)
