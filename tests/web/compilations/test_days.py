"""Reminders of the hours of an emergency."""

from datetime import timedelta

import pytest

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.compilations import actions
from gongkai_web.compilations.days import remind
from gongkai_web.organs.walls import open_for
from tests.web.compilations.emergency import EVENT, brought_out, flood
from tests.web.people import make_department
from tests.web.publishing.office import Office


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def told(office: Office) -> list[tuple[str, str]]:
    """What the publisher was told, in order."""
    rows = Notice.objects.filter(person=office.publisher.user).order_by("due_at", "pk")
    return [(one.what, str(one)) for one in rows]


def test_everyone_who_brings_items_on_is_told_once_of_each_state_of_each_clock(office: Office) -> None:
    water = Office.of(make_department(office.organ), office.drafter.now)
    column = flood(office)
    for hours in (0.1, 0.2, 4.1, 5.1, 5.2):
        remind(EVENT + timedelta(hours=hours))

    assert told(office) == [
        (What.HOURS_RUN, "突发事件时限起算：有事项应于2026-03-02 13:30前完成。"),
        (What.HOURS_SOON, "突发事件时限将满：有事项应于2026-03-02 13:30前完成。"),
        (What.HOURS_OVERDUE, "突发事件时限已过：有事项应于2026-03-02 13:30前完成。"),
        (What.HOURS_RUN, "突发事件时限起算：有事项应于2026-03-03 08:30前完成。"),
    ]
    people = [one.user for one in (office.drafter, office.head, office.secrecy, office.legal, office.leader, office.publisher)]
    assert set(Notice.objects.values_list("person", flat=True)) == {one.pk for one in people if one}
    assert not Notice.objects.filter(person=water.drafter.user).exists()
    assert set(Notice.objects.values_list("column", flat=True)) == {column.pk}


def test_nobody_is_told_of_what_was_met_or_is_over(office: Office) -> None:
    column = flood(office)
    brought_out(office, actions.draft_item(office.drafter, column))
    change = flood(office, slug="other", over_at=EVENT)
    remind(EVENT + timedelta(hours=30))

    assert told(office) == [(What.HOURS_OVERDUE, "突发事件时限已过：有事项应于2026-03-03 08:30前完成。")]
    assert not Notice.objects.filter(column=change.pk).exists()
