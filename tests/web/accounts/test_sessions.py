"""How long a session lives, and what ends all of them."""

import pytest
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from tests.web.accounts.signing import PASSWORD, code_of, code_step, fresh_limits, password_step, person

NINE_HOURS, HALF_AN_HOUR = 9 * 60 * 60, 30 * 60


@pytest.fixture
def inside(government: Organ) -> tuple[User, Client]:
    """Somebody at work."""
    fresh_limits()
    user, client = person(government), Client()
    client.force_login(user)
    assert client.get("/workbench/").status_code == 200
    return user, client


def _turn_back(client: Client, seconds: int, *names: str) -> None:
    session = client.session
    for name in names:
        session[name] -= seconds
    session.save()


def test_half_an_hour_without_a_request_ends_it(inside: tuple[User, Client]) -> None:
    _user, client = inside
    _turn_back(client, HALF_AN_HOUR - 60, "seen")
    assert client.get("/workbench/").status_code == 200
    _turn_back(client, HALF_AN_HOUR + 60, "seen")

    assert client.get("/workbench/")["Location"] == "/account/login/?next=/workbench/"


def test_work_does_not_prolong_it_beyond_eight_hours(inside: tuple[User, Client]) -> None:
    _user, client = inside
    _turn_back(client, NINE_HOURS, "began")

    assert client.get("/workbench/").status_code == 302


def test_what_was_written_when_it_ended_is_given_back(inside: tuple[User, Client]) -> None:
    _user, client = inside
    _turn_back(client, HALF_AN_HOUR + 60, "seen")

    answer = client.post("/workbench/items/new/", {"title": "关于水价的通知", "body": "<p>一&二</p>"})

    assert answer.status_code == 403
    page = answer.content.decode()
    assert "关于水价的通知" in page
    assert "&lt;p&gt;一&amp;二&lt;/p&gt;" in page


def test_signing_in_and_the_second_factor_each_change_the_sessions_name(government: Organ) -> None:
    fresh_limits()
    user, client = person(government), Client()
    password_step(client)
    between = client.session.session_key
    code_step(client, code_of(user))
    after = client.session.session_key
    client.get("/workbench/")

    assert len({between, after, client.session.session_key}) == 3


def test_a_new_password_ends_every_session(inside: tuple[User, Client]) -> None:
    user, client = inside
    elsewhere = Client()
    elsewhere.force_login(user)
    assert elsewhere.get("/workbench/").status_code == 200
    new = "another long secret 7"

    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert client.get("/workbench/").status_code == 302
    assert elsewhere.get("/workbench/").status_code == 302


def test_signing_out_ends_it_and_needs_a_post(inside: tuple[User, Client]) -> None:
    _user, client = inside
    client.get("/account/logout/")
    assert client.get("/workbench/").status_code == 200
    client.post("/account/logout/")

    assert client.get("/workbench/").status_code == 302


def test_pages_of_staff_are_not_kept_by_browsers(inside: tuple[User, Client]) -> None:
    _user, client = inside

    assert "no-store" in client.get("/workbench/")["Cache-Control"]


def test_public_pages_know_no_session(citizen: Client) -> None:
    page = citizen.get("/")

    assert "Cookie" not in page.get("Vary", "")
    assert not page.cookies
