"""TO-14: a report beside what its ledger recounts."""

from decimal import Decimal

import pytest

from gongkai.checks.context import NOTHING, Context, Recount
from gongkai.checks.finding import Severity, Verdict
from gongkai.checks.recount import compared, to_14
from gongkai.checks.registry import run
from gongkai.errors import ContractError
from gongkai.report.forms import form
from gongkai.report.model import Cell, Status
from tests.checks.reports import with_cells, without, zeros

RECEIVED = "requests.received.total"


def ledger(*cases: str, key: str = RECEIVED, year: int = 2023) -> Context:
    """A recount in which these cases stand behind one cell, and none behind any other."""
    made = with_cells(zeros(year=year), {key: len(cases)})
    return Context(recount=Recount(made, lambda one: cases if one == key else ()))


def test_a_report_that_is_what_the_ledger_recounts_is_without_fault() -> None:
    assert list(to_14(with_cells(zeros(), {RECEIVED: 2}), ledger("R-1", "R-2"))) == []
    assert list(to_14(with_cells(zeros(), {RECEIVED: 2}), NOTHING)) == []


def test_a_cell_that_differs_names_the_cases_behind_it() -> None:
    (finding,) = to_14(with_cells(zeros(), {RECEIVED: 3}), ledger("R-1", "R-2"))

    assert (finding.code, finding.severity, finding.status) == ("TO-14", Severity.WARNING, Verdict.VIOLATED)
    assert (finding.cells, finding.expected, finding.actual) == ((RECEIVED,), 2, 3)
    assert "填写 3，按台账重算为 2（R-1、R-2）" in finding.message.zh
    assert "the report has 3, the ledger recounts 2 (R-1, R-2)" in finding.message.en


def test_of_many_cases_the_first_twelve_are_named_and_the_rest_is_counted() -> None:
    (many,) = to_14(zeros(), ledger(*(f"R-{number}" for number in range(15))))
    (twelve,) = to_14(zeros(), ledger(*(f"R-{number}" for number in range(12))))

    assert "R-11等 15 项" in many.message.zh
    assert "R-11 and 3 more" in many.message.en
    assert "R-12" not in many.message.en
    assert "R-11)" in twelve.message.en


def test_nothing_in_the_ledger_is_said() -> None:
    (finding,) = to_14(with_cells(zeros(), {RECEIVED: 1}), ledger())

    assert "台账中没有" in finding.message.zh
    assert "none in the ledger" in finding.message.en


def test_a_blank_is_no_zero_and_no_error() -> None:
    blank = with_cells(zeros(), {RECEIVED: None})

    assert list(to_14(blank, ledger())) == []
    (finding,) = to_14(blank, ledger("R-1"))
    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 1, None)


def test_cells_that_one_side_lacks_or_the_reader_could_not_decide_are_not_compared() -> None:
    report, context = with_cells(zeros(), {RECEIVED: 3}), ledger("R-1")
    assert context.recount is not None
    undecided = with_cells(report, {})
    undecided = without(undecided, RECEIVED)
    asked = type(undecided)("青山县水利局", 2023, report.form, {**undecided.cells, RECEIVED: Cell(None, Status.AMBIGUOUS)})

    assert list(to_14(undecided, context)) == list(to_14(asked, context)) == []
    assert len(compared(report, context.recount)) == len(compared(asked, context.recount)) + 1 == len(form(report.form).keys)
    poorer = Context(recount=Recount(without(context.recount.report, RECEIVED), context.recount.behind))
    assert list(to_14(report, poorer)) == []


def test_a_row_printed_for_several_is_compared_with_their_sum() -> None:
    whole, parts = next(iter(form("cn-ogi-2021").merged.items()))
    made = with_cells(zeros(), dict.fromkeys(parts, 2))
    recount = Recount(made, lambda key: [f"{key}-1"] if key in parts else [])
    report = with_cells(without(zeros(), *parts), {whole: 2 * len(parts)})

    assert list(to_14(report, Context(recount=recount))) == []
    (finding,) = to_14(with_cells(report, {whole: 1}), Context(recount=recount))
    assert (finding.cells, finding.expected, finding.actual) == ((whole,), 2 * len(parts), 1)
    assert all(part in finding.message.en for part in parts)


def test_amounts_are_compared_by_value() -> None:
    key = "disclosure.fees.amount_wan"
    recount = Recount(with_cells(zeros(), {key: Decimal("1.50")}), lambda _: ["账簿"])

    assert list(to_14(with_cells(zeros(), {key: Decimal("1.5")}), Context(recount=recount))) == []
    (finding,) = to_14(with_cells(zeros(), {key: Decimal("1.6")}), Context(recount=recount))
    assert "账簿" in finding.message.zh


def test_another_year_or_form_is_refused() -> None:
    with pytest.raises(ContractError, match="the report is of 2023 on form cn-ogi-2021, the recount of 2022"):
        list(to_14(zeros(), ledger(year=2022)))
    with pytest.raises(ContractError, match="recount the year of the report"):
        list(to_14(zeros("cn-ogi-2019", 2020), ledger(year=2020)))


def test_it_runs_with_the_other_rules() -> None:
    report = with_cells(zeros(), {RECEIVED: 1, "requests.received.natural_person": 1, "requests.carried_out.total": 1})

    assert [one.code for one in run(report, ledger()) if one.code == "TO-14"] == ["TO-14"] * 3
    assert "TO-14" not in [one.code for one in run(report)]
