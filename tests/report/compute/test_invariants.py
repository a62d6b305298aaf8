"""What holds whatever the ledger holds."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from gongkai.checks.context import Context
from gongkai.checks.finding import Severity
from gongkai.checks.registry import run
from gongkai.law.settings import DEFAULTS, ElectronicService, Instances, JointColumn, ResultDate, Settings
from gongkai.ledger.case import HandledCase, Kind
from gongkai.ledger.entry import Entry
from gongkai.ledger.fold import fold_many
from gongkai.report.compute.compute import Computed, annual_report
from gongkai.report.compute.counting import counted
from gongkai.report.compute.period import period
from gongkai.report.convert import on_form
from gongkai.report.forms import form, form_for_year
from gongkai.report.model import AnnualReport, Cell, Status
from tests.ledger import histories
from tests.report.compute.ledgers import ORGANS, ledgers

LEDGERS = ledgers() | histories.ledgers(cases=6)
"""Small ones around the ends of two years, and ones of all that may happen, over seven years."""
YEARS = st.sampled_from((2020, 2021, 2022, 2022, 2023, 2023, 2024, 2025))
SETTINGS = st.builds(
    Settings,
    result_date=st.sampled_from(ResultDate),
    instances=st.sampled_from(Instances),
    electronic_service=st.sampled_from(ElectronicService),
    joint_column=st.sampled_from(JointColumn),
    count_public_service_units=st.booleans(),
)
Ledger = tuple[Entry, ...]


def computed(ledger: Ledger, year: int, settings: Settings = DEFAULTS, **options: Any) -> Computed:
    """The report of a year on the form of that year."""
    known = form_for_year(year)
    assert known is not None
    return annual_report(ledger, form=known.id, year=year, settings=settings, **options)


@given(LEDGERS, YEARS, SETTINGS)
def test_no_ledger_gives_an_arithmetic_finding(ledger: Ledger, year: int, settings: Settings) -> None:
    before, now = (computed(ledger, one, settings).report for one in (year - 1, year))
    arithmetic = {"TO-01", "TO-02", "TO-03", "TO-04", "TO-05", "TO-06"}

    assert [one for one in run(now, Context(before)) if one.code in arithmetic] == []
    assert [one for one in run(now) if one.severity is Severity.ERROR] == []


@given(LEDGERS, YEARS, SETTINGS)
def test_every_request_in_hand_is_in_one_outcome_row_or_carried_out(ledger: Ledger, year: int, settings: Settings) -> None:
    evidence = computed(ledger, year, settings).evidence
    ended = [ref.case for key in ("requests.outcome.total.total", "requests.carried_out.total") for ref in evidence.cases(key)]
    begun = [ref.case for key in ("requests.received.total", "requests.carried_in.total") for ref in evidence.cases(key)]

    assert sorted(ended) == sorted(begun) == sorted(in_hand(ledger, year, settings))


def in_hand(ledger: Ledger, year: int, settings: Settings) -> list[str]:
    """The requests received by the end of a year and not finished before it, told from the cases alone."""
    found = []
    for case in fold_many(ledger, settings):
        if not isinstance(case, HandledCase) or case.kind is not Kind.REQUEST or case.split_into or case.received is None:
            continue
        if case.public_service_unit and not settings.count_public_service_units:
            continue
        mark = None if case.outcome is None else case.outcome.answered
        if settings.result_date is ResultDate.MADE and case.outcome is not None:
            mark = case.outcome.made
        if case.received.on.year <= year and (mark is None or mark.on.year >= year):
            found.append(case.id)
    return found


@given(LEDGERS, YEARS, SETTINGS)
def test_next_year_carries_in_what_this_year_carries_out(ledger: Ledger, year: int, settings: Settings) -> None:
    now, following = (computed(ledger, one, settings).evidence for one in (year, year + 1))

    for column in form("cn-ogi-2021").table("requests").blocks[0].columns:
        carried = list(now.cases(f"requests.carried_out.{column.key}"))
        assert carried == list(following.cases(f"requests.carried_in.{column.key}"))


@given(LEDGERS, YEARS, st.dates(date(2019, 6, 1), date(2026, 6, 1)))
def test_a_report_of_an_instant_depends_on_what_was_recorded_by_then(ledger: Ledger, year: int, day: date) -> None:
    as_of = datetime.combine(day, time(12), UTC)
    known = tuple(entry for entry in ledger if entry.recorded_at <= as_of)
    then = computed(ledger, year, as_of=as_of)
    alone = computed(known, year)

    assert then.report == alone.report
    assert [list(then.evidence.cases(key)) for key in then.evidence.keys] == [
        list(alone.evidence.cases(key)) for key in alone.evidence.keys
    ]


@given(LEDGERS, YEARS, SETTINGS)
def test_each_figure_opens_into_exactly_its_cases(ledger: Ledger, year: int, settings: Settings) -> None:
    result = computed(ledger, year, settings)
    entries = {(entry.case, entry.number): entry.happened_on for entry in ledger}

    for key in result.evidence.keys:
        refs = list(result.evidence.cases(key))
        assert len(refs) == result.report.value(key)
        assert all(entries[ref.case, ref.entry] == ref.on for ref in refs)


@given(LEDGERS, st.integers(2021, 2025))
def test_both_forms_agree(ledger: Ledger, year: int) -> None:
    """The earlier form is not that of these years, so its cells are counted below the function that would refuse it."""
    later = computed(ledger, year).report
    earlier = counted(fold_many(ledger), period(year), form("cn-ogi-2019"), None, DEFAULTS).evidence
    cells = {key: Cell(earlier.count(key), Status.COMPUTED) for key in earlier.keys}
    converted = on_form(later, "cn-ogi-2019")

    assert {key: cell.value for key, cell in converted.cells.items()} == {key: cell.value for key, cell in cells.items()}


@given(ledgers(), YEARS)
def test_the_organs_add_up_to_the_whole(ledger: Ledger, year: int) -> None:
    whole = computed(ledger, year).report
    parts = [computed(ledger, year, organ=organ).report for organ in ORGANS]

    assert figures(whole) == {key: sum(figures(part)[key] for part in parts) for key in figures(whole)}


def figures(report: AnnualReport) -> dict[str, int]:
    """Every count of the report."""
    return {key: int(cell.value or 0) for key, cell in report.cells.items()}


@given(ledgers())
def test_the_order_of_the_cases_does_not_matter(ledger: Ledger) -> None:
    groups: dict[str, list[Entry]] = {}
    for entry in ledger:
        groups.setdefault(entry.case, []).append(entry)
    backwards = tuple(entry for case in reversed(groups) for entry in groups[case])

    assert computed(backwards, 2022).report == computed(ledger, 2022).report


@pytest.mark.parametrize("cell", ["carried_in.total", "carried_out.total", "outcome.total.total"])
@pytest.mark.parametrize("year", [2022, 2023])
def test_the_ledgers_reach_over_the_ends_of_the_years(year: int, cell: str) -> None:
    """Without such ledgers the invariants would hold of nothing. Raises when none is found."""
    found = find(ledgers(), lambda ledger: bool(computed(ledger, year).report.value(f"requests.{cell}")))

    assert computed(found, year).evidence.count(f"requests.{cell}")
