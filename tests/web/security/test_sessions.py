"""Sessions, codes and limits, as somebody tries them who means ill."""

import time
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ, Site
from tests.web.accounts.signing import PASSWORD, code_of, code_step, fresh_limits, password_step, person
from tests.web.security.crawling import addresses

_WRONG = "not the password"
_AN_HOUR, _A_QUARTER = 60 * 60, 15 * 60


class Clock:
    """The time, moved on by a test."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        """Seconds, as far ahead as the test wants."""
        return time.time() + self.ahead

    def monotonic(self) -> float:
        """As it is."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """As it is."""
        time.sleep(seconds)


@pytest.fixture(autouse=True)
def clock(db: None, monkeypatch: pytest.MonkeyPatch) -> Clock:  # noqa: ARG001 - the counters are in the database
    """The clock by which limits and codes go; nothing is counted yet."""
    fresh_limits()
    made = Clock()
    monkeypatch.setattr(ratelimit, "time", made)
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=made.time))
    return made


def _let_in(client: Client) -> bool:
    return bool(client.get("/workbench/").status_code == 200)


# ---- sessions


def test_signing_out_ends_every_session_of_the_person_and_of_nobody_else(government: Organ) -> None:
    user, other = person(government), person(government, "li")
    here, there, colleague = (Client() for _ in range(3))
    for client, who in ((here, user), (there, user), (colleague, other)):
        client.force_login(who)
        assert _let_in(client)
    kept = here.cookies[settings.SESSION_COOKIE_NAME].value

    here.post("/account/logout/")

    replayed = Client()
    replayed.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert [_let_in(client) for client in (here, there, replayed, colleague)] == [False, False, False, True]


def test_nobody_is_remembered_when_the_browser_closes(government: Organ) -> None:
    user, client = person(government), Client()
    client.post("/account/login/", {"login": "chen", "password": PASSWORD, "remember": "on"})
    code_step(client, code_of(user))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]

    assert _let_in(client)
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_session_before_the_code_is_worth_nothing_after_it(government: Organ) -> None:
    user, client = person(government), Client()
    password_step(client)
    between = client.cookies[settings.SESSION_COOKIE_NAME].value
    code_step(client, code_of(user))

    planted = Client()
    planted.cookies[settings.SESSION_COOKIE_NAME] = between
    assert _let_in(client)
    assert not _let_in(planted)


def test_name_and_password_sent_to_whatever_route_open_no_session(government: Organ, site: Site) -> None:  # noqa: ARG001 - a page needs a site
    person(government)
    sent = {"login": "chen", "username": "chen", "password": PASSWORD, "next": "/workbench/"}
    opened = []
    for path in addresses([1], {"": ["csv", "rss"], "code": [government.code]}):
        client = Client(headers={"authorization": "Basic Y2hlbjpjb3JyZWN0IGhvcnNlIGJhdHRlcnkgOQ=="})
        client.post(path, sent)
        client.get(path, sent)
        if _let_in(client) or "_auth_user_id" in client.session:
            opened.append(path)

    assert opened == []


# ---- codes


@pytest.mark.parametrize("spelling", ["{0}", " {0}", "{1} {2}", "{1}-{2}"])
@pytest.mark.parametrize("later", [0, 31, 59])
def test_a_code_is_taken_once_however_it_is_written(clock: Clock, government: Organ, spelling: str, later: int) -> None:
    user = person(government)
    code = code_of(user, steps=1)  # of the next step: right now, and for a minute more
    thief = Client()
    password_step(Client())
    first = Client()
    password_step(first)
    assert code_step(first, code).status_code == 302
    clock.ahead = later
    password_step(thief)

    code_step(thief, spelling.format(code, code[:3], code[3:]))

    assert not _let_in(thief)


def test_the_code_that_opened_a_session_confirms_nothing_in_it(government: Organ) -> None:
    user, client = person(government), Client()
    code = code_of(user)
    password_step(client)
    code_step(client, code)

    assert client.post("/account/2fa/reauthenticate/", {"code": code}).status_code == 200, "asked again"
    assert client.post("/account/2fa/reauthenticate/", {"code": code_of(user, steps=1)}).status_code == 302


def test_the_code_that_set_up_the_second_factor_opens_no_session(clock: Clock, government: Organ) -> None:
    user, client, thief = person(government, factor=False), Client(), Client()
    password_step(client)
    client.get("/account/2fa/totp/activate/")
    secret = client.session[auth.SECRET_SESSION_KEY]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(clock.time()) // 30))
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()

    password_step(thief)
    code_step(thief, code)

    assert not _let_in(thief)


def test_five_wrong_codes_stop_the_right_one_for_a_quarter_of_an_hour_in_any_session(clock: Clock, government: Organ) -> None:
    user = person(government)
    for _ in range(5):
        client = Client()
        password_step(client)
        assert code_step(client, "000000").status_code == 200
    owner = Client(REMOTE_ADDR="10.9.8.7")
    password_step(owner)

    assert code_step(owner, code_of(user)).status_code == 200
    clock.ahead = _A_QUARTER + 1
    password_step(owner)
    assert code_step(owner, code_of(user, steps=30)).status_code == 302


# ---- limits


def _fails(many: int, names: str = "chen", address: str = "127.0.0.1") -> list[int]:
    """The answers to so many wrong passwords. `names`: {} stands for the number of the attempt."""
    return [password_step(Client(REMOTE_ADDR=address), names.format(number), _WRONG).status_code for number in range(many)]


def test_the_lock_ends_after_a_quarter_of_an_hour_whatever_is_tried_meanwhile(clock: Clock, government: Organ) -> None:
    person(government)
    _fails(5)
    for minutes in (5, 10, 14):
        clock.ahead = minutes * 60
        _fails(3)
        assert password_step(Client()).status_code == 200

    clock.ahead = _A_QUARTER + 1
    assert password_step(Client()).status_code == 302


def test_a_success_in_between_forgives_no_failure(government: Organ) -> None:
    user = person(government)
    _fails(4)
    _sign_in(user)
    _fails(1)

    assert password_step(Client()).status_code == 200


@pytest.mark.parametrize("own_account", [False, True])
def test_thirty_failures_an_hour_stop_a_network_for_every_account_and_no_other_network(
    clock: Clock, government: Organ, *, own_account: bool
) -> None:
    person(government)
    insider = person(government, "insider")
    _fails(15, "guess{}", "10.0.0.1")
    clock.ahead = 70
    if own_account:
        _sign_in(insider, "10.0.0.2", steps=int(clock.ahead) // 30)
    _fails(15, "another{}", "10.0.0.3")
    clock.ahead = 140

    assert password_step(Client(REMOTE_ADDR="10.0.0.4")).status_code == 200
    assert password_step(Client(REMOTE_ADDR="10.0.1.4")).status_code == 302
    clock.ahead = _AN_HOUR + 141
    assert password_step(Client(REMOTE_ADDR="10.0.0.4")).status_code == 302


def _sign_in(user: User, address: str = "127.0.0.1", *, steps: int = 0) -> None:
    """Password and code. `steps`: half minutes from now."""
    client = Client(REMOTE_ADDR=address)
    password_step(client, user.username)
    assert code_step(client, code_of(user, steps)).status_code == 302


def test_more_than_thirty_attempts_a_minute_from_a_network_are_not_looked_at(government: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    person(government)
    checked: list[str] = []
    monkeypatch.setattr(User, "check_password", lambda self, _password: checked.append(self.username) or False)  # type: ignore[func-returns-value]  # to note it and to refuse

    answers = _fails(40)

    assert answers == [200] * 30 + [429] * 10
    assert len(checked) == 5
