"""How organs keep up: counts of what is late and waiting, blanks, old guides, reports; no draft of another."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Catalogue, CatalogueEntry, Guide
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.oversight.keeping import Backlog, Report, Standing, Version, keeping_up
from gongkai_web.portal.directory import directory
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Draft, Item
from tests.web.oversight.making import ZONE, at, publish
from tests.web.people import make_department
from tests.web.search.making import withdraw

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
TODAY = NOW.date()


def _of(organ: Organ, now: datetime = NOW) -> Standing:
    (found,) = keeping_up([organ.pk], now, 30)
    return found


def _draft(organ: Organ, *, due_on: date | None = None, saved: timedelta = timedelta(0), **columns: object) -> None:
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        author, _made = User.objects.get_or_create(username="author")
        item = Item.objects.create(organ=organ, **columns)
        Draft.objects.create(item=item, organ=organ, title="未公开的草稿", saved_by=author, saved_at=NOW - saved, due_on=due_on)
        open_for()


def test_what_is_late_and_what_waits_is_counted_and_no_draft_is_seen(water: Organ) -> None:
    _draft(water, due_on=TODAY - timedelta(days=1))
    _draft(water, due_on=TODAY)
    _draft(water, due_on=TODAY - timedelta(days=1), attribute="not_public")
    _draft(water, saved=timedelta(days=30, seconds=1), state="in_review")
    _draft(water, saved=timedelta(days=30))
    _draft(water, saved=timedelta(days=99), state="kept", attribute="on_request")
    _draft(water, saved=timedelta(days=1), state="published", take_down_by=TODAY - timedelta(days=1))
    _draft(water, saved=timedelta(days=1), state="published", take_down_by=TODAY)

    assert _of(water).backlog == Backlog(late=2, waiting=1)
    assert not Draft.objects.exists()
    assert not Item.objects.exists()


def test_published_this_year_and_the_last_day(water: Organ) -> None:
    assert (_of(water).published, _of(water).last) == (0, None)
    publish(water, "去年的公告", date(2025, 12, 31))
    assert (_of(water).published, _of(water).last) == (0, date(2025, 12, 31))
    publish(water, "今年的公告", date(2026, 1, 1))
    withdraw(publish(water, "撤回的公告", date(2026, 3, 1)))

    assert (_of(water).published, _of(water).last) == (1, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("today", "published_on", "report"),
    [
        (date(2026, 1, 31), None, Report.NOT_YET),
        (date(2026, 2, 1), None, Report.MISSING),
        (date(2026, 3, 2), date(2026, 1, 31), Report.IN_TIME),
        (date(2026, 3, 2), date(2026, 2, 1), Report.LATE),
    ],
)
def test_the_annual_report_is_due_on_the_last_of_january(water: Organ, today: date, published_on: date | None, report: Report) -> None:
    publish(water, "前年的年报", date(2025, 1, 20), kind=Kind.ANNUAL_REPORT, report_year=2024)
    if published_on:
        publish(water, "去年的年报", published_on, kind=Kind.ANNUAL_REPORT, report_year=2025)

    assert _of(water, at(today)).report == report


@pytest.mark.parametrize(("level", "report"), [(Level.COUNTY, Report.NOT_YET), (Level.TOWNSHIP, Report.MISSING)])
def test_a_government_has_until_the_last_of_march_and_a_township_has_not(government: Organ, level: Level, report: Report) -> None:
    area = Organ.objects.create(code="130901", name="泽心区", kind=OrganKind.GOVERNMENT, level=level, area_supervisor=government)

    assert _of(area, at(date(2026, 3, 31))).report == report


def test_what_did_not_exist_last_year_or_is_no_office_owes_no_report(government: Organ) -> None:
    new = make_department(government, "130900-02", "新设局")
    Organ.objects.filter(pk=new.pk).update(valid_from=date(2026, 1, 1))
    unit = make_department(government, "130900-03", "自来水公司")
    Organ.objects.filter(pk=unit.pk).update(kind=OrganKind.PUBLIC_SERVICE_UNIT)

    assert _of(new).report == Report.NOT_OWED
    assert (_of(unit).report, _of(unit).guide, _of(unit).catalogue) == (Report.NOT_OWED, Version(None, old=False), Version(None, old=False))


def _compiled(organ: Organ, since: date, *entries: tuple[str, str, str, str]) -> None:
    """The guide and a catalogue of an organ. `entries`: matter, unit, category, way."""
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        number = Catalogue.objects.filter(organ=organ).count() + 1
        Guide.objects.create(organ=organ, number=number, published_at=at(since))
        made = Catalogue.objects.create(organ=organ, number=number, title="目录")
        for position, (matter, unit, code, way) in enumerate(entries, 1):
            told = {"second_level": matter, "unit": unit, "statutory_code": code, "way": way}
            CatalogueEntry.objects.create(catalogue=made, organ=organ, position=position, first_level="供水", **told)
        Catalogue.objects.filter(pk=made.pk).update(published_at=at(since))
        open_for()


def test_guide_and_catalogue_are_old_after_twelve_months(water: Organ) -> None:
    assert _of(water).guide == _of(water).catalogue == Version(None, old=True)
    _compiled(water, date(2025, 3, 1))
    assert _of(water).guide == _of(water).catalogue == Version(date(2025, 3, 1), old=True)
    _compiled(water, date(2025, 3, 2))
    assert _of(water).guide == _of(water).catalogue == Version(date(2025, 3, 2), old=False)


def test_after_how_many_months_they_are_old_is_a_setting(water: Organ, settings: Settings) -> None:
    _compiled(water, date(2025, 3, 1))
    settings.GONGKAI_GUIDE_REVIEW_MONTHS = 13

    assert _of(water).guide == Version(date(2025, 3, 1), old=False)


def test_blank_is_an_entry_of_the_catalogue_in_use_with_nothing_public_of_whoever_answers_for_it(government: Organ, water: Organ) -> None:
    _compiled(government, date(2024, 3, 2), ("旧目录的事项", "", "20-01", "主动"))
    _compiled(
        government,
        date(2025, 6, 2),
        ("水质信息", water.name, "20-13", "主动"),
        ("停水信息", water.name, "20-12", "主动"),
        ("供水规划", "供水科", "20-03", "主动"),
        ("用户档案", "供水科", "20-11", "依申请"),
        ("其他", "供水科", "", "主动"),
    )
    publish(water, "水质公告", date(2026, 1, 5), statutory_code="20-13")
    publish(government, "停水公告", date(2026, 1, 5), statutory_code="20-12")

    assert _of(government).blank == ("供水/停水信息", "供水/供水规划")


def test_those_in_most_trouble_come_first_and_what_has_ended_not_at_all(government: Organ, water: Organ) -> None:
    good, ended = make_department(government, "130900-02", "好局"), make_department(government, "130900-03", "撤销局")
    Organ.objects.filter(pk=ended.pk).update(valid_until=date(2026, 3, 1))
    _compiled(good, date(2025, 6, 2))
    publish(good, "年报", date(2026, 1, 5), kind=Kind.ANNUAL_REPORT, report_year=2025)
    _draft(water, due_on=TODAY - timedelta(days=1))

    found = keeping_up([government.pk, water.pk, good.pk, ended.pk], NOW, 30)

    assert [one.organ for one in found] == [water, government, good]
    assert [one.troubles for one in found] == [5, 3, 0]


def test_as_many_queries_for_many_organs_as_for_one(
    government: Organ, water: Organ, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DIRECTORY_SECONDS = 0
    organs = [water]
    for more in ([], [make_department(government, f"130900-2{number}", f"第{number}局") for number in range(4)]):
        organs += more
        for organ in more or organs:
            _compiled(organ, date(2025, 6, 2), ("水质信息", organ.name, "20-13", "主动"))
            _draft(organ, due_on=TODAY - timedelta(days=1))
            publish(organ, "公告", date(2026, 1, 5))
        directory()  # which the organs changed

        with django_assert_num_queries(13):  # of which five open and close the gates around one, and one asks for the directory
            keeping_up([organ.pk for organ in organs], NOW, 30)
