from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.errors import ContractError
from gongkai.render.page_model import PageFinding, PageIssue, PageReport, PageSeverity, anchor
from gongkai.render.page_report import ReportFrame, flags, heading, issue_list, report_section
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from gongkai.report.place import TextPlace
from tests.render.helpers import first, numbered

PLACE = TextPlace(3, 5)
FRAME = ReportFrame("s0r0", "s0-", frozenset({anchor(PLACE)}))


def finding(
    *cells: str, severity: PageSeverity = PageSeverity.ERROR, violated: bool = True, code: str = "TO-01", zh: str = "不符。"
) -> PageFinding:
    return PageFinding(code, severity, violated, cells, 6, 8, zh, "Does not fit.", "国办公开办函〔2021〕30号", PLACE)


def section(item: PageReport) -> LexborHTMLParser:
    return LexborHTMLParser(report_section(item, FRAME))


def test_facts_count_cells_by_status_and_say_what_is_absent() -> None:
    cells = {"remedies.review.upheld": Cell(None, Status.BLANK), "remedies.review.total": Cell(7, Status.INFERRED)}
    page = section(PageReport(numbered(cells=cells, without=["remedies.review.other", "remedies.review.pending"])))
    facts = {name.text(): value.text() for name, value in zip(page.css(".facts dt"), page.css(".facts dd"), strict=True)}

    assert facts == {
        "机关": "清河市自然资源局",
        "年度": "2023",
        "格式": "cn-ogi-2021",
        "范围": "未说明",
        "读出": "196",
        "空白": "1",
        "推定": "1",
        "原文无": "2",
    }


def test_rows_that_a_merged_row_stands_for_are_not_absent() -> None:
    parts = [key for key in form("cn-ogi-2021").keys if key.startswith("requests.outcome.other_handling.")]
    columns = [key.rpartition(".")[2] for key in parts[:7]]
    report = numbered(cells={f"requests.outcome.other_handling.{column}": Cell(1) for column in columns}, without=parts)

    assert "原文无" not in [name.text() for name in section(PageReport(report)).css(".facts dt")]


def test_a_finding_says_what_is_wrong_in_both_languages_and_by_how_much() -> None:
    page = section(PageReport(numbered(), (finding("requests.received.total", "requests.received.other"),)))
    entry = first(page, "li#s0r0-finding0.error")

    assert "✕ 错误 TO-01 不符。" in " ".join(entry.text().split())
    assert [node.text() for node in entry.css(".sides dd")] == ["6", "8", "2", "国办公开办函〔2021〕30号"]
    assert [node.text() for node in entry.css("[lang=en]")] == ["Does not fit."]
    assert [link.attributes["href"] for link in entry.css("a")] == [
        "#s0-t3-5",
        "#s0r0-requests.received.total",
        "#s0r0-requests.received.other",
    ]


def test_amounts_differ_exactly() -> None:
    one = PageFinding("TO-09", PageSeverity.INFO, True, (), Decimal("0.3"), Decimal("0.1"), "差。", "Differs.", "")

    assert [node.text() for node in section(PageReport(numbered(), (one,))).css(".sides dd")] == ["0.3", "0.1", "-0.2"]


def test_a_finding_that_cannot_be_decided_is_no_error() -> None:
    page = section(PageReport(numbered(), (finding("requests.received.total", violated=False),)))

    assert "? 不能判断" in first(page, "li.undecided").text()
    assert first(page, '[id="s0r0-requests.received.total"]').attributes["data-flag"] == "undecided"


def test_a_faulty_cell_is_coloured_marked_and_leads_to_its_heaviest_finding() -> None:
    key = "requests.received.total"
    findings = (
        finding(key, violated=False, code="TO-03"),
        finding(key, severity=PageSeverity.WARNING, code="TO-08"),
        finding(key, code="TO-01"),
    )
    item = PageReport(numbered(), findings)
    cell = first(section(item), f'[id="s0r0-{key}"]')

    assert flags(item) == {key: [2, 1, 0]}
    assert cell.attributes["data-flag"] == "error"
    (flag,) = cell.css("a.flag")
    assert (flag.text(), flag.attributes["href"], flag.attributes["title"]) == ("✕", "#s0r0-finding2", "TO-01、TO-08、TO-03")


def test_a_figure_leads_to_its_place_only_where_the_source_shows_it() -> None:
    cells = {"remedies.review.upheld": Cell(5, at=PLACE), "remedies.review.total": Cell(5, at=TextPlace(90, 91))}
    page = section(PageReport(numbered(cells=cells)))

    assert first(page, '[id="s0r0-remedies.review.upheld"] a').attributes["href"] == "#s0-t3-5"
    assert page.css('[id="s0r0-remedies.review.total"] a') == []


def test_a_cell_that_is_not_printed_is_named_without_a_link() -> None:
    page = section(PageReport(numbered(), (finding("requests.outcome.other_handling.total"),)))

    assert first(page, "details li").text() == "三、本年度办理结果 > （六）其他处理 > 总计"
    assert page.css("details li a") == []


def test_issues_stand_in_both_languages() -> None:
    issues = issue_list((PageIssue("odd_label", "标签不同。", "Odd <label>.", PLACE),), FRAME)
    page = LexborHTMLParser(issues)

    assert " ".join(first(page, "li#s0r0-issue0").text().split()) == "odd_label 标签不同。 看原文Odd <label>."


def test_truncated_and_repeated_reports_say_so() -> None:
    page = section(PageReport(numbered(), truncated=True, duplicate_of=0))

    assert [node.text() for node in page.css(".notice")] == ["原文在报告未完处中断。", "与本文件第 1 份报告重复，只读取，不校验。"]
    assert page.css(".none") == []
    assert len(section(PageReport(numbered())).css(".none")) == 1


def test_a_report_without_name_and_year_and_a_prose_report_have_their_section() -> None:
    nameless = PageReport(AnnualReport(None, None, "cn-ogi-2021", {}, Scope.OWN))
    prose = PageReport(AnnualReport("甲市", 2016, "prose", {"prose.requests.total": Cell(40, at=PLACE)}))

    assert heading(nameless) == "未载明机关和年度的报告"
    assert "本级" in [node.text() for node in section(nameless).css(".facts dd")]
    assert first(section(prose), "td.figure a").text() == "40"


def test_words_of_a_finding_are_never_markup() -> None:
    page = section(PageReport(numbered(organ="<b>甲</b>"), (finding(zh="<script>1</script>"),)))

    assert page.css("script, b") == []


def test_a_report_that_does_not_fit_its_form_is_refused() -> None:
    with pytest.raises(ContractError):
        section(PageReport(numbered(cells={"a.b.c": Cell(1)})))
