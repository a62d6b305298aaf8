"""The data of periods: complete, without gaps or overlaps, with citations that exist."""

from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.basis import basis
from gongkai.law.deadlines import events_of
from gongkai.law.instruments import instruments
from gongkai.law.message import Message
from gongkai.law.periods import (
    Period,
    PeriodKind,
    StopRule,
    Unit,
    Untold,
    convention,
    event_label,
    governing,
    kind_label,
    period,
    period_of,
    periods,
)
from gongkai.law.periods import _periods as periods_from
from gongkai.law.publication import _periods as special_from
from gongkai.law.publication import special_periods
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, Settings
from tests.law.rule_data import rule_data, text

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
    with pytest.raises(ContractError, match=r"^no rule on correction_notice was in force on 2019-05-14"):
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
    found = convention("roll", day)

    assert (found.name, found.row, found.basis) == ("roll", "A0-4", basis(code))
    assert convention("month_end", day).row == "A0-5"
    with pytest.raises(ContractError, match=r"^no rule on roll was in force on 2008-04-30"):
        convention("roll", date(2008, 4, 30))


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
    ("change", "says"),
    [
        ({"unit": "weeks"}, "'weeks' is not a valid Unit"),
        ({"unit": "date"}, ": a period has a count, or a date when its unit is date"),
        ({"date": "01-31"}, ": a period has a count, or a date when its unit is date"),
        ({"unit": "date", "date": "01-31"}, ": a period has a count, or a date when its unit is date"),
        ({"colour": 1}, "unknown field colour"),
        ({"basis": "NOWHERE 1"}, "unknown instrument 'NOWHERE'"),
        ({"setting": "correction_period"}, "the count of answer is not the default of the setting correction_period"),
        ({"setting": "nowhere"}, "nowhere"),
        ({"since": "soon"}, "since must be a date"),
        ({"until": date(2019, 5, 14)}, "ends before that, on 2019-05-14"),
        ({"missed": {"zh": "甲"}}, "en"),
        ({"kind": ""}, "kind must be a text"),
        ({"row": ""}, "row must be a text"),
        ({"event": ""}, "event must be a text"),
    ],
)
def test_malformed_periods_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleDataError, match=says):
        rules_of("periods.toml", lambda _: period_of({**ROW, **change}))


def read(row: dict[str, Any]) -> Period:
    """What an entry says, field by field."""
    stop, untold, month_day = row.get("stop"), row.get("untold"), row.get("date")
    return Period(
        kind=row["kind"],
        row=row["row"],
        event=row["event"],
        unit=Unit(row["unit"]),
        basis=basis(row["basis"]),
        since=row["since"],
        until=row.get("until"),
        variant=row.get("variant"),
        count=row.get("count"),
        month_day=(int(month_day[:2]), int(month_day[3:])) if month_day else None,
        setting=row.get("setting"),
        extension=row.get("extension", 0),
        rolls=row.get("rolls", row["unit"] in {"days", "months"}),
        stop=StopRule(stop["begin"], stop["end"], basis(stop["basis"])) if stop else None,
        untold=Untold(untold["event"], untold["months"], basis(untold["basis"])) if untold else None,
        missed=text(row["missed"]) if "missed" in row else None,
    )


@pytest.mark.parametrize("row", rule_data("periods.toml")["periods"], ids=lambda row: f"{row['kind']} {row['since']}")
def test_a_period_holds_what_its_entry_holds(row: dict[str, Any]) -> None:
    assert period_of(row) == read(row)


def test_the_library_has_every_period_of_the_file() -> None:
    special = [{**row, "kind": "publication", "row": "D.9", "event": "formed"} for row in rule_data("publication.toml")["periods"]]
    for row in special:
        row["variant"] = row.pop("category")

    assert periods_from(rule_data("periods.toml")) == tuple(map(read, rule_data("periods.toml")["periods"]))
    assert special_from(rule_data("publication.toml")) == tuple(map(read, special))


@pytest.mark.parametrize(
    ("name", "build", "lost", "says"),
    [
        ("periods.toml", periods_from, "appeal", "each kind needs at least one period, and has to be one that the library knows$"),
        ("publication.toml", special_from, "licence", "each category needs at least one period, and each period a category$"),
    ],
)
def test_no_kind_and_no_category_is_left_without_a_period(name: str, build: Any, lost: str, says: str) -> None:
    data = rule_data(name)
    data["periods"] = [row for row in data["periods"] if lost not in {row.get("kind"), row.get("category")}]

    with pytest.raises(ValueError, match=f"^{says}"):
        build(data)
