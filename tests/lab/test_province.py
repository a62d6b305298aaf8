"""A province's year replayed: the report computed from its ledger, and how near it can come to the one that was published."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.checks.finding import Severity
from gongkai.checks.registry import run
from gongkai.ledger.case import HandledCase, Kind
from gongkai.ledger.entry import Entry
from gongkai.ledger.fold import fold, fold_many
from gongkai.report.compute.compute import Computed, annual_report
from gongkai.report.forms import Identity, form
from gongkai.report.model import AnnualReport
from lab.examples import hebei
from lab.province import balanced, counters, entries
from tests.checks.reports import sample

YEAR = 2020
DIFFERENT = {
    "requests.received.natural_person": (9038, 9045),
    "requests.received.business": (317, 316),
    "requests.received.public_welfare": (39, 38),
    "requests.received.other": (63, 58),
}
"""Cell → published and computed, as counted by hand: 9075 + 159 − 189, 315 + 2 − 1, 38 + 0 − 0, 57 + 1 − 0."""


@pytest.fixture(scope="module")
def ledger() -> tuple[Entry, ...]:
    return tuple(entries(hebei().report))


@pytest.fixture(scope="module")
def computed(ledger: tuple[Entry, ...]) -> Computed:
    return annual_report(ledger, form="cn-ogi-2019", year=YEAR, counters=counters(hebei().report))


@pytest.fixture(scope="module")
def published(samples: Path) -> AnnualReport:
    return sample(samples, "003", 0, "河北省", ())


def different(one: AnnualReport, other: AnnualReport) -> dict[str, tuple[object, object]]:
    """Cells in which two reports on one form are not the same."""
    return {key: (one.value(key), other.value(key)) for key in form(one.form).keys if one.value(key) != other.value(key)}


def broken(report: AnnualReport) -> list[Identity]:
    """The identities that a report's figures do not satisfy."""
    return [one for one in form(report.form).identities if total(report, one.left) != total(report, one.right)]


def total(report: AnnualReport, keys: Iterable[str]) -> Decimal:
    """The sum of these cells."""
    return sum((Decimal(report.value(key) or 0) for key in keys), Decimal(0))


def fewest_differences(report: AnnualReport) -> int:
    """A number of cells in which every ledger's report differs from this one at the least.

    A ledger's report satisfies every identity. One that this report breaks has a cell in which the two differ; of broken identities
    without a cell in common, each has its own.
    """
    taken: set[str] = set()
    apart = 0
    for one in broken(report):
        cells = {*one.left, *one.right}
        if not cells & taken:
            taken |= cells
            apart += 1
    return apart


def test_every_cell_is_the_published_one_but_four(computed: Computed, published: AnnualReport) -> None:
    assert different(published, computed.report) == DIFFERENT
    assert computed.warnings == ()


def test_fewer_than_four_are_impossible(published: AnnualReport) -> None:
    assert fewest_differences(published) == len(DIFFERENT)
    assert {one.rule for one in broken(published)} == {"TO-03"}


def test_the_figures_that_the_project_ships_say_the_same(computed: Computed) -> None:
    assert different(hebei().report, computed.report) == DIFFERENT
    assert fewest_differences(hebei().report) == 4


def test_the_total_of_the_row_stays_because_the_differences_cancel_out(computed: Computed) -> None:
    assert sum(now - then for then, now in DIFFERENT.values()) == 0
    assert computed.report.value("requests.received.total") == 9973
    assert broken(computed.report) == []
    assert [one for one in run(computed.report) if one.severity is Severity.ERROR] == []


def test_the_ledger_holds_as_many_cases_as_the_report_says(ledger: tuple[Entry, ...], computed: Computed) -> None:
    cases = list(fold_many(ledger))
    requests = [case for case in cases if isinstance(case, HandledCase)]

    assert len(requests) == 10_163 == 9973 + 190
    assert [sum(case.kind is kind for case in cases) for kind in (Kind.REVIEW, Kind.SUIT)] == [434, 325]
    assert len(list(computed.evidence.cases("requests.received.total"))) == 9973


def test_the_year_after_sees_what_was_carried_out(ledger: tuple[Entry, ...]) -> None:
    following = annual_report(ledger, form="cn-ogi-2021", year=YEAR + 1).report
    answered = following.value("requests.outcome.granted.total")

    assert following.value("requests.carried_in.total") == 192
    assert isinstance(answered, int)
    assert 0 < answered < 192, "some are answered in January, some stay open"


def test_every_channel_and_outcome_of_the_year_occurs(ledger: tuple[Entry, ...]) -> None:
    cases = [case for case in fold_many(ledger) if isinstance(case, HandledCase)]
    codes = {case.outcome.code for case in cases if case.outcome}

    assert {case.channel for case in cases} >= {"in_person", "signed_post", "ordinary_post", "online"}
    assert {"already_public", "granted", "not_exist", "not_this_org", "abandoned_no_correction", "withdrawn", "other"} <= codes
    assert "abandoned_fee" not in codes, "there were no fees in 2020"


def test_copies_differ_in_their_case_ids_only() -> None:
    report = hebei().report
    first, second = entries(report), entries(report, copy=7)

    for one, other in zip(first, second, strict=True):
        assert one.case != other.case
        assert (one.number, one.happened_on, type(one.event)) == (other.number, other.happened_on, type(other.event))


def test_balancing_changes_what_was_received_and_nothing_else() -> None:
    report = hebei().report
    counts = balanced(report)

    assert {key: (report.value(key), count) for key, count in counts.items() if count != report.value(key)} == DIFFERENT


def test_a_ledger_is_made_case_by_case(ledger: tuple[Entry, ...]) -> None:
    first = [entry for entry in ledger if entry.case == ledger[0].case]
    assert fold(first) is not None
    assert list(ledger[: len(first)]) == first
