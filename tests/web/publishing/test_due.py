"""Which items a clock runs for."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.adoption import Fixed
from gongkai_web.publishing.actions.days import remind
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import Imported
from gongkai_web.publishing.life.vocabulary import Attribute, Overturned, Reassessed
from gongkai_web.publishing.models import Draft, Item, Publication
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

    assert _standing(Clock.OVERDUE, late) == {drafted.pk, again.pk}, "an amendment is due 20 working days after it was begun"
    actions.discard(office.drafter, again.item, reason="不再修改")
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


def test_what_is_opened_or_amended_has_a_clock_of_its_own(office: Office) -> None:
    old = replace(TEXT, made_on=date(2019, 5, 20))
    kept = office.kept(old)
    actions.reassess(office.leader, kept, result=Reassessed.CONVERT_TO_PUBLIC, reason="事项已办结")
    amended = office.published(old)
    assert _standing(Clock.RUNNING, NOW.date()) == {kept.pk}
    actions.save_draft(office.drafter, amended.item, expected_version=1, text=replace(old, title="改"))

    assert _standing(Clock.OVERDUE, date(2026, 3, 30)) == set(), "20 working days from 2026-03-02"
    assert _standing(Clock.OVERDUE, date(2026, 3, 31)) == {kept.pk, amended.pk}
    Draft.objects.update(due_on=None)
    remind(NOW)
    assert set(Draft.objects.values_list("due_on", flat=True)) == {date(2026, 3, 30)}


def test_a_kept_item_that_is_written_anew_is_still_to_be_assessed(office: Office) -> None:
    kept = office.kept()
    actions.save_draft(office.drafter, kept, expected_version=1, text=replace(TEXT, title="改"))
    assert _standing(Clock.REASSESS, date(2027, 1, 31)) == {kept.pk}
    actions.fix_attribute(office.drafter, kept, attribute=Attribute.ON_REQUEST, basis="enforcement_file", reason="执法案卷")
    assert _standing(Clock.REASSESS, date(2027, 1, 31)) == {kept.pk}

    actions.fix_attribute(office.drafter, kept, attribute=Attribute.PROACTIVE, basis="20-10")
    assert _standing(Clock.REASSESS, date(2027, 1, 31)) == set(), "what is to be public has the other clock"
    assert _standing(Clock.OVERDUE, date(2026, 3, 31)) == {kept.pk}


def test_where_no_calendar_reaches_a_week_is_near(office: Office) -> None:
    item = office.drafted()
    Draft.objects.filter(pk=item.pk).update(due_on=date(2090, 1, 8))

    assert _standing(Clock.SOON, date(2090, 1, 1)) == {item.pk}
    assert _standing(Clock.SOON, date(2089, 12, 31)) == set()


_RULES = replace(TEXT, statutory_code="20-01", effective_on=date(2026, 6, 1))


@pytest.mark.parametrize(("today", "there"), [(date(2026, 3, 26), False), (date(2026, 3, 27), True), (date(2026, 6, 1), True)])
def test_rules_are_to_be_filed_three_working_days_before_their_time_is_over(
    office: Office, settings: Settings, today: date, there: bool
) -> None:
    settings.GONGKAI_INTERPRETATION_REQUIRED = ()
    made = office.published(_RULES, Kind.RULES)  # on 2026-03-02, so by 2026-04-01
    office.published(_RULES, Kind.NORMATIVE_DOCUMENT)
    office.published()

    assert _standing(Clock.FILE, today) == ({made.pk} if there else set())


def test_what_was_filed_withdrawn_or_came_from_an_old_site_is_not_to_be_filed(office: Office) -> None:
    filed, withdrawn = (office.published(_RULES, Kind.RULES) for _ in range(2))
    actions.record_filing(office.publisher, filed.item, on=NOW.date(), number="洛规备〔2026〕1号")
    actions.withdraw(office.publisher, withdrawn.item, reason="内容有误")
    imported = Imported(NOW.date(), "old.example.gov.cn", "7", date(2026, 1, 5), "")
    actions.adopt(office.publisher, office.organ, actions.Adoption(Kind.RULES, _RULES, imported, Fixed(Attribute.PROACTIVE, "20-01")))

    assert Publication.objects.filter(kind=Kind.RULES).count() == 3
    assert _standing(Clock.FILE, date(2026, 6, 1)) == set()
