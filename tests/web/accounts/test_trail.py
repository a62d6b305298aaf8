"""What signing in leaves in the log, and what it does not: names that are nobody's, passwords, addresses of machines."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import LogEntry, Organ, Site
from tests.web.accounts.signing import PASSWORD, code_of, code_step, fresh_limits, password_step, person
from tests.web.people import make_department, make_site

Told = list[tuple[str, Organ, User | None, dict[str, Any]]]


@pytest.fixture(autouse=True)
def _limits(db: None) -> None:  # noqa: ARG001 - the counters are in the database
    fresh_limits()


@pytest.fixture
def water(government: Organ) -> Organ:
    """Where the person works; the site is the city's."""
    make_site(government)
    return make_department(government)


def _told() -> Told:
    return [(one.what, one.organ, one.person, one.details) for one in LogEntry.objects.order_by("pk")]


def test_signing_in_is_told_once_and_after_both_factors(water: Organ) -> None:
    user, client = person(water), Client()
    password_step(client)
    assert _told() == []
    code_step(client, code_of(user))

    assert _told() == [("signed_in", water, user, {})]
    assert LogEntry.objects.get().by == user


def test_a_wrong_password_and_a_wrong_code_are_told_of_the_account(water: Organ) -> None:
    user, client = person(water), Client()
    password_step(client, "CHEN", "not the password")
    password_step(client)
    code_step(client, "000000")

    assert _told() == [("sign_in_failed", water, user, {"step": "password"}), ("sign_in_failed", water, user, {"step": "code"})]
    assert LogEntry.objects.filter(by=None).count() == 2


def test_a_code_that_was_used_is_a_failure(water: Organ) -> None:
    user = person(water)
    code = code_of(user)
    first, second = Client(), Client()
    password_step(first)
    password_step(second)
    code_step(first, code)
    code_step(second, code)

    assert [what for what, *_rest in _told()] == ["signed_in", "sign_in_failed"]


def test_what_is_typed_for_a_name_is_not_kept_when_it_is_nobodys(water: Organ, government: Organ) -> None:
    assert water
    typed = "My-Secret-Passw0rd"
    password_step(Client(REMOTE_ADDR="10.77.66.55"), typed, "x")

    assert _told() == [("sign_in_failed", government, None, {"step": "password"})]
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(entry::text, ' ') FROM organs_logentry entry")
        (whole,) = cursor.fetchone()
    assert typed.lower() not in whole.lower()
    assert PASSWORD not in whole
    assert "10.77.66" not in whole


def test_that_a_sign_in_is_stopped_is_told_once(water: Organ) -> None:
    user = person(water)
    for _ in range(8):
        password_step(Client(), password="wrong")  # noqa: S106 - a wrong one

    assert [what for what, *_rest in _told()] == ["sign_in_failed"] * 5 + ["locked_out"]
    assert _told()[-1] == ("locked_out", water, user, {})


def test_too_many_wrong_codes_are_told_as_a_stop(water: Organ) -> None:
    person(water)
    client = Client()
    password_step(client)
    for _ in range(7):
        code_step(client, "000000")

    assert [what for what, *_rest in _told()] == ["sign_in_failed"] * 5 + ["locked_out"]


def test_a_person_changes_the_password(water: Organ) -> None:
    user, client = person(water), Client()
    client.force_login(user)
    new = "another long secret 7"
    client.post("/account/password/change/", {"oldpassword": "wrong", "password1": new, "password2": new})
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert [what for what, *_rest in _told()] == ["password_changed"]
    assert LogEntry.objects.get().by == user


def _set_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> Any:
    client.get("/account/2fa/totp/activate/")
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.validate_totp_code", lambda *_args: True)
    return client.post("/account/2fa/totp/activate/", {"code": "123456"})


def _confirmed(client: Client, user: User) -> None:
    """What is delicate needs a code of a moment ago."""
    client.get("/workbench/")
    client.post("/account/2fa/reauthenticate/", {"code": code_of(user)})


def test_a_person_sets_up_a_second_factor(water: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    user, client = person(water, factor=False), Client()
    client.force_login(user)

    assert _set_up(client, monkeypatch).status_code == 302
    assert _told() == [("factor_set", water, user, {})], "before the commit"


@pytest.mark.parametrize(
    ("path", "told"), [("/account/2fa/totp/deactivate/", "factor_removed"), ("/account/2fa/recovery-codes/generate/", "codes_made")]
)
def test_a_person_takes_the_factor_away_or_makes_codes(water: Organ, path: str, told: str) -> None:
    user, client = person(water), Client()
    client.force_login(user)
    _confirmed(client, user)

    assert client.post(path).status_code == 302
    assert _told() == [(told, water, user, {})], "before the commit"


@pytest.mark.parametrize("factor", [False, True])
def test_what_the_log_cannot_take_does_not_happen(water: Organ, monkeypatch: pytest.MonkeyPatch, *, factor: bool) -> None:
    user, client = person(water, factor=factor), Client(raise_request_exception=False)
    client.force_login(user)
    if factor:
        _confirmed(client, user)
    monkeypatch.setattr("gongkai_web.accounts.trail.note", lambda *_args, **_named: 1 / 0)

    answer = client.post("/account/2fa/totp/deactivate/") if factor else _set_up(client, monkeypatch)

    assert answer.status_code == 500
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists() is factor


def test_before_a_site_is_set_up_nobodys_failures_are_told_nowhere(government: Organ) -> None:
    assert not Site.objects.exists()
    assert government
    assert password_step(Client(), "nobody", "x").status_code == 200
    assert _told() == []
