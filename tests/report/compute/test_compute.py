"""Hand-counted ledgers against the computed report, and what cannot be computed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from gongkai.checks.finding import Severity
from gongkai.checks.registry import run
from gongkai.errors import ContractError
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many
from gongkai.report.compute.compute import Computed, annual_report, report_of_cases
from gongkai.report.compute.disclosure import Counter
from gongkai.report.forms import form, form_for_year
from gongkai.report.model import Cell, Scope, Status
from tests.report.compute.stories import FOLDER, ORGAN, Expected, Story, stories, story

LATER = datetime(2100, 1, 1, tzinfo=UTC)
"""An instant at which all that the stories tell was known and their years were over."""
CASES = [(one, report) for one in stories() for report in one.reports]


def computed(one: Story, report: Expected) -> Computed:
    """The report of a story as it asks for it."""
    known = form_for_year(report.year)
    assert known is not None
    return annual_report(
        one.entries, form=known.id, year=report.year, organ=report.organ, as_of=report.as_of or LATER, settings=report.settings
    )


@pytest.mark.parametrize(("told", "expected"), CASES, ids=[f"{one.name}-{report.year}" for one, report in CASES])
def test_every_cell_holds_the_cases_that_belong_there(told: Story, expected: Expected) -> None:
    result = computed(told, expected)
    known = form(result.report.form)
    sums = {one.right[0] for one in known.identities if len(one.right) == 1}
    singles = [key for key in result.evidence.keys if key not in sums]
    found = {key: sorted(ref.case for ref in result.evidence.cases(key)) for key in singles if result.evidence.count(key)}

    assert found == {key: sorted(ids) for key, ids in expected.cells.items()}
    assert [(one.code, list(one.cases)) for one in result.warnings] == expected.warnings
    assert [one for one in run(result.report) if one.severity is Severity.ERROR] == []


def test_there_is_a_story_for_each_rule_of_the_reference() -> None:
    page = (FOLDER.parents[3] / "docs" / "reference" / "compute.md").read_text(encoding="utf-8")
    assert [path.stem for path in FOLDER.glob("*.toml") if f"`{path.stem}`" not in page] == []


def test_sums_open_into_the_cases_of_their_parts_and_every_cell_is_computed() -> None:
    result = annual_report(story("result_columns").entries, form="cn-ogi-2021", year=2023)
    known = form("cn-ogi-2021")

    assert result.report.value("remedies.review.total") == 12
    assert len({ref.case for ref in result.evidence.cases("remedies.review.total")}) == 12
    assert list(result.report.cells) == [key for key in known.keys if not key.startswith("disclosure.")]
    assert {cell.status for cell in result.report.cells.values()} == {Status.COMPUTED}
    assert result.report.cells["requests.outcome.granted.other"] == Cell(0, Status.COMPUTED)


def test_a_reference_names_the_entry_and_the_day_that_put_the_case_there() -> None:
    entries = story("result_year").entries
    result = annual_report(entries, form="cn-ogi-2021", year=2023)
    (granted,) = result.evidence.cases("requests.outcome.granted.total")
    carried = list(result.evidence.cases("requests.carried_in.total"))

    assert granted == ("dated-before", 5, datetime(2023, 1, 3, tzinfo=UTC).date(), "granted")
    assert [(ref.case, ref.entry, ref.why) for ref in carried] == [("dated-before", 1, "open"), ("not-sent", 1, "open")]


def test_the_report_is_of_the_organ_whose_cases_are_there() -> None:
    one = annual_report(story("split").entries, form="cn-ogi-2021", year=2023).report
    several = annual_report(story("same_number").entries, form="cn-ogi-2021", year=2023).report
    asked = annual_report(story("same_number").entries, form="cn-ogi-2021", year=2023, organ="青山县林业局").report

    assert (one.organ, one.scope) == (ORGAN, Scope.OWN)
    assert (several.organ, several.scope) == (None, Scope.AGGREGATE)
    assert (asked.organ, asked.scope) == ("青山县林业局", Scope.OWN)


def test_table_two_comes_from_the_counters_and_stays_absent_without() -> None:
    counters = (Counter("disclosure.licensing.decisions", 3, "a"), Counter("disclosure.licensing.decisions", 4, "b"))
    result = annual_report((), form="cn-ogi-2021", year=2023, counters=counters)

    assert result.counters == counters
    assert {key: cell.value for key, cell in result.report.cells.items() if key.startswith("disclosure.")} == {
        "disclosure.licensing.decisions": 7
    }


def test_an_empty_ledger_gives_zeros() -> None:
    report = annual_report((), form="cn-ogi-2021", year=2023, organ=ORGAN).report

    assert {cell.value for cell in report.cells.values()} == {0}
    assert (report.organ, report.scope, report.year) == (ORGAN, Scope.OWN, 2023)


@pytest.mark.parametrize(
    ("id", "year", "said"),
    [
        ("cn-ogi-2019", 2021, "form cn-ogi-2019 is not the form of 2021. use cn-ogi-2021"),
        ("cn-ogi-2021", 2020, "form cn-ogi-2021 is not the form of 2020. use cn-ogi-2019"),
        ("cn-ogi-2019", 2018, "reports to 2018 are prose"),
        ("cn-ogi-2077", 2023, "unknown form"),
    ],
)
def test_a_form_that_is_not_of_the_year_is_refused(id: str, year: int, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        annual_report((), form=id, year=year)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ContractError, match="has no time zone"):
        annual_report((), form="cn-ogi-2021", year=2023, as_of=datetime(2024, 1, 31))  # noqa: DTZ001 - it is what is refused


def test_a_case_that_comes_twice_is_refused() -> None:
    entries = story("one_row").entries
    with pytest.raises(ContractError, match="three-grounds: the case comes twice"):
        annual_report((*entries, *story("withdrawn").entries, *entries), form="cn-ogi-2021", year=2023)


def test_an_illegal_case_is_refused_with_its_id() -> None:
    first, *rest = story("one_row").entries
    with pytest.raises(LedgerError, match="three-grounds"):
        annual_report((first, *rest[1:]), form="cn-ogi-2021", year=2023)


def test_cases_that_are_folded_already_give_the_same() -> None:
    entries = story("carried_over").entries
    report = report_of_cases(fold_many(entries), form="cn-ogi-2021", year=2023)

    assert report.report == annual_report(entries, form="cn-ogi-2021", year=2023).report


def test_amounts_are_rounded_once() -> None:
    counters = [Counter("disclosure.fees.amount_wan", Decimal("0.004"), str(number)) for number in range(3)]
    report = annual_report((), form="cn-ogi-2021", year=2023, counters=counters).report

    assert report.value("disclosure.fees.amount_wan") == Decimal("0.01")
    assert replace(report, organ="x").value("disclosure.fees.amount_wan") == Decimal("0.01")
