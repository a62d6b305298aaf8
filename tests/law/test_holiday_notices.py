"""Holiday notices: what the library has, and what can never be taken for a year's arrangement."""

import re
from datetime import date

import pytest

from gongkai.errors import RuleDataError
from gongkai.law.holiday_notices import noticed_years, read_year
from gongkai.law.statutory_days import statutory

YEAR = """
year = 2019

[[notices]]
title = "国务院办公厅关于2019年部分节假日安排的通知"
number = "国办发明电〔2018〕15号"
dated = 2018-12-04
announced = 2018-12-06
source = "http://www.gov.cn/"

[[notices.holidays]]
festivals = ["new_year"]
off = [[2018-12-30, 2019-01-01]]
days = 3
work = [2018-12-29]

[[notices.holidays]]
festivals = ["national_day", "mid_autumn"]
off = [[2019-10-01, 2019-10-03], [2019-10-07]]

[[notices]]
title = "国务院办公厅关于调整2019年劳动节假期安排的通知"
number = "国办发明电〔2019〕3号"
dated = 2019-03-22
announced = 2019-03-22
source = "http://www.gov.cn/"
unconfirmed = ["dated"]

[[notices.holidays]]
festivals = ["labour_day"]
off = [[2019-05-01, 2019-05-04]]
"""
WITHOUT_NOTICE = "year = 2019\n"
WITHOUT_DAYS = YEAR[: YEAR.index("\n[[notices.holidays]]")] + "holidays = []\n"


def test_a_file_is_read_whole() -> None:
    year = read_year("2019.toml", YEAR)
    first, second = year.notices

    assert year.year == 2019
    assert (first.number, first.dated, first.announced) == ("国办发明电〔2018〕15号", date(2018, 12, 4), date(2018, 12, 6))
    assert (first.title, first.source) == ("国务院办公厅关于2019年部分节假日安排的通知", "http://www.gov.cn/")
    assert first.holidays[0].off == (date(2018, 12, 30), date(2018, 12, 31), date(2019, 1, 1))
    assert first.holidays[0].work == (date(2018, 12, 29),)
    assert first.holidays[1].off == (date(2019, 10, 1), date(2019, 10, 2), date(2019, 10, 3), date(2019, 10, 7))
    assert [festival.zh for festival in first.holidays[1].festivals] == ["国庆节", "中秋节"]
    assert (first.unconfirmed, second.unconfirmed) == ((), ("dated",))


@pytest.mark.parametrize("day", [date(2018, 12, 1), date(2019, 12, 31)])
def test_a_notice_may_name_days_from_the_december_before_to_its_own(day: date) -> None:
    year = read_year("2019.toml", YEAR.replace("[2019-10-07]", f"[{day}]"))

    assert day in year.notices[0].holidays[1].off


def test_two_notices_can_bear_the_same_day() -> None:
    year = read_year("2019.toml", YEAR.replace("dated = 2019-03-22\nannounced = 2019-03-22", "dated = 2018-12-04\nannounced = 2018-12-06"))

    assert [notice.announced for notice in year.notices] == [date(2018, 12, 6)] * 2


