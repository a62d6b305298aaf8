"""TO-06, TO-07, TO-08, TO-09, TO-21."""

import pytest

from gongkai.checks.context import NOTHING, Context
from gongkai.checks.continuity import to_06, to_07, to_08, to_09, to_21
from gongkai.checks.finding import Verdict
from gongkai.report.model import AnnualReport, Value
from tests.checks.reports import says, with_cells, zeros


def after(previous: AnnualReport) -> Context:
    return Context(previous=previous)


def last_year(**values: Value) -> AnnualReport:
    return with_cells(zeros(year=2022), {key.replace("__", "."): value for key, value in values.items()})


def test_without_last_year_nothing_is_said() -> None:
    report = zeros(requests__carried_in__total=3, remedies__suit_after_review__total=9, disclosure__rules__in_force=4)

    assert [one for rule in (to_06, to_07, to_08, to_21) for one in rule(report, NOTHING)] == []


def test_carried_in_is_last_years_carried_over_in_every_column() -> None:
    report = zeros(requests__carried_in__business=3, requests__carried_in__total=3)
    previous = last_year(requests__carried_out__business=2, requests__carried_out__total=3)

    (finding,) = to_06(report, after(previous))

    assert (finding.cells, finding.expected, finding.actual) == (("requests.carried_in.business",), 2, 3)
    assert "“商业企业”列" in finding.message.zh


def test_carried_in_against_a_blank_of_last_year() -> None:
    previous = with_cells(last_year(), {"requests.carried_out.total": None})

    (finding,) = to_06(zeros(requests__carried_in__total=3), after(previous))

    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 3, None)
    assert list(to_06(zeros(), after(previous))) == []


@pytest.mark.parametrize(("suits", "faults"), [(5, 0), (6, 1)])
def test_suits_after_review_follow_reviews_decided_in_two_years(suits: int, faults: int) -> None:
    report = zeros(remedies__suit_after_review__total=suits, remedies__review__total=4, remedies__review__pending=1)
    previous = last_year(remedies__review__total=2)

    findings = list(to_07(report, after(previous)))

    assert [(one.expected, one.actual) for one in findings] == [(5, 6)] * faults


def test_documents_in_force_follow_from_last_year() -> None:
    row = "disclosure.normative_documents."
    previous = with_cells(last_year(), {row + "in_force": 40})
    right = with_cells(zeros(), {row + "issued": 5, row + "repealed": 3, row + "in_force": 42})
    wrong = with_cells(right, {row + "in_force": 45})

    assert list(to_08(right, after(previous))) == []
    (finding,) = to_08(wrong, after(previous))
    assert (finding.expected, finding.actual) == (42, 45)
    assert "40 + 本年制发 5 - 本年废止 3 = 42" in finding.message.zh


def test_documents_of_the_form_of_2019_are_not_carried_into_that_of_2021() -> None:
    previous = zeros("cn-ogi-2019", 2020, disclosure__rules__total_disclosed=9)

    assert list(to_08(zeros(year=2021, disclosure__rules__in_force=4), after(previous))) == []


def test_new_documents_are_among_all() -> None:
    report = zeros("cn-ogi-2019", 2020, disclosure__rules__newly_disclosed=3, disclosure__rules__total_disclosed=2)

    (finding,) = to_09(report, NOTHING)

    assert (finding.cells[-1], finding.expected, finding.actual) == ("disclosure.rules.total_disclosed", 2, 3)


def test_disclosed_documents_do_not_become_fewer_unless_repealed() -> None:
    report = zeros("cn-ogi-2019", 2020, disclosure__normative_documents__total_disclosed=80)
    context = after(zeros("cn-ogi-2019", 2019, disclosure__normative_documents__total_disclosed=90))

    (finding,) = to_09(report, context)

    assert (finding.expected, finding.actual) == (90, 80)
    assert list(to_09(says(report, "本年废止规范性文件10件。"), context)) == []


@pytest.mark.parametrize(("total", "faults"), [(2, 1), (3, 0), (4, 0)])
def test_pending_cases_come_back(total: int, faults: int) -> None:
    previous = last_year(remedies__suit_direct__pending=3)

    findings = list(to_21(zeros(remedies__suit_direct__total=total), after(previous)))

    assert [(one.cells, one.expected, one.actual) for one in findings] == [(("remedies.suit_direct.total",), 3, 2)] * faults
