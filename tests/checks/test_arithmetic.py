"""TO-01, TO-02, TO-03, TO-05."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.arithmetic import to_01, to_02, to_03, to_05
from gongkai.checks.context import NOTHING
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.report.forms import form, forms
from gongkai.report.model import AnnualReport, Cell, Status
from tests.checks.reports import PARTS, balanced, with_cells, without, zeros

RULES = (to_01, to_02, to_03, to_05)
FORMS = tuple(forms())


def found(report: AnnualReport) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(report, NOTHING)]


def row(name: str) -> tuple[str, ...]:
    return tuple(f"requests.{name}.{column}" for column in (*PARTS, "total"))


def test_a_row_that_does_not_add_up() -> None:
    report = with_cells(zeros(), dict(zip(row("carried_out"), (3, 0, 0, 0, 1, 0, 5), strict=True)))

    (finding,) = to_01(report, NOTHING)

    assert (finding.code, finding.severity, finding.status) == ("TO-01", Severity.ERROR, Verdict.VIOLATED)
    assert (finding.expected, finding.actual, finding.cells) == (5, 4, row("carried_out"))
    assert "“结转下年度继续办理”行" in finding.message.zh
    assert "3 + 1 = 4" in finding.message.zh
    assert "相差 1" in finding.message.zh
    assert "3 + 1 = 4" in finding.message.en
    assert finding.law == "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"


def test_a_column_of_results_that_does_not_add_up() -> None:
    report = zeros(requests__outcome__granted__business=4, requests__outcome__total__business=5)

    (finding,) = to_02(report, NOTHING)

    assert (finding.expected, finding.actual) == (5, 4)
    assert finding.cells[0] == "requests.outcome.granted.business"
    assert finding.cells[-1] == "requests.outcome.total.business"
    assert "“商业企业”列" in finding.message.zh


def test_the_printed_rule_binds_each_column() -> None:
    """The province's column of 2020: the total column balances, this one does not."""
    column = {"received": 9038, "carried_in": 189, "outcome.total": 9075, "carried_out": 159}
    report = with_cells(zeros(), {f"requests.{key}.natural_person": value for key, value in column.items()})

    (finding,) = to_03(report, NOTHING)

    assert (finding.expected, finding.actual) == (9227, 9234)
    assert finding.cells == tuple(f"requests.{key}.natural_person" for key in column)
    for message in (finding.message.zh, finding.message.en):
        assert "9038 + 189 = 9227" in message
        assert "9075 + 159 = 9234" in message
        assert "9227 ≠ 9234" in message
        assert "requests." not in message


def test_a_block_of_remedies_that_does_not_add_up() -> None:
    report = zeros(remedies__suit_direct__upheld=2, remedies__suit_direct__total=3)

    (finding,) = to_05(report, NOTHING)

    assert (finding.expected, finding.actual) == (3, 2)
    assert "行政诉讼·未经复议直接起诉" in finding.message.zh


def test_blanks_that_do_not_matter_are_passed_over() -> None:
    report = with_cells(zeros(), dict(zip(row("received"), (2, None, None, None, None, 1, 3), strict=True)))

    assert list(to_01(report, NOTHING)) == []


def test_unequal_with_a_blank_cannot_be_assessed() -> None:
    report = with_cells(zeros(), dict(zip(row("received"), (2, None, 0, 0, 0, 0, 3), strict=True)))

    (finding,) = to_01(report, NOTHING)

    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 3, 2)
    assert "空白" in finding.message.zh


@pytest.mark.parametrize("blank", ["parts", "total"])
def test_a_side_that_is_blank_as_a_whole_is_none(blank: str) -> None:
    values = (None,) * 6 + (125,) if blank == "parts" else (100, 25, 0, 0, 0, 0, None)
    report = with_cells(zeros(), dict(zip(row("received"), values, strict=True)))

    (finding,) = to_01(report, NOTHING)

    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 125, None)


def test_a_left_side_of_the_printed_rule_that_is_blank() -> None:
    report = with_cells(zeros(), {f"requests.{key}.other": None for key in ("received", "carried_in", "carried_out")})
    report = with_cells(report, {"requests.outcome.total.other": 90})

    (finding,) = to_03(report, NOTHING)

    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 90, None)


def test_all_blank_says_nothing() -> None:
    assert list(to_01(with_cells(zeros(), dict.fromkeys(row("received"))), NOTHING)) == []


def test_what_is_absent_or_ambiguous_is_the_readers_issue() -> None:
    report = zeros(requests__received__total=7)
    key = "requests.received.business"
    unsure = AnnualReport(report.organ, report.year, report.form, {**report.cells, key: Cell(None, Status.AMBIGUOUS)})

    assert [finding.code for finding in to_01(report, NOTHING)] == ["TO-01"]
    assert list(to_01(without(report, key), NOTHING)) == []
    assert list(to_01(unsure, NOTHING)) == []


def test_a_merged_row_is_checked_once() -> None:
    """其他处理 printed as one row in the form that has three."""
    parts = [key for key in zeros().cells if key.startswith("requests.outcome.other_handling.")]
    merged = {f"requests.outcome.other_handling.{column}": 0 for column in (*PARTS, "total")}
    report = with_cells(without(zeros(), *parts), {**merged, "requests.outcome.other_handling.total": 4})

    assert [(one.code, one.expected, one.actual) for one in found(report)] == [("TO-01", 4, 0), ("TO-02", 0, 4)]


@pytest.mark.parametrize("id", FORMS)
@given(data=st.data())
def test_a_balanced_report_has_no_finding(id: str, data: st.DataObject) -> None:
    assert found(data.draw(balanced(id))) == []


@pytest.mark.parametrize("id", FORMS)
def test_each_cell_of_tables_three_and_four_stands_in_one_row_sum_and_no_cell_of_table_two_does(id: str) -> None:
    """Why no single change there can go unnoticed: it changes one side of exactly one sum of its row, and nothing else in it."""
    counted = Counter(key for one in form(id).identities if one.rule in {"TO-01", "TO-05"} for key in one.left + one.right)

    assert counted == {key: 1 for key in form(id).keys if not key.startswith("disclosure.")}
    assert not any(key.startswith("disclosure.") for one in form(id).identities for key in one.left + one.right)


@pytest.mark.parametrize("id", FORMS)
@given(data=st.data())
def test_any_changed_digit_in_table_three_or_four_is_found(id: str, data: st.DataObject) -> None:
    report = data.draw(balanced(id))
    key = data.draw(st.sampled_from([key for key in report.cells if not key.startswith("disclosure.")]))

    faults = found(with_cells(report, {key: data.draw(other_digit(report.cells[key].value))}))

    assert any(finding.status is Verdict.VIOLATED and key in finding.cells and finding.code in {"TO-01", "TO-05"} for finding in faults)


@pytest.mark.parametrize("id", FORMS)
@given(data=st.data())
def test_no_changed_digit_of_table_two_can_be_found_by_sums(id: str, data: st.DataObject) -> None:
    report = data.draw(balanced(id))
    key = data.draw(st.sampled_from([key for key in report.cells if key.startswith("disclosure.")]))

    assert found(with_cells(report, {key: data.draw(other_digit(report.cells[key].value))})) == []


@st.composite
def other_digit(draw: st.DrawFn, value: object) -> int:
    """The number with one of its digits changed."""
    digits = str(value)
    at = draw(st.integers(0, len(digits) - 1))
    digit = draw(st.sampled_from([one for one in "0123456789" if one != digits[at]]))
    return int(digits[:at] + digit + digits[at + 1 :])
