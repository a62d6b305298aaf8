"""Statutory holidays: each under the order of its time, and the festivals where sun and moon put them."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

import gongkai.law
from gongkai.errors import ContractError
from gongkai.law.statutory_days import Festival, read_statutory, statutory
from tests.law.sky import day_of_longitude, new_moon

YEARS = sorted(statutory().dates)
FILE = (Path(gongkai.law.__file__).parent / "data" / "statutory_days.toml").read_text(encoding="utf-8")


def named(year: int, festival: str) -> list[date]:
    return [day.on for day in statutory().days(year) if festival in {one.id for one in day.festivals}]


@pytest.mark.parametrize(
    ("year", "order", "spring", "labour", "total"),
    [
        (2008, "国务院令第513号", [date(2008, 2, 6), date(2008, 2, 7), date(2008, 2, 8)], [date(2008, 5, 1)], 11),
        (2013, "国务院令第513号", [date(2013, 2, 9), date(2013, 2, 10), date(2013, 2, 11)], [date(2013, 5, 1)], 11),
        (2014, "国务院令第644号", [date(2014, 1, 31), date(2014, 2, 1), date(2014, 2, 2)], [date(2014, 5, 1)], 11),
        (2024, "国务院令第644号", [date(2024, 2, 10), date(2024, 2, 11), date(2024, 2, 12)], [date(2024, 5, 1)], 11),
        (
            2025,
            "国务院令第795号",
            [date(2025, 1, 28), date(2025, 1, 29), date(2025, 1, 30), date(2025, 1, 31)],
            [date(2025, 5, 1), date(2025, 5, 2)],
            13,
        ),
    ],
)
def test_each_year_has_the_days_of_the_order_of_its_time(year: int, order: str, spring: list[date], labour: list[date], total: int) -> None:
    days = statutory().days(year)

    assert {day.order.number for day in days} == {order}
    assert (named(year, "spring_festival"), named(year, "labour_day"), len(days)) == (spring, labour, total)
    assert [day.on for day in days] == sorted(day.on for day in days)
    assert named(year, "national_day") == [date(year, 10, 1), date(year, 10, 2), date(year, 10, 3)]
    assert named(year, "new_year") == [date(year, 1, 1)]


def test_two_festivals_can_share_a_day() -> None:
    shared = next(day for day in statutory().days(2020) if day.on == date(2020, 10, 1))

    assert {one.zh for one in shared.festivals} == {"国庆节", "中秋节"}


@pytest.mark.parametrize("year", [2008, 2014, 2025])
def test_on_the_first_day_of_an_order_it_alone_gives_the_holiday(year: int) -> None:
    """Each order took effect on a New Year's Day, which the one before it gave as well."""
    (first, *_) = statutory().days(year)

    assert (first.on, [one.id for one in first.festivals], first.order.since) == (date(year, 1, 1), ["new_year"], date(year, 1, 1))


def test_an_order_changes_the_days_only_once_it_is_published() -> None:
    def spring(known_on: date) -> list[date]:
        return [day.on for day in statutory().known_on(known_on).days(2025) if day.festivals[0].id == "spring_festival"]

    assert spring(date(2024, 11, 11)) == [date(2025, 1, 29), date(2025, 1, 30), date(2025, 1, 31)]
    assert spring(date(2024, 11, 12))[0] == date(2025, 1, 28)


def test_the_festivals_are_known_from_2008_to_2040() -> None:
    assert list(range(2008, 2041)) == YEARS
    for year in (2007, 2041):
        with pytest.raises(
            ContractError, match=rf"^the festivals of {year} are not known\. .* from 2008 to 2040\. add the year to statutory_days.toml"
        ):
            statutory().days(year)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("festival", "day_of_month", "term"), [("spring_festival", 1, 330), ("dragon_boat", 5, 90), ("mid_autumn", 15, 180)]
)
def test_the_festivals_of_the_moon_fall_on_their_day_of_their_month(year: int, festival: str, day_of_month: int, term: int) -> None:
    first = statutory().dates[year][festival] - timedelta(days=day_of_month - 1)
    next_month = new_moon(first + timedelta(days=30))
    month_is_known_by_its_term = first <= day_of_longitude(term, first + timedelta(days=15)) < next_month

    assert new_moon(first) == first
    # Months 8 of 2033 and 1 of 2034 are the known two in which the term falls a day outside; they are counted from the winter solstice.
    assert month_is_known_by_its_term or (year, festival) in {(2033, "mid_autumn"), (2034, "spring_festival")}


@pytest.mark.parametrize("year", YEARS)
def test_qingming_is_the_day_on_which_the_sun_reaches_fifteen_degrees(year: int) -> None:
    assert statutory().dates[year]["qingming"] == day_of_longitude(15, date(year, 4, 5))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("    { spring_festival = 2009-01-26,", "    #", "after 2008 comes 2009, not 2010"),
        ("spring_festival = 2009-01-26", "spring_festival = 2010-01-26", "several years: 2009, 2010"),
        ("spring_festival = 2009-01-26, ", "", "spring_festival is missing"),
        ("spring_festival = 2009-01-26", 'spring_festival = "2009-01-26"', "spring_festival must be a date"),
        (
            'festival = "new_year"',
            'festival = "new"',
            "unknown festival 'new': use one of new_year, spring_festival, .*, or describe it in statutory_days.toml",
        ),
        ("offsets = [-1, 0, 1] }", "offsets = [] }", "spring_festival needs either"),
        ("offsets = [-1, 0, 1] }", 'offsets = [0], on = ["01-01"] }', "spring_festival needs either"),
        ("offsets = [-1, 0, 1] }", "offsets = [0.5] }", "must be numbers of days"),
        ('on = ["05-01"]', 'on = ["5-1"]', "must be months and days"),
        ('on = ["05-01"]', 'on = ["02-29"]', "day is out of range"),
        ("since = 2014-01-01", "since = 2008-01-01", "^the orders must be at least one, the oldest first$"),
        ("since = 2014-01-01", "", "since is missing"),
        ("dates = [", "days = [", "dates is missing"),
    ],
)
def test_a_malformed_file_is_refused(old: str, new: str, reason: str) -> None:
    assert old in FILE
    with pytest.raises(ValueError, match=reason):
        read_statutory(tomllib.loads(FILE.replace(old, new, 1)))


@pytest.mark.parametrize(("part", "reason"), [("dates", "^no year has dates$"), ("orders", "^the orders must be at least one")])
def test_a_file_without_years_or_orders_is_refused(part: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_statutory({**tomllib.loads(FILE), part: []})


def test_festivals_and_orders_hold_what_the_file_holds() -> None:
    data = tomllib.loads(FILE)
    found = read_statutory(data)

    assert list(found.festivals.values()) == [Festival(row["id"], row["zh"], row["en"]) for row in data["festivals"]]
    assert [(one.number, one.dated, one.announced, one.since, one.source) for one in found.orders] == [
        (row["number"], row["dated"], row["announced"], row["since"], row["source"]) for row in data["orders"]
    ]
