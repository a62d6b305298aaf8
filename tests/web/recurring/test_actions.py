"""Schedules, their periods, and the items that fulfil them."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import ProgrammingError, connection, transaction

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions as publishing
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Draft
from gongkai_web.recurring import actions, days
from gongkai_web.recurring.kinds import Matter, Rhythm, Standing
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.recurring.reading import lines, matrix, pressing
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

TODAY = NOW.date()
CHINA = ZoneInfo("Asia/Shanghai")


def water(office: Office, **values: object) -> RecurringDuty:
    """Every quarter since the middle of 2025, each due fifteen days after its end."""
    said = {"title": "饮用水水质", "rhythm": Rhythm.QUARTER, "days": 15, "first_on": date(2025, 7, 1), "statutory_code": "20-13", **values}
    return actions.save_duty(office.publisher, RecurringDuty(organ=office.organ, **said))


def budget(office: Office, matter: Matter = Matter.BUDGET) -> RecurringDuty:
    """Every year since 2026."""
    made = RecurringDuty(organ=office.organ, matter=matter, title=str(matter.label), rhythm=Rhythm.YEAR, first_on=date(2026, 1, 1))
    return actions.save_duty(office.publisher, made)


def at(duty: RecurringDuty, day: date) -> DuePeriod:
    return duty.periods.select_related("duty", "organ").get(begins_on=day)


def standing_of(period: DuePeriod, today: date = TODAY) -> Standing:
    return lines([DuePeriod.objects.select_related("duty", "organ").get(pk=period.pk)], today)[0].standing


def test_a_schedule_has_a_period_for_each_quarter_with_its_day(office: Office) -> None:
    duty = water(office)

    assert [(str(one), one.begins_on, one.due_on) for one in duty.periods.select_related("duty").order_by("begins_on")] == [
        ("2025年第3季度", date(2025, 7, 1), date(2025, 10, 15)),
        ("2025年第4季度", date(2025, 10, 1), date(2026, 1, 15)),
        ("2026年第1季度", date(2026, 1, 1), date(2026, 4, 15)),
    ]


def test_a_new_quarter_begins_by_itself_and_once(office: Office) -> None:
    duty = water(office)
    for moment in (datetime(2026, 4, 1, 0, 15, tzinfo=CHINA), datetime(2026, 4, 2, 0, 15, tzinfo=CHINA)):
        days.begin_periods(moment)

    assert duty.periods.count() == 4
    assert at(duty, date(2026, 4, 1)).due_on == date(2026, 7, 15)


def test_other_days_hold_for_what_is_not_tied_and_an_end_takes_what_comes_after(office: Office) -> None:
    duty = water(office)
    tied = at(duty, date(2025, 7, 1))
    actions.tie(office.drafter, tied, item=office.drafted())
    duty.days, duty.last_on = 30, date(2025, 12, 31)
    actions.save_duty(office.publisher, duty)

    assert [(one.begins_on, one.due_on) for one in duty.periods.order_by("begins_on")] == [
        (date(2025, 7, 1), date(2025, 10, 15)),
        (date(2025, 10, 1), date(2026, 1, 30)),
    ]


def test_the_same_line_stands_there_once(office: Office) -> None:
    water(office)
    budget(office)
    for double in (
        {"title": "饮用水水质", "rhythm": Rhythm.MONTH, "days": 3},
        {"title": "部门预算", "matter": Matter.BUDGET, "rhythm": Rhythm.YEAR},
    ):
        with pytest.raises(Refused, match="已有"):
            actions.save_duty(office.publisher, RecurringDuty(organ=office.organ, first_on=date(2026, 1, 1), **double))

    assert RecurringDuty.objects.count() == 2


def test_a_draft_that_is_begun_here_fulfils_the_period_once_it_is_public(office: Office) -> None:
    period = at(water(office), date(2025, 10, 1))
    assert standing_of(period) is Standing.OVERDUE
    item = actions.draft(office.drafter, period)

    draft = Draft.objects.get(pk=item.pk)
    assert (draft.title, draft.statutory_code, draft.issuer) == ("洛泽市人民政府2025年第4季度饮用水水质", "20-13", "洛泽市人民政府")
    assert standing_of(period) is Standing.OVERDUE

    text = replace(TEXT, title=draft.title, statutory_code="20-13")
    publishing.save_draft(office.drafter, item, expected_version=1, text=text)
    publishing.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-13")
    publishing.publish(office.publisher, office.approved(item))
    assert standing_of(period) is Standing.LATE
    publishing.withdraw(office.publisher, item, reason="数据有误")
    assert standing_of(period) is Standing.OVERDUE


def test_what_is_public_in_time_is_in_time_and_can_be_let_go_of(office: Office) -> None:
    period = at(water(office), date(2026, 1, 1))
    actions.tie(office.drafter, period, item=office.published())
    assert standing_of(period) is Standing.PUBLISHED
    actions.untie(office.drafter, period)

    assert standing_of(period) is Standing.OPEN


def test_a_government_names_what_its_finance_department_published(office: Office, government: Organ) -> None:
    finance, elsewhere = (Office.of(make_department(government, f"130900-0{number}", f"{number}"), NOW) for number in (6, 7))
    theirs, period = finance.published(), at(budget(office), date(2026, 1, 1))
    actions.tie(office.drafter, period, item=theirs)
    assert standing_of(period) is Standing.PUBLISHED
    open_for()
    with pytest.raises(Refused, match="不是本机关的下级"):
        actions.tie(elsewhere.drafter, at(budget(elsewhere), date(2026, 1, 1)), item=theirs)


@pytest.mark.parametrize(("kind", "law"), [("government", "budget"), ("department", "department_budget")])
def test_the_twenty_days_of_a_budget_run_from_its_approval(office: Office, kind: str, law: str) -> None:
    Organ.objects.filter(pk=office.organ.pk).update(kind=kind)
    office.organ.refresh_from_db()
    period = at(budget(office), date(2026, 1, 1))
    assert (period.due_on, standing_of(period)) == (None, Standing.OPEN)
    actions.start(office.drafter, period, on=date(2026, 2, 9))

    period = at(period.duty, date(2026, 1, 1))
    assert (period.due_on, standing_of(period)) == (date(2026, 3, 2), Standing.SOON)  # the twentieth day, 03-01, is a Sunday
    item = actions.draft(office.drafter, period)
    assert (item.draft.special_period, item.draft.made_on, item.draft.due_on) == (law, date(2026, 2, 9), date(2026, 3, 2))


def test_an_approval_is_recorded_when_it_has_happened_and_for_what_has_one(office: Office) -> None:
    with pytest.raises(Refused, match="尚未到来"):
        actions.start(office.drafter, at(budget(office), date(2026, 1, 1)), on=date(2026, 3, 3))
    with pytest.raises(Refused, match="自周期届满之日起算"):
        actions.start(office.drafter, at(water(office), date(2026, 1, 1)), on=date(2026, 3, 1))


def test_who_may(office: Office, government: Organ) -> None:
    other = Office.of(make_department(government), NOW)
    period = at(water(office), date(2026, 1, 1))
    item = office.drafted()
    for refused in (
        lambda: water(replace(office, publisher=office.drafter), title="月报"),
        lambda: actions.tie(office.publisher, period, item=item),
        lambda: actions.tie(other.drafter, period, item=item),
        lambda: actions.draft(other.drafter, period),
        lambda: actions.untie(office.leader, period),
    ):
        with pytest.raises(Refused):
            refused()

    assert not DuePeriod.objects.filter(item__isnull=False).exists()


def test_the_database_lets_an_organ_write_its_own_schedule_alone(office: Office, government: Organ) -> None:
    duty, other = water(office), make_department(government)
    open_for(reads=[other.pk], writes=[other.pk])

    assert RecurringDuty.objects.filter(pk=duty.pk).exists()
    assert RecurringDuty.objects.filter(pk=duty.pk).update(title="别的") == 0
    assert DuePeriod.objects.filter(duty=duty).update(due_on=None) == 0
    with pytest.raises(ProgrammingError), transaction.atomic():
        RecurringDuty.objects.create(organ=office.organ, title="甲", rhythm="month", days=1, first_on=TODAY)
    assert connection.connection is not None


def test_people_are_reminded_once_of_what_is_due_and_once_when_it_is_late(office: Office) -> None:
    duty = water(office, first_on=date(2026, 1, 1))
    period = at(duty, date(2026, 1, 1))  # due on Wednesday 2026-04-15
    open_for()
    for day in (9, 10, 11, 15):
        days.remind(datetime(2026, 4, day, 8, 15, tzinfo=CHINA))
    told = {(one.person.username, one.what, one.period, one.on) for one in Notice.objects.select_related("person")}
    people = ("130900-drafter", "130900-department_head", "130900-publisher")
    assert told == {(name, What.PERIOD_SOON, period.pk, date(2026, 4, 15)) for name in people}
    assert Notice.objects.count() == 3

    days.remind(datetime(2026, 4, 16, 8, 15, tzinfo=CHINA))
    assert Notice.objects.filter(what=What.PERIOD_OVERDUE).count() == 3
    assert "2026-04-15" in str(Notice.objects.filter(what=What.PERIOD_OVERDUE)[0])


def test_nobody_is_reminded_of_what_is_public(office: Office) -> None:
    duty = water(office, first_on=date(2026, 1, 1))
    actions.tie(office.drafter, at(duty, date(2026, 1, 1)), item=office.published())
    open_for()
    days.remind(datetime(2026, 4, 16, 8, 15, tzinfo=CHINA))

    assert not Notice.objects.exists()


def test_what_presses_is_the_longest_due_first(office: Office) -> None:
    duty = water(office)

    assert [(one.period.begins_on, one.standing) for one in pressing(office.drafter)] == [
        (date(2025, 7, 1), Standing.OVERDUE),
        (date(2025, 10, 1), Standing.OVERDUE),
    ]
    actions.tie(office.drafter, at(duty, date(2025, 7, 1)), item=office.published())
    assert [one.period.begins_on for one in pressing(office.drafter)] == [date(2025, 10, 1)]


def test_the_matrix_tells_every_organ_from_every_other(office: Office, government: Organ) -> None:
    water_office = Office.of(make_department(government), NOW)
    bare = make_department(government, "130900-09", "洛泽市体育局")
    actions.start(office.drafter, at(budget(office), date(2026, 1, 1)), on=date(2026, 2, 1))
    ours = at(budget(water_office), date(2026, 1, 1))
    actions.start(water_office.drafter, ours, on=date(2026, 2, 27))
    actions.tie(water_office.drafter, ours, item=water_office.published())
    budget(water_office, Matter.ACCOUNTS)
    open_for()

    rows = matrix([office.organ, water_office.organ, bare], 2026, TODAY)

    assert [[standing for _matter, _line, standing in row.cells] for row in rows] == [
        [Standing.OVERDUE, Standing.MISSING],
        [Standing.PUBLISHED, Standing.OPEN],
        [Standing.MISSING, Standing.MISSING],
    ]
    assert not any(row.complete for row in rows)
    assert [standing for _m, _l, standing in matrix([office.organ], 2025, TODAY)[0].cells] == [Standing.MISSING, Standing.MISSING]
