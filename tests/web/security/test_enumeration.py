"""Who asks whether something exists is answered alike, whether or not it does. How long it takes, `python -m lab.enumeration` measures."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ, Site
from tests.web.accounts.signing import PASSWORD, code_of, code_step, fresh_limits, password_step, person
from tests.web.matrix.routes import names
from tests.web.security.crawling import whole

_CHANGING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|(?<=csrftoken=)[^;]*|nonce-[^\']*|(?i:expires[=:])[^;\n]*|ETag: .*|Content-Length: .*'
)
_NAMES = ("known", "closed", "without-password", "without-factor", "unknown")


def _said(response: HttpResponseBase, asked: str) -> str:
    cookies = response.cookies.output(header="")
    return f"{response.status_code}\n{_CHANGING.sub('', whole(response) + cookies).replace(asked, '')}"


def _told(client: Client, name: str) -> tuple[str, int]:
    """The answer to a wrong password, and how many queries it took: each of them takes time, which can be measured."""
    with CaptureQueriesContext(connection) as queries:
        answer = password_step(client, name, "not the password")
    return _said(answer, name), len(queries)


@pytest.fixture
def accounts(government: Organ, site: Site) -> None:  # noqa: ARG001 - whose auditors are told of sign-ins
    """One account of each sort; of the last name there is none."""
    fresh_limits()
    for name in _NAMES[:-1]:
        person(government, name, factor=name != "without-factor")
    User.objects.filter(username="closed").update(is_active=False)
    User.objects.filter(username="without-password").update(password="!")  # noqa: S106 - a mark that no password fits


@pytest.mark.usefixtures("accounts")
def test_wrong_passwords_are_answered_alike_for_every_name_from_the_first_to_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def noted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return str(encode(hasher, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    told = {}
    for network, name in enumerate(_NAMES):
        client = Client(REMOTE_ADDR=f"10.0.{network}.1")
        told[name] = [(*_told(client, name), len(hashed)) for _ in range(7)]
        hashed.clear()

    for name in _NAMES:
        assert told[name] == told["unknown"], name
    assert [count for _said, _queries, count in told["unknown"]] == [1, 2, 3, 4, 5, 5, 5], "each is hashed once, and none once it is locked"


@pytest.mark.usefixtures("accounts")
def test_who_has_not_the_password_does_not_learn_of_the_lock_or_the_second_factor_of_an_account() -> None:
    """The step after the password is the same for whoever has a second factor, and is reached with the right password alone."""
    fresh_limits()
    closed, none = Client(), Client()

    assert _said(code_step(closed, "000000"), "") == _said(code_step(none, "000000"), "")
    assert _said(closed.get("/account/2fa/authenticate/"), "") == _said(none.get("/account/2fa/authenticate/"), "")


def test_there_is_no_door_to_ask_for_a_new_password_or_an_account(citizen: Client) -> None:
    doors = {name for name in names() if re.search("reset|signup|email|forgot|recover", name)}

    assert doors == {"mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"}
    absent = _said(citizen.get("/account/nowhere/"), "/account/nowhere/")
    for path in ("/account/password/reset/", "/account/signup/", "/account/email/", "/account/password/reset/key/1-set-password/"):
        assert _said(citizen.get(path), path) == absent, path
        assert citizen.post(path, {"login": "known", "email": "known@luoze.example"}).status_code in {403, 404}, path


def test_who_may_not_come_in_is_not_told_whether_a_page_of_staff_exists(citizen: Client) -> None:
    """Whatever stands under the workbench's numbers: without an account the answer is the way to sign in."""
    patterns = [one for one in get_resolver().url_patterns if str(one.pattern).startswith("workbench/")]
    assert patterns
    for path in ("/workbench/items/1/", "/workbench/organs/1/", "/workbench/transfer/1/", "/workbench/items/files/1/"):
        absent = path.replace("/1/", "/999999999/")
        assert _said(citizen.get(path), path) == _said(citizen.get(absent), absent), path


@pytest.mark.django_db
def test_the_right_password_still_needs_the_right_code(government: Organ) -> None:
    """So that the tests above compare what a guesser sees with the way in, and not with a door that is shut for all."""
    fresh_limits()
    user, client = person(government, "known"), Client()
    assert Authenticator.objects.filter(user=user).exists()
    password_step(client, "known", PASSWORD)

    assert code_step(client, code_of(user))["Location"] == "/workbench/"
