"""Accounts: a reason for what is delicate, and nothing behind a person's back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice, User
from gongkai_web.organs.actions import accounts
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department, signed_in


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


@pytest.mark.parametrize("acts", [(accounts.reset_password, accounts.reset_factor), (accounts.reset_factor, accounts.reset_password)])
def test_who_resets_both_stands_in_the_log_for_it(administrator: Actor, li: User, acts: tuple[Callable[..., object], ...]) -> None:
    for act in acts:
        act(administrator, li, reason="手机丢失")

    entry = LogEntry.objects.get(what=Noted.BOTH_RESET)
    assert (entry.by, entry.person, entry.organ) == (administrator.user, li, li.organ)
    assert LogEntry.objects.count() == 3


def test_two_resets_far_apart_or_by_two_people_are_two_resets(administrator: Actor, government: Organ, li: User) -> None:
    other = acting(appoint(government, Role.ADMINISTRATOR, name="other"))
    accounts.reset_password(administrator, li, reason="忘记密码")
    accounts.reset_factor(other, li, reason="手机丢失")
    accounts.reset_password(replace(other, now=other.now + timedelta(days=31)), li, reason="忘记密码")

    assert not LogEntry.objects.filter(what=Noted.BOTH_RESET).exists()


def test_a_person_is_told_of_a_reset_at_the_next_sign_in(administrator: Actor, li: User) -> None:
    accounts.reset_password(administrator, li, reason="忘记密码")
    accounts.reset_factor(administrator, li, reason="手机丢失")
    assert [(one.person, one.what, one.by) for one in Notice.objects.order_by("pk")] == [
        (li, What.PASSWORD_RESET, administrator.user),
        (li, What.FACTOR_RESET, administrator.user),
    ]

    TOTP.activate(li, generate_totp_secret())
    User.objects.filter(pk=li.pk).update(must_change_password=False)
    page = signed_in(User.objects.get(pk=li.pk)).get("/workbench/").content.decode()
    assert f"{administrator.user}重置了您的密码" in page
    assert f"{administrator.user}重置了您的双因素认证" in page


def test_where_notices_go_is_changed_and_noted(administrator: Actor, li: User) -> None:
    assert li.organ is not None
    accounts.change_account(administrator, li, full_name="李明", organ=li.organ, mail_address="li@luoze.example")

    assert User.objects.get(pk=li.pk).mail_address == "li@luoze.example"
    assert LogEntry.objects.get().details["mail_address"] == ["", "li@luoze.example"]
