"""Times of disclosure as catalogues word them: read without a doubt, or not at all."""

from datetime import date

import pytest

from gongkai.law.workdays import calendar
from gongkai_web.oversight.periods import Demand, Every, Within, demanded, last_day, missed
from gongkai_web.recurring.kinds import Rhythm


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("自信息形成或者变更之日起20个工作日内", Within(20, working=True)),
        ("自信息形成之日起二十个工作日内予以公开；法律、法规另有规定的，从其规定", Within(20, working=True)),
        ("决定作出之日起 7 个工作日以内", Within(7, working=True)),
        ("批复后十五日内", Within(15, working=False)),
        ("信息形成后3天内", Within(3, working=False)),
        ("每年1月31日前", Every(Rhythm.YEAR)),
        ("按季度公布", Every(Rhythm.QUARTER)),
        ("每季度终了后15日内", Every(Rhythm.QUARTER)),
        ("每半年公开一次", Every(Rhythm.HALF_YEAR)),
        ("每月10日前", Every(Rhythm.MONTH)),
        ("十日内公开", Within(10, working=False)),
        ("一百二十日内公开", None),
        ("1000日内公开", None),
        ("1.5个工作日内公开", None),
        ("二三日内公开", None),
        ("十五至二十个工作日内公开", None),
        ("15-20个工作日内公开", None),
        ("实时公开", None),
        ("长期公开", None),
        ("及时公开", None),
        ("每个工作日更新，20个工作日内归档", None),
        ("每周公布", None),
        ("处罚决定7个工作日内，其他信息20个工作日内", None),
        ("年度报告每年公布，数据每月公布", None),
        ("", None),
    ],
)
def test_words_are_understood_or_left_alone(text: str, demand: Demand | None) -> None:
    assert demanded(text) == demand


def test_days_end_as_the_law_counts_them() -> None:
    known = calendar()

    assert last_day(Within(7, working=True), date(2026, 4, 29), known) == date(2026, 5, 12)  # the example of domain D.9
    assert last_day(Within(15, working=False), date(2026, 9, 16), known) == date(2026, 10, 8)  # 1 October opens a holiday of seven days


@pytest.mark.parametrize(
    ("rhythm", "newest", "today", "is_missed"),
    [
        (Rhythm.QUARTER, date(2026, 6, 30), date(2026, 9, 30), False),
        (Rhythm.QUARTER, date(2026, 6, 30), date(2026, 10, 1), True),
        (Rhythm.QUARTER, date(2026, 7, 1), date(2026, 12, 31), False),
        (Rhythm.YEAR, date(2024, 12, 31), date(2025, 12, 31), False),
        (Rhythm.YEAR, date(2024, 12, 31), date(2026, 1, 1), True),
        (Rhythm.MONTH, date(2026, 1, 31), date(2026, 3, 1), True),
    ],
)
def test_a_period_is_missed_once_all_of_it_has_gone_by(rhythm: Rhythm, newest: date, today: date, is_missed: bool) -> None:
    assert missed(Every(rhythm), newest, today) is is_missed
