"""The year that a report is about."""

from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A report year. `before`: the last day of the year before it, on which what is carried in was open."""

    first: date
    last: date
    before: date

    def holds(self, day: date) -> bool:
        """Whether the day is in the year."""
        return self.first <= day <= self.last


def period(year: int) -> Period:
    """The days of a report year: 2023 → 2023-01-01 to 2023-12-31."""
    return Period(date(year, 1, 1), date(year, 12, 31), date(year - 1, 12, 31))
