"""Appointments and accounts: nobody for oneself, three powers apart, a reason for what is delicate."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.actions import accounts
from gongkai_web.organs.actions.appointments import appoint as appoint_person
from gongkai_web.organs.actions.appointments import end_appointment
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import Appointment, LogEntry, Organ
from gongkai_web.organs.policy import POWERS, RIGHTS, Power, Right
from gongkai_web.organs.refusals import Refused
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department, signed_in

SINCE = date(2026, 3, 2)


@pytest.fixture
def li(government: Organ) -> User:
    """Somebody without an appointment."""
    return appoint(make_department(government), name="li")


@pytest.fixture
def administrator(government: Organ, li: User) -> Actor:  # noqa: ARG001 - the department of that person is below
    """The city's administrator."""
    return acting(appoint(government, Role.ADMINISTRATOR))


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


def test_a_new_account_has_a_password_that_must_change_and_no_rights(administrator: Actor, government: Organ) -> None:
    person, password = accounts.make_account(administrator, government, username="wang", full_name="王立新")

    assert person.check_password(password)
    assert len(password) == 19
    assert person.must_change_password
    assert not person.is_superuser
    assert not person.appointments.exists()
    with pytest.raises(Refused):
        accounts.make_account(administrator, government, username="WANG", full_name="另一人")


DELICATE: list[Callable[..., object]] = [accounts.deactivate, accounts.reset_password, accounts.reset_factor]


@pytest.mark.parametrize("act", DELICATE)
def test_what_is_delicate_ends_every_session_at_once_and_is_noted(administrator: Actor, li: User, act: Callable[..., object]) -> None:
    client = signed_in(li)
    assert client.get("/account/2fa/").status_code == 200

    act(administrator, li, reason="手机丢失")

    assert client.get("/account/2fa/")["Location"].startswith("/account/login/")
    assert LogEntry.objects.get().reason == "手机丢失"


@pytest.mark.parametrize("act", [*DELICATE, accounts.activate])
def test_it_needs_a_reason_reach_and_another_person(administrator: Actor, government: Organ, li: User, act: Callable[..., object]) -> None:
    stranger = acting(appoint(make_department(government, "130900-02", "教育局"), Role.ADMINISTRATOR))
    for actor, person, reason in ((administrator, li, "  "), (stranger, li, "有理由"), (administrator, administrator.user, "有理由")):
        with pytest.raises(Refused):
            act(actor, person, reason=reason)
    li.refresh_from_db()
    assert li.is_active
    assert not LogEntry.objects.exists()


def test_after_a_reset_the_old_device_is_worth_nothing(administrator: Actor, li: User) -> None:
    accounts.reset_factor(administrator, li, reason="手机丢失")

    assert not Authenticator.objects.filter(user=li).exists()
    client = Client()
    li.refresh_from_db()
    client.force_login(li)
    assert client.get("/workbench/")["Location"] == "/account/2fa/totp/activate/"
