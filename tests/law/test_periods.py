"""The data of periods: complete, without gaps or overlaps, with citations that exist."""

from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.deadlines import events_of
from gongkai.law.instruments import instruments
from gongkai.law.message import Message
from gongkai.law.periods import Period, PeriodKind, Unit, convention, event_label, governing, kind_label, period, period_of, periods
from gongkai.law.publication import special_periods
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, Settings

ROW: dict[str, Any] = {
    "kind": "answer",
    "row": "DL-04",
    "event": "received",
    "unit": "working_days",
    "count": 20,
    "basis": "OGI-R 33",
    "since": date(2019, 5, 15),
}
ROWS = {f"DL-{number:02}" for number in range(1, 27)}
OF_THE_ANSWER = {"DL-05", "DL-08", "DL-09", "DL-10", "DL-12"}
"""Rows that are no period of their own but part of the answer's."""


def versions(of: tuple[Period, ...]) -> list[list[Period]]:
    def key(one: Period) -> tuple[str, str, str]:
        return one.kind, one.event, one.variant or ""

    return [sorted(group, key=lambda one: one.since) for _, group in groupby(sorted(of, key=key), key)]


def test_every_row_of_the_requirements_is_there() -> None:
    assert {one.row for one in periods()} >= ROWS - OF_THE_ANSWER


@pytest.mark.parametrize(
    "group", versions(periods()) + versions(special_periods()), ids=lambda group: f"{group[0].kind} {group[0].variant}"
)
def test_each_version_ends_the_day_before_the_next_begins(group: list[Period]) -> None:
    for earlier, later in pairwise(group):
        assert earlier.until == later.since - timedelta(days=1)
    assert group[-1].until is None


@pytest.mark.parametrize("one", periods() + special_periods(), ids=lambda one: f"{one.kind} {one.variant} {one.since}")
def test_each_version_rests_on_an_instrument_of_its_time(one: Period) -> None:
    in_force = instruments()[one.basis.instrument].in_force

    assert in_force is None or in_force <= one.since
    assert one.basis.zh.startswith("《")


def test_kinds_and_events_have_words() -> None:
    for kind in PeriodKind:
        assert all(kind_label(kind))
        for event in events_of(kind):
            assert isinstance(event_label(event), Message)


def test_the_default_of_a_setting_is_its_period() -> None:
    rule = period(PeriodKind.CORRECTION, "notice_received", date(2026, 5, 6))

    assert (rule.length(DEFAULTS), rule.length(Settings(correction_period=10))) == (15, 10)


def test_the_day_of_the_event_picks_the_version() -> None:
    assert period(PeriodKind.ANSWER, "received", date(2019, 5, 14)).count == 15
    assert period(PeriodKind.ANSWER, "received", date(2019, 5, 15)).count == 20
    assert governing(PeriodKind.CORRECTION_NOTICE, date(2019, 5, 14)) is None
    with pytest.raises(ContractError, match="correction_notice"):
        period(PeriodKind.CORRECTION_NOTICE, "received", date(2019, 5, 14))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2012, 12, 31), "CPL-2007 75"),
        (date(2013, 1, 1), "CPL-2012 82"),
        (date(2021, 12, 31), "CPL-2017 82"),
        (date(2024, 1, 1), "CPL 85"),
    ],
)
def test_conventions_have_versions_too(day: date, code: str) -> None:
    found = convention("roll", day).basis

    assert found is not None
    assert found.code == code


def test_units_and_rolling() -> None:
    assert not period_of(ROW).rolls
    assert period_of({**ROW, "unit": "days"}).rolls
    assert not period_of({**ROW, "unit": "days", "rolls": False}).rolls
    assert period_of({**{name: value for name, value in ROW.items() if name != "count"}, "unit": "date", "date": "01-31"}).month_day == (
        1,
        31,
    )
    assert {one.unit for one in periods()} == set(Unit)


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "weeks"},
        {"unit": "date"},
        {"date": "01-31"},
        {"colour": 1},
        {"basis": "NOWHERE 1"},
        {"setting": "correction_period"},
        {"setting": "nowhere"},
        {"since": "soon"},
        {"until": date(2019, 5, 14)},
        {"missed": {"zh": "甲"}},
        {"row": ""},
    ],
)
def test_malformed_periods_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(RuleDataError):
        rules_of("periods.toml", lambda _: period_of({**ROW, **change}))
