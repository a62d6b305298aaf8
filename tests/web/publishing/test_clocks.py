"""When an item has to be public. Expected days counted by hand on the calendar of 2026."""

from datetime import date, timedelta

import pytest

from gongkai.errors import ContractError
from gongkai_web.publishing.clocks import (
    Alert,
    alert,
    due,
    due_on,
    file_by,
    filed_until,
    reassessment,
    soon_until,
    special_periods,
    take_down,
    take_down_by,
)


@pytest.mark.parametrize(
    ("made_on", "special_period", "last"),
    [
        (date(2026, 3, 2), "", date(2026, 3, 30)),
        (date(2026, 1, 28), "", date(2026, 3, 3)),  # Spring Festival lies between, with two working Saturdays
        (date(2026, 4, 29), "penalty", date(2026, 5, 12)),  # as domain D.9 counts it
        (date(2026, 3, 2), "budget", date(2026, 3, 23)),  # 20 calendar days end on a Sunday
        (date(2026, 3, 2), "procurement_contract", date(2026, 3, 4)),
        (date(2026, 3, 2), "emergency", date(2026, 3, 2)),
        (date(2026, 12, 31), "enforcement_statistics", date(2027, 1, 31)),
    ],
)
def test_when_information_has_to_be_public(made_on: date, special_period: str, last: date) -> None:
    assert due(made_on, special_period).due == last


def test_shortest_times_are_no_due_days() -> None:
    assert not {"rule_in_force", "land_notice"} & set(special_periods())
    assert {"budget", "penalty", "emergency"} <= set(special_periods())


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(ContractError):
        due(date(2026, 3, 2), "whenever")


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2026, 3, 24), Alert.IN_TIME),
        (date(2026, 3, 25), Alert.DUE_SOON),  # Wednesday: Thursday, Friday and Monday are left
        (date(2026, 3, 30), Alert.DUE_SOON),
        (date(2026, 3, 31), Alert.OVERDUE),
    ],
)
def test_an_item_is_marked_three_working_days_before(today: date, level: Alert) -> None:
    assert alert(date(2026, 3, 30), today) is level


def test_what_is_public_was_in_time_or_late_for_ever() -> None:
    assert alert(date(2026, 3, 30), date(2027, 1, 1), published_on=date(2026, 3, 30)) is Alert.IN_TIME
    assert alert(date(2026, 3, 30), date(2026, 3, 31), published_on=date(2026, 3, 31)) is Alert.OVERDUE


def test_the_day_of_the_next_assessment() -> None:
    assert reassessment(date(2028, 2, 29), 12) == date(2029, 2, 28)


def test_a_day_that_cannot_be_computed_is_none() -> None:
    assert due_on(date(2026, 3, 2)) == date(2026, 3, 30)
    assert due_on(date(2026, 4, 29), "penalty") == date(2026, 5, 12)
    assert due_on(None) is None
    assert due_on(date(1990, 1, 1)) is None, "no calendar reaches it"


@pytest.mark.parametrize(
    ("overturned_on", "last"),
    [
        (date(2026, 9, 23), date(2026, 9, 29)),  # domain D.9: the Mid-Autumn holiday lies between
        (date(2026, 3, 2), date(2026, 3, 5)),
    ],
)
def test_an_overturned_decision_is_withdrawn_within_three_working_days(overturned_on: date, last: date) -> None:
    assert take_down(overturned_on).due == take_down_by(overturned_on) == last


def test_an_overturned_decision_of_a_year_without_a_calendar_is_late_at_once() -> None:
    assert take_down_by(date(1990, 1, 1)) == date(1990, 1, 1)


@pytest.mark.parametrize("today", [date(2026, 3, 2), date(2026, 9, 23), date(2026, 2, 13), date(2026, 3, 7)])
def test_the_last_day_that_is_near_is_the_last_one_that_is_marked(today: date) -> None:
    last = soon_until(today)

    assert alert(last, today) is Alert.DUE_SOON
    assert alert(date.fromordinal(last.toordinal() + 1), today) is Alert.IN_TIME


def test_rules_are_filed_within_thirty_days_and_the_last_day_of_publication_is_found_back() -> None:
    assert file_by(date(2026, 3, 2)) == date(2026, 4, 1)
    assert file_by(date(2017, 3, 2)) is None  # the version of the Regulation in force then is not known here

    for last in (date(2026, 4, 1), date(2026, 4, 4), date(2026, 10, 3)):  # the second and third are holidays
        found = filed_until(last)
        assert found is not None
        until, after = file_by(found), file_by(found + timedelta(days=1))
        assert until is not None
        assert after is not None
        assert until <= last < after
    assert filed_until(date(2026, 4, 1)) == date(2026, 3, 2)
    assert filed_until(date(2017, 3, 2)) is None
