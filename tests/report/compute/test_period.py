"""The days of a report year."""

from datetime import date

import pytest

from gongkai.report.compute.period import period


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), False),
    ],
)
def test_a_year_begins_on_its_first_day_and_ends_with_its_last(day: date, *, inside: bool) -> None:
    assert period(2023).holds(day) is inside


def test_what_is_carried_in_was_open_on_the_last_day_of_the_year_before() -> None:
    assert period(2024) == (date(2024, 1, 1), date(2024, 12, 31), date(2023, 12, 31))
    assert period(2024).before == period(2023).last
