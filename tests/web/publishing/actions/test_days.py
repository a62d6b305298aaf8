"""What a new day brings by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions import days
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Overturned, Validity
from gongkai_web.publishing.models import Draft, Item, Publication
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.entries import public
from gongkai_web.search.models import Change
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

CHINA = ZoneInfo("Asia/Shanghai")
RULES = replace(TEXT, title="洛泽市供水管理规定", statutory_code="20-01", effective_on=date(2026, 4, 1), expires_on=date(2026, 12, 31))
RULES = replace(RULES, early_effect="obstruction")
PENALTY = replace(TEXT, title="行政处罚决定公告", statutory_code="20-06", special_period="penalty", made_on=date(2026, 2, 27))


def _validity(made: Publication) -> str:
    return Publication.objects.values_list("validity", flat=True).get(pk=made.pk)


@pytest.mark.parametrize(
    ("now", "validity"),
    [
        (datetime(2026, 3, 31, 23, 59, 59, tzinfo=CHINA), Validity.NOT_YET_IN_FORCE),
        (datetime(2026, 4, 1, 0, 0, tzinfo=CHINA), Validity.IN_FORCE),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=CHINA), Validity.IN_FORCE),
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), Validity.IN_FORCE),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), Validity.EXPIRED),
        (datetime(2027, 1, 1, 0, 0, tzinfo=CHINA), Validity.EXPIRED),
    ],
)
def test_a_document_takes_effect_and_expires_at_midnight_in_china(office: Office, now: datetime, validity: Validity) -> None:
    made = office.published(RULES, Kind.RULES)
    assert made.validity == Validity.NOT_YET_IN_FORCE

    days.follow_dates(now)

    assert _validity(made) == validity
    assert [one.validity for one in public([made.pk])] == [validity], "what the search index takes in"


def test_each_publication_changes_once_and_the_index_is_told_of_it(office: Office) -> None:
    made, other = office.published(RULES, Kind.RULES), office.published(replace(TEXT, expires_on=date(2026, 12, 31)))
    untouched = office.published()
    before = Change.objects.count()
    open_for()

    assert days.follow_dates(datetime(2027, 1, 1, tzinfo=CHINA)) == 2
    assert days.follow_dates(datetime(2027, 1, 1, 0, 5, tzinfo=CHINA)) == 0
    assert (_validity(made), _validity(other), _validity(untouched)) == (Validity.EXPIRED, Validity.EXPIRED, "")
    assert Change.objects.count() == before + 2


def test_what_is_withdrawn_or_repealed_stays_as_it_is(office: Office) -> None:
    withdrawn, repealed = (office.published(RULES, Kind.RULES) for _ in range(2))
    actions.withdraw(office.publisher, withdrawn.item, reason="内容有误")
    actions.change_validity(office.publisher, repealed.item, validity=Validity.REPEALED, on=NOW.date())

    assert days.follow_dates(datetime(2027, 1, 1, tzinfo=CHINA)) == 0
    assert _validity(repealed) == Validity.REPEALED


def test_one_broken_item_does_not_keep_the_others_from_their_day(office: Office) -> None:
    made = office.published(RULES, Kind.RULES)
    broken = Item.objects.create(organ=office.organ, kind=Kind.RULES)
    columns = {one.name: getattr(made, one.name) for one in Publication._meta.concrete_fields if not one.generated}
    Publication.objects.create(**(columns | {"item": broken, "index_no": "130900/2026-09999"}))

    assert days.follow_dates(datetime(2027, 1, 1, tzinfo=CHINA)) == 1
    assert _validity(made) == Validity.EXPIRED


def test_an_expired_document_is_in_force_again_by_another_text_alone(office: Office) -> None:
    made = office.published(RULES, Kind.RULES)
    now = datetime(2027, 1, 4, 9, 0, tzinfo=CHINA)
    days.follow_dates(now)
    later = office.at(now)

    with pytest.raises(Refused, match="2026"):
        actions.change_validity(later.publisher, made.item, validity=Validity.IN_FORCE, on=now.date())
    assert _validity(made) == Validity.EXPIRED
    actions.save_draft(later.drafter, made.item, expected_version=1, text=replace(RULES, expires_on=date(2031, 12, 31)))
    assert actions.publish(later.publisher, later.approved(made.item)).validity == Validity.IN_FORCE


def test_page_library_and_programs_agree_about_the_day(office: Office, citizen: Client) -> None:
    made = office.published(RULES, Kind.RULES)

    def shown() -> tuple[bool, bool, list[str]]:
        page = citizen.get(f"/items/{made.index_no}").content.decode()
        library = citizen.get("/library/?validity=expired").content.decode()
        found = citizen.get("/api/v1/items?validity=expired").json()["results"]
        return 'class="banner expired"' in page, made.title in library, [one["validity"] for one in found]

    days.follow_dates(datetime(2026, 12, 31, 23, 59, tzinfo=CHINA))
    assert shown() == (False, False, [])
    days.follow_dates(datetime(2027, 1, 1, tzinfo=CHINA))
    assert shown() == (True, True, ["expired"])


def _told() -> set[tuple[str, str, int | None, date | None]]:
    return {(one.person.username, one.what, one.item, one.on) for one in Notice.objects.select_related("person")}


def test_whoever_can_bring_an_item_on_is_reminded_once(office: Office) -> None:
    item = office.drafted(replace(TEXT, made_on=date(2026, 3, 2)))  # due on 2026-03-30
    open_for()

    days.remind(datetime(2026, 3, 24, 8, 5, tzinfo=CHINA))
    assert _told() == set()
    for hour in (8, 9):
        days.remind(datetime(2026, 3, 25, hour, 5, tzinfo=CHINA))
    soon = {(name, What.DUE_SOON, item.pk, date(2026, 3, 30)) for name in ("130900-drafter", "130900-department_head")}
    assert _told() == soon
    assert Notice.objects.count() == 2

    office.at(datetime(2026, 3, 26, 9, 0, tzinfo=CHINA)).approved(item)
    days.remind(datetime(2026, 3, 31, 8, 5, tzinfo=CHINA))
    assert _told() == soon | {("130900-publisher", What.OVERDUE, item.pk, date(2026, 3, 30))}


def test_reminders_are_for_what_waits_alone(office: Office) -> None:
    published = office.published(PENALTY)
    kept = office.kept()
    actions.overturn(office.drafter, published.item, result=Overturned.VOID, on=NOW.date(), document="（2026）冀0902行初7号")
    Draft.objects.filter(pk=published.pk).update(due_on=date(2026, 1, 1))

    days.remind(datetime(2026, 3, 3, 8, 5, tzinfo=CHINA))
    assert _told() == {(name, What.TAKE_DOWN, published.pk, date(2026, 3, 5)) for name in ("130900-drafter", "130900-publisher")}
    actions.withdraw(office.publisher, published.item, reason="处罚决定被确认无效")
    days.remind(datetime(2027, 2, 1, 8, 5, tzinfo=CHINA))
    assert _told() >= {("130900-leader", What.REASSESS, kept.pk, date(2027, 3, 2))}
    assert {one[1] for one in _told()} == {What.TAKE_DOWN, What.REASSESS}


def test_a_day_is_counted_anew_when_the_calendar_has_changed(office: Office) -> None:
    item = office.drafted(replace(TEXT, made_on=date(2026, 3, 2)))
    Draft.objects.filter(pk=item.pk).update(due_on=date(2026, 4, 30))

    days.remind(datetime(2026, 3, 3, 8, 5, tzinfo=CHINA))
    open_for(reads=[office.organ.pk])
    assert Draft.objects.get(pk=item.pk).due_on == date(2026, 3, 30)


def test_publishers_are_reminded_of_a_filing_before_its_time_is_over_and_when_it_is(office: Office) -> None:
    made = office.published(RULES, Kind.RULES)  # on 2026-03-02, so by 2026-04-01
    days.remind(datetime(2026, 3, 26, 8, 5, tzinfo=CHINA))
    assert _told() == set()
    for day in (date(2026, 3, 27), date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3)):
        days.remind(datetime(day.year, day.month, day.day, 8, 5, tzinfo=CHINA))

    told = {("130900-publisher", what, made.pk, date(2026, 4, 1)) for what in (What.FILE_SOON, What.FILE_OVERDUE)}
    assert _told() == told
    assert Notice.objects.count() == 2
