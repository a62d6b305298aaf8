"""What organs have to publish: the words of the catalogue, the columns and the schedule, each with how fresh it is."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Catalogue, CatalogueEntry, ColumnEntry, TopicColumn
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.oversight.matrix import Duty, Freshness, Source, duties
from gongkai_web.publishing.models import Draft, Item
from gongkai_web.recurring.kinds import Rhythm
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from tests.web.oversight.making import ZONE, at, publish
from tests.web.people import make_department

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
TODAY = NOW.date()
_20 = "自信息形成或者变更之日起20个工作日内"


def catalogue(organ: Organ, *entries: tuple[str, str, str], **more: str) -> None:
    """A catalogue in use. `entries`: matter, category, time of disclosure."""
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        made = Catalogue.objects.create(organ=organ, number=1, title="目录")
        for position, (matter, code, period) in enumerate(entries, 1):
            told = {"first_level": matter, "statutory_code": code, "period": period, "unit": organ.name, "way": "主动公开", **more}
            CatalogueEntry.objects.create(catalogue=made, organ=organ, position=position, **told)
        Catalogue.objects.filter(pk=made.pk).update(published_at=NOW)
        open_for()


def drafted(organ: Organ, made_on: date, **columns: Any) -> None:
    """A draft that nobody outside the organ sees."""
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        author, _made = User.objects.get_or_create(username="author")
        item = Item.objects.create(organ=organ)
        told = {"statutory_code": "20-10", **columns}
        Draft.objects.create(item=item, organ=organ, title="未公开的草稿", saved_by=author, saved_at=NOW, made_on=made_on, **told)
        open_for()


def only(organ: Organ, now: datetime = NOW) -> Duty:
    (found,) = duties([organ.pk], now)
    return found


@pytest.mark.parametrize(
    ("period", "newest", "freshness"),
    [
        ("每季度公布", date(2026, 7, 1), Freshness.CURRENT),
        ("每季度公布", date(2026, 6, 30), Freshness.OVERDUE),
        ("每年3月底前", date(2025, 1, 1), Freshness.CURRENT),
        ("每年3月底前", date(2024, 12, 31), Freshness.OVERDUE),
        ("及时公开", date(2020, 1, 1), Freshness.UNKNOWN),
        (_20, date(2020, 1, 1), Freshness.CURRENT),
        (_20, None, Freshness.BLANK),
        ("及时公开", None, Freshness.BLANK),
    ],
)
def test_an_entry_is_as_fresh_as_its_own_words_say(water: Organ, period: str, newest: date | None, freshness: Freshness) -> None:
    catalogue(water, ("水质", "20-13", period))
    publish(water, "别类信息", TODAY, statutory_code="20-10")
    if newest:
        publish(water, "水质公告", newest, statutory_code="20-13")

    found = only(water)
    assert (found.source, found.name, found.demand, found.last, found.freshness) == (Source.CATALOGUE, "水质", period, newest, freshness)


def test_what_is_on_its_way_and_late_is_counted_and_not_seen(water: Organ) -> None:
    catalogue(water, ("工程", "20-10", "自信息形成之日起7个工作日内"))
    publish(water, "工程公告", TODAY, statutory_code="20-10")
    drafted(water, date(2026, 11, 11))  # the seventh working day is 20 November
    assert (only(water).freshness, only(water).waiting) == (Freshness.CURRENT, 0)
    drafted(water, date(2026, 11, 10))
    drafted(water, date(2026, 11, 1), statutory_code="20-13")
    drafted(water, date(2026, 11, 1), special_period="budget")

    assert (only(water).freshness, only(water).waiting) == (Freshness.OVERDUE, 1)
    assert not Draft.objects.exists()


def test_what_came_out_late_this_year_is_counted(water: Organ) -> None:
    catalogue(water, ("处罚", "20-06", "决定作出之日起7个工作日内"))
    publish(water, "及时的处罚", date(2026, 5, 12), statutory_code="20-06", made_on=date(2026, 4, 29))
    publish(water, "迟到的处罚", date(2026, 5, 13), statutory_code="20-06", made_on=date(2026, 4, 29))
    publish(water, "去年迟到的", date(2025, 12, 1), statutory_code="20-06", made_on=date(2025, 4, 29))

    assert only(water).late == 1


def test_where_entries_share_a_category_the_longest_time_counts_and_doubt_is_no_number(water: Organ) -> None:
    catalogue(
        water, ("处罚", "20-06", "7个工作日内"), ("强制", "20-06", _20), ("检查", "20-13", "7个工作日内"), ("监测", "20-13", "及时公开")
    )
    for code in ("20-06", "20-13"):
        publish(water, "信息", date(2026, 5, 13), statutory_code=code, made_on=date(2026, 4, 29))

    found = {one.name: (one.late, one.freshness) for one in duties([water.pk], NOW)}
    assert found == {
        "处罚": (0, Freshness.CURRENT),
        "强制": (0, Freshness.CURRENT),
        "检查": (None, Freshness.UNKNOWN),
        "监测": (None, Freshness.UNKNOWN),
    }


def test_what_is_for_requests_alone_or_in_no_category_cannot_be_told(water: Organ) -> None:
    catalogue(water, ("档案", "20-10", _20), way="依申请公开")
    assert only(water).freshness == Freshness.UNKNOWN


def test_a_column_that_stood_still_for_the_months_of_the_setting_is_overdue(water: Organ, settings: Settings) -> None:
    column = {"title": "供水", "description": "供水", "keywords": "供水", "published_at": NOW}
    with transaction.atomic():
        open_for(reads=[water.pk], writes=[water.pk])
        one = TopicColumn.objects.create(organ=water, slug="water", **column)
        TopicColumn.objects.create(
            organ=water, slug="flood", **{**column, "title": "汛情"}, emergency="major", event="决口", happened_at=NOW
        )
        open_for()
    assert (only(water).source, only(water).freshness) == (Source.COLUMN, Freshness.BLANK)
    item = publish(water, "停水公告", date(2026, 5, 20))
    with transaction.atomic():
        open_for(reads=[water.pk], writes=[water.pk])
        ColumnEntry.objects.create(column=one, organ=water, position=1, item_id=item.pk)
        open_for()

    assert (only(water).last, only(water).freshness) == (date(2026, 5, 20), Freshness.CURRENT)
    assert only(water, NOW + timedelta(days=1)).freshness == Freshness.OVERDUE
    settings.GONGKAI_COLUMN_MONTHS = 7
    assert only(water, NOW + timedelta(days=1)).freshness == Freshness.CURRENT


def test_a_recurring_publication_is_overdue_while_one_of_its_periods_is(water: Organ) -> None:
    item = publish(water, "第一季度水质", date(2026, 4, 10))
    with transaction.atomic():
        open_for(reads=[water.pk], writes=[water.pk])
        duty = RecurringDuty.objects.create(organ=water, title="水质", rhythm=Rhythm.QUARTER, days=15, first_on=date(2026, 1, 1))
        spans = ((date(2026, 1, 1), date(2026, 3, 31), item.pk), (date(2026, 7, 1), date(2026, 9, 30), None))
        for begin, end, fulfilled in spans:
            told = {"begins_on": begin, "ends_on": end, "due_on": end + timedelta(days=15), "item_id": fulfilled}
            DuePeriod.objects.create(duty=duty, organ=water, **told)
        open_for()

    assert (only(water).source, only(water).last, only(water).freshness) == (Source.RECURRING, date(2026, 4, 10), Freshness.OVERDUE)
    assert only(water, at(date(2026, 10, 15))).freshness == Freshness.CURRENT
    RecurringDuty.objects.update(last_on=date(2026, 3, 31))
    assert len(duties([water.pk], NOW)) == 1


def test_as_many_queries_for_many_organs_as_for_one(government: Organ, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    organs = [make_department(government, f"130900-0{number}", f"洛泽市第{number}局") for number in range(1, 5)]
    for organ in organs:
        catalogue(organ, ("水质", "20-13", _20), ("工程", "20-10", _20))
        publish(organ, "水质公告", TODAY, statutory_code="20-13")
    duties([organs[0].pk], NOW)  # the directory is read once
    with django_assert_num_queries(15) as first:
        duties([organs[0].pk], NOW)
    with django_assert_num_queries(len(first)):
        assert len(duties([one.pk for one in organs], NOW)) == 8
