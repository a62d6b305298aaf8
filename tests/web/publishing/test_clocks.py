"""When an item has to be public. Expected days counted by hand on the calendar of 2026."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai_web.publishing.clocks import Alert, alert, due, reassessment, special_periods


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
