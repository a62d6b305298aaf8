"""Appointments: nobody for oneself, three powers apart."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.appointments import appoint as appoint_person
from gongkai_web.organs.actions.appointments import end_appointment
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import Appointment, LogEntry, Organ
from gongkai_web.organs.policy import POWERS, RIGHTS, Power, Right
from gongkai_web.organs.refusals import Refused
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department

SINCE = date(2026, 3, 2)


def test_a_person_is_appointed_and_it_is_noted(administrator: Actor, li: User) -> None:
    assert li.organ is not None
    made = appoint_person(administrator, li.organ, person=li, role=Role.DRAFTER, since=SINCE)

    assert (made.role, made.since, made.until) == (Role.DRAFTER, SINCE, None)
    entry = LogEntry.objects.get()
    assert (entry.what, entry.person, entry.details["role"]) == (Noted.APPOINTED, li, "drafter")


@pytest.mark.parametrize("role", Role)
def test_nobody_appoints_themselves_to_anything(administrator: Actor, government: Organ, role: Role) -> None:
    assert administrator.user is not None
    with pytest.raises(Refused):
        appoint_person(administrator, government, person=administrator.user, role=role, since=SINCE)


@pytest.mark.parametrize(
    ("has", "gets"),
    [(one, other) for one in Role for other in Role if POWERS[one] != POWERS[other]],
)
def test_nobody_holds_two_of_the_three_powers(administrator: Actor, government: Organ, has: Role, gets: Role) -> None:
    person = appoint(government, has, name="zhao")

    with pytest.raises(Refused):
        appoint_person(administrator, government, person=person, role=gets, since=SINCE)


def test_one_power_may_follow_another_once_it_has_ended(administrator: Actor, government: Organ) -> None:
    person = appoint(government, Role.DRAFTER, name="zhao")
    end_appointment(administrator, Appointment.objects.get(user=person), until=SINCE - timedelta(days=1))

    with pytest.raises(Refused):
        appoint_person(administrator, government, person=person, role=Role.AUDITOR, since=SINCE - timedelta(days=1))
    assert appoint_person(administrator, government, person=person, role=Role.AUDITOR, since=SINCE)


def test_no_role_has_rights_of_two_powers() -> None:
    """Row 37 of the goals: who reads content grants no roles, who grants roles reads no content and no log."""
    belongs = dict.fromkeys(set(Right) - {Right.READ_LOG}, Power.WORK)
    belongs |= {Right.MANAGE_ACCOUNTS: Power.ADMINISTRATION, Right.MANAGE_ORGANS: Power.ADMINISTRATION}
    for role, rights in RIGHTS.items():
        assert {belongs.get(right, POWERS[role]) for right in rights} <= {POWERS[role]}, role


def test_an_administrator_appoints_only_where_it_administers(government: Organ, li: User) -> None:
    elsewhere = make_department(government, "130900-02", "洛泽市教育局")
    actor = acting(appoint(elsewhere, Role.ADMINISTRATOR))

    assert li.organ is not None
    for organ in (li.organ, elsewhere):
        with pytest.raises(Refused):
            appoint_person(actor, organ, person=li, role=Role.DRAFTER, since=SINCE)


def test_an_appointment_that_has_ended_is_not_moved(administrator: Actor, government: Organ) -> None:
    person = appoint(government, Role.DRAFTER, name="zhao")
    appointment = Appointment.objects.get(user=person)
    end_appointment(administrator, appointment, until=timezone.localdate() - timedelta(days=1))

    with pytest.raises(Refused):
        end_appointment(administrator, appointment, until=timezone.localdate() + timedelta(days=30))
