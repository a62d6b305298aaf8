"""The clocks of an emergency: met by the first item that is public, and by the press conference."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from gongkai_web.compilations import actions
from gongkai_web.compilations.emergencies import Clock, clock_of, clocks_of, emergencies, in_column, pressing
from gongkai_web.compilations.hours import Standing
from gongkai_web.compilations.models import ColumnEntry, TopicColumn
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions import withdraw
from tests.web.compilations.emergency import EVENT, brought_out, flood
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def clocks(column: TopicColumn, hours: float) -> list[Clock]:
    """Those of a column so many hours after the event."""
    return clocks_of(emergencies([column.organ_id]).get(pk=column.pk), EVENT + timedelta(hours=hours))


def stand(found: Sequence[Clock]) -> list[Standing]:
    return [one.standing for one in found]


def test_clocks_run_from_the_moment_the_column_is_drawn_up(office: Office) -> None:
    column = flood(office)

    assert stand(clocks(column, 1)) == [Standing.RUNNING, Standing.RUNNING]
    assert stand(clocks(column, 4)) == [Standing.SOON, Standing.RUNNING]
    assert stand(clocks(column, 25)) == [Standing.OVERDUE, Standing.OVERDUE]
    assert [one.clock.label for one in pressing(office.drafter)] == [
        "特别重大、重大突发事件的权威信息",
        "特别重大、重大突发事件的新闻发布会",
    ]


def test_the_first_public_item_meets_the_clock_and_is_in_the_column_at_once(office: Office) -> None:
    column = flood(office)
    actions.publish(office.publisher, column)
    item = actions.draft_item(office.drafter, column)
    assert item.draft.title == "关于洛泽河堤防决口的情况通报"
    assert not in_column(column.pk).exists()
    clock = clock_of(item, NOW)
    assert clock is not None
    assert (clock.category, clock.due_at) == ("emergency_information", EVENT + timedelta(hours=5))
    (first, _conference) = pressing(office.drafter)
    assert [one.pk for one in first.items] == [item.pk]

    made = brought_out(office, item)
    open_for()
    assert [one.pk for one in in_column(column.pk)] == [made.pk], "everyone reads it there"
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    assert next((one.standing, one.met_at) for one in clocks(column, 9)) == (Standing.MET, made.published_at)
    assert [one.clock.category for one in pressing(office.drafter)] == ["emergency_conference"]
    withdraw(office.publisher, made.item, reason="数字有误")
    assert stand(clocks(column, 9))[0] is Standing.OVERDUE


def test_what_was_public_before_the_event_meets_nothing(office: Office) -> None:
    plan = office.published()
    column = flood(office, happened_at=NOW + timedelta(hours=1))
    actions.save(office.drafter, column, [ColumnEntry(item_id=plan.pk)])

    assert [one.pk for one in in_column(column.pk)] == [plan.pk]
    assert clocks(column, 3)[0].met_at is None


def test_a_press_conference_counts_once_somebody_else_has_published_that_it_was_held(office: Office) -> None:
    column = actions.publish(office.publisher, flood(office))
    change = actions.opened(column)
    change.conference_at = EVENT + timedelta(hours=24)
    actions.save(office.drafter, change)
    assert stand(clocks(column, 30))[1] is Standing.OVERDUE

    actions.publish(office.publisher, change)
    assert stand(clocks(column, 30))[1] is Standing.MET


def test_it_is_closed_by_two_people_and_nothing_presses_any_more(office: Office) -> None:
    column = actions.publish(office.publisher, flood(office))
    item = actions.draft_item(office.drafter, column)
    change = actions.opened(column)
    change.over_at = NOW
    actions.save(office.drafter, change)
    assert pressing(office.drafter)

    actions.publish(office.publisher, change)
    assert pressing(office.drafter) == []
    made = brought_out(office, item)
    assert [one.pk for one in in_column(column.pk)] == [made.pk], "what was begun still comes in"


def test_other_public_opinion_has_two_days_and_no_conference(office: Office) -> None:
    (clock,) = clocks(flood(office, emergency="opinion"), 1)

    assert clock.due_at == EVENT + timedelta(hours=48)


def test_another_organ_sees_nothing_of_it_before_it_is_public(office: Office) -> None:
    water = Office.of(make_department(office.organ), office.drafter.now)
    column = flood(office)
    item = actions.draft_item(office.drafter, column)
    actions.publish(office.publisher, column)
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])

    assert pressing(water.drafter) == []
    assert clock_of(item, NOW) is None
    assert not column.written.exists()
