"""The fictional city at a closer look: who writes what and when, what is compiled, what waits for whom, and that it says what it is."""

import re
from datetime import date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from gongkai.report.forms import form
from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Catalogue, Cleanup, GazetteIssue, Guide, ReadingPlace, Register, TopicColumn
from gongkai_web.demo import making, tasks
from gongkai_web.demo.city import data, make_organs
from gongkai_web.demo.reports import reports_of
from gongkai_web.demo.writing import Written, writings
from gongkai_web.deposits.models import Deposit
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import LogEntry, Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions import days
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Attachment, Item, ItemEvent, Publication, Relation
from gongkai_web.recurring.kinds import Standing
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.recurring.reading import lines
from tests.web.people import signed_in

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
OWN_BUSINESS = {
    "义务教育": {"市教育局"},
    "教师资格": {"市教育局"},
    "供水管网": {"市水务局"},
    "取水许可": {"市水务局"},
    "食品安全监督抽检": {"市市场监管局"},
    "特种设备": {"市市场监管局"},
    "不动产": {"市自然资源局"},
    "道路交通违法": {"市公安局"},
    "空气质量": {"市生态环境局"},
    "失业保险": {"市人社局"},
    "最低生活保障": {"市民政局"},
    "传染病": {"市卫生健康委"},
    "财政收支": {"市财政局"},
    "节能审查": {"市发展改革委"},
}
"""Words of a title → who alone may write it."""


@pytest.fixture
def written(db: None) -> list[Written]:  # noqa: ARG001 - the fixture opens the database
    """What there is to be made."""
    make_organs()
    organs = list(Organ.objects.select_related("area_supervisor").order_by("pk"))
    return writings(organs, NOW.date(), making.ITEMS, Random(1))  # noqa: S311 - texts, not secrets