@pytest.mark.parametrize(("day", "known"), [(date(2018, 12, 5), 0), (date(2018, 12, 6), 1), (date(2019, 3, 21), 1), (date(2019, 3, 22), 2)])
def test_a_notice_is_known_from_the_day_it_was_announced(day: date, known: int) -> None:
    year = read_year("2019.toml", YEAR)

    assert year.known_on(day).notices == year.notices[:known]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("year = 2019", "year = ", "Invalid value"),
        ("year = 2019", "year = 2018", "its name must be that year"),
        ("year = 2019", 'year = "2019"', "its name must be that year"),
        ("year = 2019", "year = 2019\nyears = 1", "unknown field years"),
        (
            "off = [[2018-12-30, 2019-01-01]]\ndays = 3",
            "off = [[2018-11-30]]",
            "2018-11-30 lies neither in 2019 nor in the December before",
        ),
        ("[2019-10-07]", "[2020-01-01]", "2020-01-01 lies neither in 2019"),
        ("work = [2018-12-29]", "work = [2018-12-28]", "2018-12-28 is a Friday"),
        ("work = [2018-12-29]", "work = [2019-01-07]", "2019-01-07 is a Monday"),
        ("work = [2018-12-29]", "work = [2018-12-30]", "gives 2018-12-30 off and has it worked"),
        ("work = [2018-12-29]", "work = [2018-12-29, 2018-12-29]", "^国办发明电〔2018〕15号 names 2018-12-29 twice"),
        ("[2019-10-07]", "[2019-10-02]", "names 2019-10-02 twice"),
        ("days = 3", "days = 2", "元旦 has 2 days by the notice's own count, 3 by its dates"),
        ("[2018-12-30, 2019-01-01]", "[2019-01-01, 2018-12-30]", "run backwards"),
        ("[2018-12-30, 2019-01-01]", "[2018-12-30, 2018-12-31, 2019-01-01]", "days off are"),
        ("[2018-12-30, 2019-01-01]", "[]", "days off are"),
        ("[2018-12-30, 2019-01-01]", '["2018-12-30"]', "^a day off must be a date"),
        ("[2018-12-30, 2019-01-01]", '[2018-12-30, "2019-01-01"]', "^a day off must be a date.*'2019-01-01'"),
        ("work = [2018-12-29]", 'work = ["2018-12-29"]', "^a working day must be a date"),
        ("work = [2018-12-29]", "work = 2018-12-29", "work must be a list"),
        ("off = [[2018-12-30, 2019-01-01]]", "", "off is missing"),
        ("work = [2018-12-29]", "works = [2018-12-29]", "unknown field works"),
        ('["new_year"]', '["new_years"]', "unknown festival 'new_years'"),
        ('["new_year"]', "[]", "^a holiday without a festival$"),
        ("dated = 2018-12-04", "dated = 2018-12-04T00:00:00", "dated must be a date"),
        ("dated = 2018-12-04", "dated = 2018-12-07", "before its own date"),
        ("announced = 2018-12-06", "announced = 2020-01-06", "comes in the year before or in the year"),
        ("announced = 2018-12-06", "", "announced is missing"),
        ('number = "国办发明电〔2018〕15号"', 'number = " "', "number must be a text"),
        ('source = "http://www.gov.cn/"', "", "source is missing"),
        ('unconfirmed = ["dated"]', 'unconfirmed = ["off"]', "^unconfirmed can name announced, dated, number, not"),
        ("dated = 2019-03-22\nannounced = 2019-03-22", "dated = 2018-12-03\nannounced = 2018-12-05", "国办发明电〔2019〕3号 stands after"),
        ("dated = 2019-03-22\nannounced = 2019-03-22", "dated = 2018-12-03\nannounced = 2019-03-22", "国办发明电〔2019〕3号 stands after"),
        ("dated = 2019-03-22\nannounced = 2019-03-22", "dated = 2018-12-05\nannounced = 2018-12-05", "国办发明电〔2019〕3号 stands after"),
    ],
)
def test_what_cannot_be_a_years_arrangement_is_refused(old: str, new: str, reason: str) -> None:
    assert old in YEAR

    _refused("2019.toml", YEAR.replace(old, new, 1), reason)


@pytest.mark.parametrize("name", ["2018.toml", "2019.json", "19.toml", "2019-2.toml", "2019.toml.bak", "x2019.toml"])
def test_a_wrong_file_name_is_refused(name: str) -> None:
    _refused(name, YEAR, "its name must be that year")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WITHOUT_NOTICE, "no notice: 2019 stays without a calendar"),
        (WITHOUT_NOTICE + "notices = []\n", "no notice: 2019 stays without a calendar"),
        (WITHOUT_NOTICE + "notices = 1\n", "notices must be a list"),
        (WITHOUT_NOTICE + "notices = [1]\n", "1 is not a table"),
        (WITHOUT_DAYS, "^the notice gives no day off"),
        (WITHOUT_DAYS.replace("holidays = []", 'holidays = [{ festivals = ["new_year"], off = [] }]'), "gives no day off"),
        ("", "year is missing"),
    ],
)
def test_a_file_without_notice_or_days_is_never_a_year_without_holidays(content: str, reason: str) -> None:
    _refused("2019.toml", content, reason)


def _refused(name: str, content: str, reason: str) -> None:
    with pytest.raises(RuleDataError) as refusal:
        read_year(name, content)
    assert refusal.value.where == name
    assert re.search(reason, refusal.value.what)
    assert refusal.value.remedy == "compare with the notice, then with the files of other years"


def test_every_statutory_holiday_is_off_in_the_notices_of_its_year() -> None:
    for year in noticed_years():
        off = {day for notice in year.notices for holiday in notice.holidays for day in holiday.off}
        assert [day.on for day in statutory().days(year.year) if day.on not in off] == []


def test_only_these_particulars_of_notices_rest_on_lists_alone() -> None:
    unconfirmed = {notice.number: notice.unconfirmed for year in noticed_years() for notice in year.notices if notice.unconfirmed}

    assert unconfirmed == {"国办发明电〔2007〕52号": ("number", "dated", "announced"), "国办发明电〔2008〕42号": ("dated",)}


def test_three_years_had_a_second_notice() -> None:
    second = {year.year: [notice.number for notice in year.notices[1:]] for year in noticed_years() if len(year.notices) > 1}

    assert second == {2015: ["国发明电〔2015〕1号"], 2019: ["国办发明电〔2019〕3号"], 2020: ["国办发明电〔2020〕1号"]}
