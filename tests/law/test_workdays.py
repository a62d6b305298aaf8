"""Working days: against another source day by day, against periods counted by hand, and as they were known at the time."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import chinese_calendar  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.law.holiday_notices import Year, noticed_years, read_year
from gongkai.law.statutory_days import statutory
from gongkai.law.workdays import Calendar, Kind, calendar

SCENARIOS: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "data" / "workdays.toml").read_text(encoding="utf-8"))
DAY = timedelta(days=1)
KNOWN = range(2008, 2027)

# No such notice exists: it shows what happens on the day when one for 2027 is added.
NOTICE_FOR_2027 = """
year = 2027
[[notices]]
title = "国务院办公厅关于2027年部分节假日安排的通知"
number = "国办发明电〔2026〕0号"
dated = 2026-11-25
announced = 2026-11-25
source = "made up for the test"
[[notices.holidays]]
festivals = ["new_year"]
off = [[2026-12-31, 2027-01-02]]
work = [2027-01-03]
[[notices.holidays]]
festivals = ["spring_festival"]
off = [[2027-02-05, 2027-02-12]]
work = [2027-02-14]
"""


def days(begin: date, end: date) -> list[date]:
    """Every day from begin up to and with end."""
    return [begin + passed * DAY for passed in range((end - begin).days + 1)]


@pytest.mark.parametrize("year", KNOWN)
def test_every_day_is_worked_or_not_as_the_chinesecalendar_package_has_it(year: int) -> None:
    whole = days(date(year, 1, 1), date(year, 12, 31))

    assert [day for day in whole if calendar().is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_the_library_has_a_notice_for_each_year_from_2008_to_2026() -> None:
    assert [year.year for year in noticed_years()] == list(KNOWN)


@pytest.mark.parametrize("case", SCENARIOS["periods"], ids=lambda case: str(case["case"]))
def test_a_period_of_working_days_ends_as_counted_by_hand(case: dict[str, Any]) -> None:
    assert calendar().after(case["after"], case["count"]) == case["falls_on"]
    assert calendar().elapsed(case["after"], case["falls_on"]) == case["count"]


@pytest.mark.parametrize("case", SCENARIOS["rolls"], ids=lambda case: str(case["case"]))
def test_a_period_of_calendar_days_ends_on_a_day_that_is_worked(case: dict[str, Any]) -> None:
    assert calendar().roll(case["ends"]) == case["rolls_to"]


def test_the_second_notice_of_2020_moves_the_days_only_for_those_who_knew_it() -> None:
    before, since = calendar(date(2020, 1, 26)), calendar(date(2020, 1, 27))
    moved = [day for day in days(date(2020, 1, 1), date(2020, 12, 31)) if before.is_workday(day) != since.is_workday(day)]

    assert moved == [date(2020, 1, 31), date(2020, 2, 1)]
    assert before.is_workday(date(2020, 2, 1))
    assert not since.is_workday(date(2020, 2, 1))
    assert not since.is_workday(date(2020, 2, 2))
    assert since.is_workday(date(2020, 2, 3))
    assert (before.after(date(2020, 1, 22), 2), since.after(date(2020, 1, 22), 2)) == (date(2020, 1, 31), date(2020, 2, 3))


def test_the_second_notice_of_2019_moves_labour_day() -> None:
    before, since = calendar(date(2019, 3, 21)), calendar(date(2019, 3, 22))
    moved = {
        day: since.is_workday(day) for day in days(date(2019, 1, 1), date(2019, 12, 31)) if before.is_workday(day) != since.is_workday(day)
    }

    assert moved == {date(2019, 4, 28): True, date(2019, 5, 2): False, date(2019, 5, 3): False, date(2019, 5, 5): True}


def test_victory_day_2015_was_known_from_may() -> None:
    assert calendar(date(2015, 5, 12)).is_workday(date(2015, 9, 3))
    assert not calendar(date(2015, 5, 13)).is_workday(date(2015, 9, 3))
    assert calendar(date(2015, 5, 13)).is_workday(date(2015, 9, 6))


def test_from_june_2013_the_year_2014_had_the_holidays_of_the_order_of_2007() -> None:
    then, now = calendar(date(2013, 6, 1)), calendar()
    holidays = [day for day in days(date(2014, 1, 1), date(2014, 12, 31)) if then.why(day).kind is Kind.HOLIDAY]

    assert holidays == [
        date(2014, 1, 1),
        date(2014, 1, 30),  # the eve, which the order of December 2013 took away again
        date(2014, 1, 31),
        date(2014, 2, 1),
        date(2014, 4, 5),
        date(2014, 5, 1),
        date(2014, 6, 2),
        date(2014, 9, 8),
        date(2014, 10, 1),
        date(2014, 10, 2),
        date(2014, 10, 3),
    ]
    assert then.is_provisional(date(2014, 1, 30))
    assert then.why(date(2014, 1, 30)).order == statutory().orders[0]
    assert now.is_workday(date(2014, 1, 30))
    assert not now.is_provisional(date(2014, 1, 30))


def test_2027_is_provisional_weekends_and_statutory_days_alone() -> None:
    # domain brief A0-6
    statutory_days = [(1, 1), (2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15), (10, 1), (10, 2), (10, 3)]
    off = {date(2027, month, day) for month, day in statutory_days}
    year = days(date(2027, 1, 1), date(2027, 12, 31))
    then = calendar(date(2026, 11, 22))

    assert {day for day in year if then.why(day).kind is Kind.HOLIDAY} == off
    assert [day for day in year if then.is_workday(day)] == [day for day in year if day.weekday() < 5 and day not in off]
    assert all(then.is_provisional(day) for day in year)
    assert not then.is_provisional(date(2026, 12, 31))


def test_a_new_notice_moves_open_periods_and_ends_the_doubt() -> None:
    before = calendar(date(2026, 11, 22))
    after = Calendar([*noticed_years(), read_year("2027.toml", NOTICE_FOR_2027)], statutory())

    assert before.after(date(2027, 2, 3), 3) == date(2027, 2, 10)
    assert after.after(date(2027, 2, 3), 3) == date(2027, 2, 15)
    assert before.is_workday(date(2026, 12, 31))
    assert not after.is_workday(date(2026, 12, 31))  # the notice of a year may give days of the December before
    assert not after.is_provisional(date(2027, 2, 15))
    assert after.is_provisional(date(2028, 1, 3))


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_next_years_notice_settles_the_december_that_both_name(newest_first: bool) -> None:
    saturday = date(2026, 12, 26)
    own = read_year(
        "2026.toml", NOTICE_FOR_2027.replace("2027", "2026").replace("[2026-12-31, 2026-01-02]", f"[{saturday}]").replace("11-25", "01-02")
    )
    next_one = read_year("2027.toml", NOTICE_FOR_2027.replace("work = [2027-01-03]", f"work = [{saturday}]"))

    assert not Calendar([own], statutory()).is_workday(saturday)
    assert Calendar([next_one, own] if newest_first else [own, next_one], statutory()).is_workday(saturday)


def test_a_year_without_a_known_notice_keeps_its_statutory_days() -> None:
    alone = Calendar([Year(2026, ())], statutory())

    assert alone.is_provisional(date(2026, 2, 16))
    assert not alone.is_workday(date(2026, 2, 16))
    assert alone.is_workday(date(2026, 2, 20))


def test_a_calendar_between_two_announcements_is_the_same_one() -> None:
    assert calendar(date(2026, 1, 1)) is calendar(date(2026, 6, 1)) is calendar(date(2025, 11, 4))
    assert calendar(date(2025, 11, 3)) is not calendar(date(2025, 11, 4))
    assert calendar() is calendar(date(2099, 1, 1))


def test_the_notice_that_settles_a_day_is_named() -> None:
    def numbers(*on: date) -> list[str | None]:
        found = [calendar().notice_for(day) for day in on]
        return [None if notice is None else notice.number for notice in found]

    assert numbers(date(2020, 1, 30), date(2020, 2, 1)) == ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]
    assert numbers(date(2019, 5, 1), date(2018, 12, 29)) == ["国办发明电〔2019〕3号", "国办发明电〔2018〕15号"]
    assert numbers(date(2026, 3, 2), date(2026, 3, 1), date(2027, 2, 8)) == [None, None, None]


@pytest.mark.parametrize(
    ("day", "kind", "zh", "en"),
    [
        (date(2026, 3, 2), Kind.WORKDAY, "2026-03-02（星期一）是工作日。", "2026-03-02 (Monday) is a working day."),
        (date(2026, 3, 1), Kind.WEEKEND, "2026-03-01（星期日）是休息日。", "2026-03-01 (Sunday) is a day of rest."),
        (
            date(2026, 2, 14),
            Kind.MAKE_UP,
            "2026-02-14（星期六）因春节调休上班（国办发明电〔2025〕7号）。",
            "2026-02-14 (Saturday) is worked to make up for Spring Festival (国办发明电〔2025〕7号).",
        ),
        (
            date(2025, 10, 7),
            Kind.HOLIDAY,
            "2025-10-07（星期二）因国庆节、中秋节放假（国办发明电〔2024〕12号）。",
            "2025-10-07 (Tuesday) is off for National Day and Mid-Autumn Festival (国办发明电〔2024〕12号).",
        ),
        (
            date(2027, 2, 8),
            Kind.HOLIDAY,
            "2027-02-08（星期一）因春节放假（国务院令第795号），2027年放假安排尚未公布。",
            "2027-02-08 (Monday) is off for Spring Festival (国务院令第795号); the notice for 2027 is not yet known.",
        ),
    ],
)
def test_a_day_says_why_it_is_worked_or_not(day: date, kind: Kind, zh: str, en: str) -> None:
    why = calendar(date(2026, 11, 22)).why(day)

    assert (why.on, why.kind, *why.text) == (day, kind, zh, en)


def test_the_reason_of_a_day_agrees_with_whether_it_is_worked() -> None:
    one = calendar()
    for day in days(one.first, one.last):
        assert one.is_workday(day) == (one.why(day).kind in (Kind.WORKDAY, Kind.MAKE_UP)), day


def test_the_calendar_goes_from_2008_to_the_last_year_of_festivals() -> None:
    assert (calendar().first, calendar().last) == (date(2008, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("day", [date(2007, 12, 31), date(2041, 1, 1)])
def test_a_day_out_of_reach_is_refused_never_guessed(day: date) -> None:
    one = calendar()
    inside = date(2026, 1, 1)
    for call in (
        lambda: one.is_workday(day),
        lambda: one.after(day, 1),
        lambda: one.elapsed(inside, day),
        lambda: one.elapsed(day, inside),
        lambda: one.roll(day),
        lambda: one.is_provisional(day),
        lambda: one.notice_for(day),
        lambda: one.why(day),
    ):
        with pytest.raises(
            ContractError,
            match=rf"^the calendar does not reach {day}\. it goes from 2008-01-01 to 2040-12-31\. check the date; .*add-a-year",
        ):
            call()


def test_a_period_that_runs_past_the_calendar_is_refused() -> None:
    wednesday = date(2040, 12, 26)

    assert calendar().after(wednesday, 3) == date(2040, 12, 31)
    with pytest.raises(ContractError, match="4 working days after 2040-12-26"):
        calendar().after(wednesday, 4)


def test_a_day_of_rest_at_the_end_of_the_calendar_rolls_nowhere() -> None:
    whole = statutory()
    ends_on_a_saturday = Calendar([], replace(whole, dates={year: days for year, days in whole.dates.items() if year <= 2033}))

    assert ends_on_a_saturday.roll(date(2033, 12, 30)) == date(2033, 12, 30)
    with pytest.raises(ContractError, match="working day after 2033-12-31"):
        ends_on_a_saturday.roll(date(2033, 12, 31))


def test_a_negative_period_is_refused() -> None:
    with pytest.raises(ContractError, match="-1 days"):
        calendar().after(date(2026, 1, 5), -1)


def test_before_the_first_order_no_calendar_was_known() -> None:
    assert calendar(date(2007, 12, 16)).is_provisional(date(2008, 1, 1))
    with pytest.raises(ContractError, match=r"^no calendar was known on 2007-12-15\. the first order is of 2007-12-16\. check the date\.$"):
        calendar(date(2007, 12, 15))


@pytest.mark.parametrize(
    "years", [[Year(2026, ()), Year(2026, ())], [Year(2007, ())], [Year(2041, ())]], ids=["twice", "too early", "too late"]
)
def test_years_that_do_not_fit_are_refused(years: list[Year]) -> None:
    told = ", ".join(str(year.year) for year in years)
    with pytest.raises(ContractError, match=rf"^the years of the calendar do not fit\. {told}\. give each year once, from 2008 to 2040\.$"):
        Calendar(years, statutory())


def test_the_first_and_the_last_year_fit() -> None:
    """Their statutory holidays stand without a notice: New Year's Day of 2008 is a Tuesday, National Day of 2040 a Monday."""
    edges = Calendar([Year(2008, ()), Year(2040, ())], statutory())

    for day in (date(2008, 1, 1), date(2040, 1, 2), date(2040, 10, 1), date(2040, 12, 31)):
        assert edges.is_workday(day) is ((day.month, day.day) not in {(1, 1), (10, 1)})
        assert edges.is_provisional(day)