@pytest.fixture
def started(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - opens the database
    """What the first start and the worker's first jobs do, in a data folder of its own, with fewer items."""
    settings.DATA_DIR = tmp_path
    settings.PUBLIC_STAMP = tmp_path / "public.stamp"
    settings.ALLOWED_HOSTS = [".localhost"]
    settings.STORAGES = {**settings.STORAGES, "private": _private(settings, tmp_path)}
    settings.DEMO_FILLING = tmp_path / "demo.filling"
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    call_command("demo")
    assert making.furnish(NOW)
    making.make_items(NOW, 14)
    open_for(reads=Organ.objects.values_list("pk", flat=True))


def _private(settings: Settings, folder: Path) -> dict[str, object]:
    known = settings.STORAGES["private"]
    return {**known, "OPTIONS": {**known["OPTIONS"], "location": folder / "files"}}


def test_nobody_writes_of_anothers_business(written: list[Written]) -> None:
    for words, who in OWN_BUSINESS.items():
        assert {one.organ.short_name for one in written if words in one.text.title} <= who, words
    assert {one.organ.level for one in written if one.text.statutory_code == "21-B"} == {Level.TOWNSHIP}
    assert {one.organ.code for one in written if one.kind == "rules"} == {"139900"}


def test_each_office_has_texts_and_none_comes_twice(written: list[Written]) -> None:
    titles = [one.text.title for one in written]

    assert len(written) == making.ITEMS
    assert len(set(titles)) == len(titles)
    assert len({one.organ.code for one in written}) == 37
    assert not [title for title in titles if "{" in title]


def test_no_text_tells_of_a_month_or_a_year_that_is_not_over(written: list[Written]) -> None:
    for one in written:
        made_on = one.text.made_on or date.max
        assert made_on < NOW.date()
        for year, month in re.findall(r"(\d{4})年(\d{1,2})月[^\d]", one.text.title):
            assert (int(year), int(month)) < (made_on.year, made_on.month), one.text.title
        if one.text.report_year is not None:
            assert one.text.report_year == made_on.year - 1


def test_a_documents_last_sentence_says_its_days(written: list[Written]) -> None:
    binding = [one.text for one in written if one.text.doc_no]

    assert len(binding) > 20
    assert any(text.expires_on and text.expires_on < NOW.date() for text in binding)
    for text in binding:
        begin, end = text.effective_on, text.expires_on
        assert begin is not None
        assert f"自{begin.year}年{begin.month}月{begin.day}日起施行" in text.body
        assert ("有效期至" in text.body) == (end is not None)
        assert end is None or f"有效期至{end.year}年{end.month}月{end.day}日。" in text.body


@pytest.mark.parametrize("large", [True, False])
def test_annual_reports_add_up_and_carry_on(*, large: bool) -> None:
    known = form("cn-ogi-2021")
    for seed in range(20):
        earlier = None
        for report in reports_of("洛泽市水务局", range(2023, 2026), Random(seed), large=large):  # noqa: S311 - figures, not secrets
            value = {key: report.value(key) or 0 for key in known.keys}
            assert set(report.cells) == set(known.keys)
            assert min(value.values()) >= 0
            for one in known.identities:
                assert sum(value[key] for key in one.left) == sum(value[key] for key in one.right), one
            if earlier is not None:
                assert earlier.value("requests.carried_out.total") == value["requests.carried_in.total"]
                kept = value["disclosure.normative_documents.issued"] - value["disclosure.normative_documents.repealed"]
                before = earlier.value("disclosure.normative_documents.in_force") or 0
                assert before + kept == value["disclosure.normative_documents.in_force"]
            assert f"申请{value['requests.received.total']}件" in report.prose[1].text
            earlier = report


def test_the_first_start(started: None) -> None:  # noqa: ARG001 - what is looked at
    assert not ItemEvent.objects.filter(recorded_at__gt=NOW).exists()
    assert not Publication.objects.filter(published_at__gt=NOW).exists()
    assert not LogEntry.objects.filter(recorded_at__gt=NOW).exists()
    assert set(Site.objects.values_list("host", "organ__level", "demonstration")) == {
        ("localhost", "city", True),
        ("xuntai.localhost", "county", True),
    }
    people = User.objects.filter(is_active=True)
    assert {one.full_name for one in people} == {row["name"] for row in data("city.toml")["people"]}
    assert not {one.full_name for one in people} & {one.full_name for one in User.objects.filter(is_active=False)}
    open_organs = Organ.objects.exclude(level=Level.TOWNSHIP).count()
    assert Catalogue.objects.exclude(published_at=None).values("organ").distinct().count() == open_organs
    assert Guide.objects.exclude(published_at=None).values("organ").distinct().count() == open_organs
    assert ReadingPlace.objects.exclude(published_at=None).count() == 3
    _assert_marked(Client())
    _assert_desks()


def _assert_marked(browser: Client) -> None:
    """On public pages, in both languages, on pages that are not there, and before signing in; not on a site that is none."""
    index_no = Publication.objects.values_list("index_no", flat=True)[0]
    for path in ("/", "/library/", f"/items/{index_no}", "/nothing-here/", "/account/login/"):
        assert "演示数据" in browser.get(path, headers={"host": "localhost"}).content.decode(), path
    assert "Demonstration data" in browser.get("/en/", headers={"host": "localhost"}).content.decode()
    assert "浔台县政府信息公开平台" in browser.get("/", headers={"host": "xuntai.localhost"}).content.decode()


def _assert_schedules() -> None:
    assert RecurringDuty.objects.filter(organ__code="139900-10").count() == 3
    today = timezone.localdate(NOW)
    standings = {line.standing for line in lines(DuePeriod.objects.select_related("duty", "organ"), today)}
    assert {Standing.OPEN, Standing.OVERDUE} <= standings


def _assert_desks() -> None:
    awaited = {
        "drafter": "我的草稿",
        "head": "待我审查",
        "secrecy": "待我审查",
        "legal": "待我审查",
        "ogi": "待我批准",
        "leader": "待我批准",
        "publisher": "待我发布",
        "education": "我的草稿",
        "office": "我的草稿",
        "auditor": "最近的管理日志",
        "oversight": "最近的管理日志",
    }
    for name, heading in awaited.items():
        page = signed_in(User.objects.get(username=name)).get("/workbench/", headers={"host": "localhost"}).content.decode()
        assert f"<h2>{heading}" in page, name
        assert "演示数据" in page


def test_until_it_is_full_the_pages_say_so(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - opens the database
    settings.DATA_DIR, settings.DEMO_FILLING, settings.ALLOWED_HOSTS = tmp_path, tmp_path / "demo.filling", [".localhost"]
    call_command("demo")
    missing = [True, False]
    monkeypatch.setattr(tasks, "furnish", lambda _now: missing.pop(0))
    monkeypatch.setattr(tasks, "make_items", lambda _now, _count: False)
    monkeypatch.setattr(tasks, "finish", lambda _now: None)
    monkeypatch.setattr(tasks.fill, "defer", lambda: None)

    def said() -> list[bool]:
        return ["仍在补充" in Client().get(path, headers={"host": "localhost"}).content.decode() for path in ("/", "/account/login/")]

    assert said() == [True, True]
    tasks.fill()
    assert said() == [True, True]
    tasks.fill()
    assert said() == [False, False]


def test_a_site_that_is_no_demonstration_says_nothing_of_one(citizen: Client) -> None:
    assert "演示数据" not in citizen.get("/").content.decode()
    assert "演示数据" not in citizen.get("/account/login/").content.decode()


def test_once_all_items_are_there_they_are_compiled(started: None) -> None:  # noqa: ARG001 - goes on from there
    organs = list(Organ.objects.select_related("area_supervisor").order_by("pk"))
    all_written = writings(organs, NOW.date(), making.ITEMS, Random(making._SEED))  # noqa: S311 - texts, not secrets
    documents = [place for place, one in enumerate(all_written) if one.organ.code == "139900" and one.text.doc_no]
    (report,) = [place for place, one in enumerate(all_written) if one.text.report_year == 2024 and one.organ.code == "139900"]
    for place in {*documents, report}:
        making._make(all_written[place], place, making._everything(organs), NOW)
    days.follow_dates(NOW)

    making.finish(NOW)
    making.finish(NOW)

    open_for(reads=[organ.pk for organ in organs])
    assert GazetteIssue.objects.exclude(published_at=None).count() > 1
    assert TopicColumn.objects.exclude(published_at=None).count() == 2
    cleanup = Cleanup.objects.exclude(published_at=None).get()
    assert {"keep", "repeal"} <= set(cleanup.verdicts.values_list("verdict", flat=True))
    assert {"interprets", "amends", "repeals"} == set(Relation.objects.filter(published=True).values_list("tie", flat=True))
    assert {"in_force", "amended", "repealed", "expired"} <= set(Publication.objects.values_list("validity", flat=True))
    assert {register.number for register in Register.objects.exclude(published_at=None)} == {1, 2}
    assert Deposit.objects.get().lines.count() > 1
    _assert_schedules()
    endings = {name.rpartition(".")[2] for name in Attachment.objects.filter(published=True).values_list("name", flat=True)}
    assert "docx" in endings
    for item in Item.objects.exclude(state=State.DRAFTED):
        times = list(item.events.order_by("number").values_list("recorded_at", flat=True))
        assert times == sorted(times)
        assert times[-1] <= NOW
