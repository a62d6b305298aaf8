"""Two drafters at one compilation: the second is told, and whatever order they come in, nobody's work is lost in silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai_web.compilations import actions
from gongkai_web.compilations.models import ColumnEntry, GazetteIssue, Guide, ReadingPlace, TopicColumn
from gongkai_web.compilations.refusals import SavedMeanwhile
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import appoint, make_department
from tests.web.publishing.office import Office

PLACE = {"name": "档案馆", "kind": "archive", "address": "政通路1号", "office_hours": "工作日"}


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


@pytest.fixture
def other(office: Office) -> Actor:
    """Another drafter, a minute later."""
    user = appoint(office.organ, Role.DRAFTER, name="other")
    later = office.drafter.now + timedelta(minutes=1)
    return Actor(user, duties(user, later.date()), later)


def test_the_second_to_save_a_version_is_told_by_whom_it_was_saved(office: Office, other: Actor) -> None:
    seen = actions.save_version(office.drafter, Guide, office.organ, GUIDE).stamp
    actions.save_version(other, Guide, office.organ, {**GUIDE, "fees": "另行规定"}, seen=seen)

    with pytest.raises(SavedMeanwhile, match="other又保存过") as told:
        actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "fees": "不收费"}, seen=seen)
    assert Guide.objects.get().fees == "另行规定"
    assert told.value.current is not None
    actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "fees": "不收费"}, seen=told.value.current.stamp)
    assert Guide.objects.get().fees == "不收费"


def test_two_who_begin_the_first_version_at_once(office: Office, other: Actor) -> None:
    actions.save_version(other, Guide, office.organ, GUIDE, seen="")

    with pytest.raises(SavedMeanwhile):
        actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "fees": "不收费"}, seen="")
    assert Guide.objects.get().fees == ""


def test_a_version_that_was_published_while_it_was_edited_becomes_the_next_one(office: Office) -> None:
    first = actions.save_version(office.drafter, Guide, office.organ, GUIDE)
    actions.publish(office.publisher, first)

    second = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "fees": "不收费"}, seen=first.stamp)
    assert [(one.number, one.fees) for one in Guide.objects.order_by("number")] == [(1, ""), (2, "不收费")]
    assert second.published_at is None


def test_of_something_public_there_is_one_change(office: Office, other: Actor) -> None:
    public = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **PLACE)))
    mine, theirs = actions.opened(public), actions.opened(public)
    theirs.office_hours, mine.office_hours = "周一至周五", "周一至周六"
    actions.save(other, theirs, seen=public.stamp)

    with pytest.raises(SavedMeanwhile) as told:
        actions.save(office.drafter, mine, seen=public.stamp)
    assert told.value.current == theirs
    saved = actions.save(office.drafter, mine, seen=theirs.stamp)
    assert (saved.pk, actions.opened(public).office_hours) == (theirs.pk, "周一至周六")
    assert ReadingPlace.objects.count() == 2


def test_a_change_begun_before_another_was_published_is_not_saved_over_it(office: Office, other: Actor) -> None:
    public = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **PLACE)))
    mine, theirs, seen = actions.opened(public), actions.opened(public), public.stamp
    theirs.telephone = "0990-6600002"
    actions.publish(office.publisher, actions.save(other, theirs))

    with pytest.raises(SavedMeanwhile):
        actions.save(office.drafter, mine, seen=seen)
    public.refresh_from_db()
    assert public.telephone == "0990-6600002"


def test_a_change_keeps_nothing_when_it_is_given_up(office: Office) -> None:
    item = office.published()
    column = TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息")
    public = actions.publish(office.publisher, actions.save(office.drafter, column, [ColumnEntry(item_id=item.pk)]))
    change = actions.save(office.drafter, actions.opened(public), [])
    with pytest.raises(Refused):
        actions.discard(office.publisher, change)
    with pytest.raises(Refused, match="未撤销"):
        actions.discard(office.drafter, public)

    actions.discard(office.drafter, change)
    assert list(TopicColumn.objects.all()) == [public]
    assert [one.item_id for one in public.entries.all()] == [item.pk]
    for act in (lambda: actions.publish(office.publisher, change), lambda: actions.discard(office.drafter, change)):
        with pytest.raises(Refused, match="其间已有其他人员"):
            act()


def test_what_was_given_up_does_not_come_back_by_a_form_that_was_still_open(office: Office) -> None:
    column = actions.save(office.drafter, TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息"))
    stale = TopicColumn.objects.get()
    actions.discard(office.drafter, column)

    with pytest.raises(SavedMeanwhile):
        actions.save(office.drafter, stale, seen=stale.stamp)
    with pytest.raises(Refused, match="其间已有其他人员"):
        actions.save(office.drafter, stale)
    assert not TopicColumn.objects.exists()


def test_a_number_or_an_address_is_taken_once_and_that_is_said(office: Office, other: Actor) -> None:
    issue = {"organ": office.organ, "year": 2026, "number": 3, "issued_on": date(2026, 3, 2)}
    actions.save(office.drafter, GazetteIssue(**issue))
    with pytest.raises(Refused, match="编号、名称或者地址相同"):
        actions.save(other, GazetteIssue(**issue))
    assert GazetteIssue.objects.count() == 1

    columns = [TopicColumn(organ=office.organ, slug=slug, title="防汛", description="汛期信息") for slug in ("flood", "drought")]
    for one in columns:
        actions.publish(office.publisher, actions.save(office.drafter, one))
    change = actions.opened(TopicColumn.objects.get(slug="drought"))
    change.slug = "flood"
    actions.save(office.drafter, change)
    with pytest.raises(Refused, match="编号、名称或者地址相同"):
        actions.publish(office.publisher, change)
    assert sorted(TopicColumn.objects.filter(replaces=None).values_list("slug", flat=True)) == ["drought", "flood"]


def test_nobody_publishes_a_change_that_they_drew_up(office: Office) -> None:
    user = appoint(office.organ, Role.DRAFTER, Role.PUBLISHER, name="both")
    both = Actor(user, duties(user, office.drafter.today), office.drafter.now)
    public = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **PLACE)))
    change = actions.save(both, actions.opened(public))

    with pytest.raises(Refused, match="不能自行办理"):
        actions.publish(both, change)
    actions.publish(office.publisher, change)


def test_another_organ_changes_nothing(office: Office) -> None:
    public = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **PLACE)))
    water = Office.of(make_department(office.organ), office.drafter.now)
    change = actions.save(office.drafter, actions.opened(public))
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])

    assert list(ReadingPlace.objects.all()) == [public]
    for act in (
        lambda: actions.save(water.drafter, actions.opened(public)),
        lambda: actions.publish(water.publisher, change),
        lambda: actions.discard(water.drafter, change),
    ):
        with pytest.raises(Refused):
            act()


def test_who_reads_a_change_publishes_that_change(office: Office, other: Actor) -> None:
    public = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **PLACE)))
    read = actions.save(office.drafter, actions.opened(public))
    seen = read.stamp
    actions.save(other, actions.opened(public))

    with pytest.raises(Refused, match="又有改动"):
        actions.publish(replace(office.publisher, now=other.now), read, seen=seen)