@pytest.mark.parametrize("day", [date(2026, 2, 17), date(2026, 2, 28), date(2026, 3, 2), date(2027, 2, 8), date(2027, 3, 1)])
def test_the_reason_of_a_day_says_whether_its_year_is_settled(day: date) -> None:
    known = calendar(date(2026, 11, 22))

    assert known.why(day).provisional is known.is_provisional(day) is (day.year == 2027)


IN_CALENDAR = st.dates(date(2008, 1, 1), date(2039, 12, 31))
AS_KNOWN = st.none() | st.dates(date(2007, 12, 16), date(2027, 1, 1))


@given(day=IN_CALENDAR, count=st.integers(0, 120), known_on=AS_KNOWN)
def test_counting_days_and_counting_them_off_again_agree(day: date, count: int, known_on: date | None) -> None:
    one = calendar(known_on)
    end = one.after(day, count)

    assert one.elapsed(day, end) == count
    assert count == 0 or one.is_workday(end)
    assert end == (day if count == 0 else one.after(one.after(day, count - 1), 1))


@given(day=IN_CALENDAR, count=st.integers(0, 60), known_on=AS_KNOWN)
def test_a_period_ends_where_going_day_by_day_ends(day: date, count: int, known_on: date | None) -> None:
    one = calendar(known_on)
    walked, left = day, count
    while left:
        walked += DAY
        left -= one.is_workday(walked)

    assert one.after(day, count) == walked


@given(begin=IN_CALENDAR, length=st.integers(-40, 400), known_on=AS_KNOWN)
def test_the_days_between_are_those_met_going_day_by_day(begin: date, length: int, known_on: date | None) -> None:
    one = calendar(known_on)
    end = min(max(begin + length * DAY, one.first), one.last)

    assert one.elapsed(begin, end) == sum(one.is_workday(day) for day in days(begin + DAY, end))


@given(day=IN_CALENDAR, known_on=AS_KNOWN)
def test_rolling_stops_at_the_first_day_that_is_worked(day: date, known_on: date | None) -> None:
    one = calendar(known_on)
    rolled = one.roll(day)

    assert one.is_workday(rolled)
    assert not any(one.is_workday(passed) for passed in days(day, rolled - DAY))


def test_the_longest_rest_is_that_of_spring_2020() -> None:
    # A slip in a date would show here.
    whole = days(date(2008, 1, 1), date(2026, 12, 31))
    runs = [(worked, list(run)) for worked, run in groupby(whole, calendar().is_workday)]
    longest = max((run for worked, run in runs if not worked), key=len)

    assert longest == days(date(2020, 1, 24), date(2020, 2, 2))
