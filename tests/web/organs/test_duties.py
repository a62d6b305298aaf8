"""Whom an appointment gives a right."""

from datetime import date

from gongkai_web.accounts.models import User
from gongkai_web.organs.duties import appointed, duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.policy import Right
from tests.web.people import appoint, make_department

TODAY = date(2026, 3, 2)


def test_who_is_appointed_at_an_organ_today_has_its_rights(government: Organ) -> None:
    water = make_department(government)
    drafter, leader = appoint(government, Role.DRAFTER), appoint(government, Role.LEADER)
    past, gone = appoint(government, name="past"), appoint(government, Role.DRAFTER, name="gone")
    Appointment.objects.create(user=past, organ=government, role=Role.DRAFTER, since=date(2020, 1, 1), until=date(2026, 3, 1))
    User.objects.filter(pk=gone.pk).update(is_active=False)
    appoint(water, Role.DRAFTER)

    assert appointed(government.pk, frozenset({Right.WRITE_DRAFTS}), TODAY) == {drafter.pk}
    assert appointed(government.pk, frozenset({Right.WRITE_DRAFTS, Right.APPROVE}), TODAY) == {drafter.pk, leader.pk}
    assert appointed(government.pk, frozenset({Right.WRITE_DRAFTS}), date(2026, 3, 1)) == {drafter.pk, past.pk}


def test_an_inactive_account_has_no_rights(government: Organ) -> None:
    person = appoint(government, Role.DRAFTER)
    assert duties(person, TODAY).may(Right.WRITE_DRAFTS, government)

    person.is_active = False
    assert not duties(person, TODAY).organs
