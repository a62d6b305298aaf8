"""TO-12, and the table of sentences that all prose checks share."""

import pytest

from gongkai.checks.context import NOTHING
from gongkai.checks.narrative.figures import group_cells, to_12, total
from gongkai.checks.narrative.parts import to_22
from gongkai.checks.narrative.shares import to_13
from tests.checks.narrative.scenarios import Scenario, scenarios
from tests.checks.reports import says, with_cells, without, zeros

SCENARIOS = scenarios()


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one.why)
def test_sentences(one: Scenario) -> None:
    found = [(f.code, f.expected, f.actual) for rule in (to_12, to_13, to_22) for f in rule(one.report, NOTHING)]

    assert sorted(found, key=str) == sorted(one.finds, key=str)


def test_most_of_the_table_are_traps() -> None:
    silent = [one for one in SCENARIOS if not one.finds]

    assert len(SCENARIOS) >= 60
    assert 2 * len(silent) >= len(SCENARIOS)


def test_a_finding_names_the_cell_the_words_and_both_figures() -> None:
    report = says(with_cells(zeros(), {"requests.received.total": 12}), "2023年我局共收到政府信息公开申请13件。")

    (finding,) = to_12(report, NOTHING)

    assert finding.cells == ("requests.received.total",)
    assert "“本年新收政府信息公开申请数量”（总计）为 12" in finding.message.zh
    assert "为 13" in finding.message.zh
    assert "相差 1" in finding.message.zh
    assert "requests." not in finding.message.zh
    assert "13" in finding.message.en


def test_the_clean_sentence_says_nothing_without_year_or_tables() -> None:
    report = says(with_cells(zeros(), {"requests.received.total": 12}), "我局共收到政府信息公开申请13件。")

    assert len(list(to_12(report, NOTHING))) == 1
    assert list(to_12(type(report)(report.organ, None, report.form, report.cells, prose=report.prose), NOTHING)) == []
    assert list(to_12(type(report)(report.organ, report.year, report.form, {}, prose=report.prose), NOTHING)) == []


def test_group_cells_are_those_that_the_report_prints() -> None:
    group = "outcome.other_handling"
    parts = tuple(f"requests.{group}.{part}.total" for part in ("no_correction", "fee_unpaid", "other"))
    merged = with_cells(without(zeros(), *parts), {f"requests.{group}.total": 4})

    assert group_cells(zeros(), group) == parts
    assert group_cells(merged, group) == (f"requests.{group}.total",)
    assert total(with_cells(merged, {"requests.outcome.total.total": 9}), ("requests.outcome.total.total",), (group,)) == 5
    assert total(with_cells(merged, {f"requests.{group}.total": None}), ("requests.outcome.total.total",), (group,)) is None
