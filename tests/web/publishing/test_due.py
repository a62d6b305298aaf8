"""Which items a clock runs for."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai_web.publishing import actions
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.life.vocabulary import Attribute, Overturned
from gongkai_web.publishing.models import Draft, Item
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office


def _standing(clock: Clock, today: date) -> set[int]:
    return set(Item.objects.filter(standing(clock, today)).values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("today", "clock"),
    [
        (date(2026, 3, 24), None),
        (date(2026, 3, 25), Clock.SOON),  # three working days before
        (date(2026, 3, 30), Clock.SOON),
        (date(2026, 3, 31), Clock.OVERDUE),
    ],
)
def test_an_item_is_due_soon_then_due_then_late(office: Office, today: date, clock: Clock | None) -> None:
    item = office.drafted(replace(TEXT, made_on=date(2026, 3, 2)))  # due on 2026-03-30

    assert {one for one in (Clock.SOON, Clock.OVERDUE) if item.pk in _standing(one, today)} == ({clock} if clock else set())
    assert _standing(Clock.RUNNING, today) == {item.pk}


def test_a_clock_runs_for_what_is_to_be_public_and_is_not(office: Office) -> None:
    late = date(2026, 6, 1)
    drafted, withdrawn = office.drafted(), office.published()
    actions.withdraw(office.publisher, withdrawn.item, reason="内容有误")
    again = office.published()
    actions.save_draft(office.drafter, again.item, expected_version=1, text=replace(TEXT, title="改"))
    undated = office.drafted(replace(TEXT, made_on=None))
    office.kept()
    given = office.drafted()
    actions.fix_attribute(office.drafter, given, attribute=Attribute.ON_REQUEST, basis="enforcement_file", reason="执法案卷")
    gone = office.drafted()
    actions.discard(office.drafter, gone, reason="重复")

    assert _standing(Clock.OVERDUE, late) == {drafted.pk}
    assert undated.pk not in _standing(Clock.RUNNING, late)
    actions.fix_attribute(office.drafter, withdrawn.item, attribute=Attribute.PROACTIVE, basis="20-10")
    assert _standing(Clock.OVERDUE, late) == {drafted.pk, withdrawn.pk}, "what is written again after a withdrawal is due again"


def test_what_is_to_be_withdrawn_and_assessed_again(office: Office) -> None:
    penalty, kept = office.published(replace(TEXT, special_period="penalty")), office.kept()
    assert _standing(Clock.TAKE_DOWN, NOW.date()) == set()
    actions.overturn(office.drafter, penalty.item, result=Overturned.VOID, on=NOW.date(), document="判决")

    assert _standing(Clock.TAKE_DOWN, NOW.date()) == {penalty.pk}
    assert _standing(Clock.REASSESS, date(2027, 1, 30)) == set()
    assert _standing(Clock.REASSESS, date(2027, 1, 31)) == {kept.pk}, "30 days before 2027-03-02"


def test_where_no_calendar_reaches_a_week_is_near(office: Office) -> None:
    item = office.drafted()
    Draft.objects.filter(pk=item.pk).update(due_on=date(2090, 1, 8))

    assert _standing(Clock.SOON, date(2090, 1, 1)) == {item.pk}
    assert _standing(Clock.SOON, date(2089, 12, 31)) == set()
