"""Signing in through the office's server: who has an account comes in and still needs the second factor; who has none gets none."""

from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.core import context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from tests.web.accounts.signing import fresh_limits, person

Arrive = Callable[[str, str], tuple[HttpRequest, HttpResponse]]


@pytest.fixture
def arrive(rf: RequestFactory) -> Arrive:
    """What happens when the server has vouched for somebody: identifier, user name."""
    fresh_limits()

    def arrival(uid: str, name: str) -> tuple[HttpRequest, HttpResponse]:
        request = rf.get("/account/sso/office/login/callback/")
        request.session = SessionStore()
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # as the middleware does
        request.allauth = SimpleNamespace()  # type: ignore[attr-defined]  # the server of this test
        request.user = AnonymousUser()
        with context.request_context(request):
            provider = get_adapter().get_provider(request, "office")
            login = provider.sociallogin_from_response(request, {"userinfo": {"sub": uid, "preferred_username": name}})
            return request, complete_login(request, login)

    return arrival


def test_who_has_an_account_is_asked_for_the_code(government: Organ, arrive: Arrive) -> None:
    user = person(government)

    request, answer = arrive("server-1", "chen")

    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in request.session
    assert SocialAccount.objects.get().user == user


def test_who_has_no_second_factor_sets_one_up(government: Organ, arrive: Arrive) -> None:
    person(government, factor=False)

    request, answer = arrive("server-1", "chen")
    client = Client()
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key or ""

    assert answer.status_code == 302
    assert client.get("/workbench/")["Location"] == "/account/2fa/totp/activate/"


def test_the_servers_lasting_identifier_counts_after_the_first_time(government: Organ, arrive: Arrive) -> None:
    first, other = person(government), person(government, "li")
    arrive("server-1", "chen")

    arrive("server-1", "li")

    assert SocialAccount.objects.get().user == first
    assert other.pk != first.pk


@pytest.mark.parametrize("name", ["nobody", ""])
def test_who_has_no_account_gets_none(government: Organ, arrive: Arrive, name: str) -> None:  # noqa: ARG001 - opens the database
    _request, answer = arrive("server-2", name)

    assert answer.status_code == 200
    assert not SocialAccount.objects.exists()
    assert not User.objects.exists()


def test_a_closed_account_is_not_tied_to_the_server(government: Organ, arrive: Arrive) -> None:
    user = person(government)
    user.is_active = False
    user.save()

    arrive("server-1", "chen")

    assert not SocialAccount.objects.exists()


SERVER = {
    "authorization_endpoint": "https://sso.example.test/authorize",
    "token_endpoint": "https://sso.example.test/token",
    "userinfo_endpoint": "https://sso.example.test/userinfo",
}


def _away(*_args: object, **_kwargs: object) -> None:
    raise requests.ConnectionError("nobody there")


def _page_of_a_router(*_args: object, **_kwargs: object) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer._content = 200, b"<html>please pay</html>"
    return answer


def _there(*_args: object, **_kwargs: object) -> SimpleNamespace:
    return SimpleNamespace(raise_for_status=lambda: None, json=lambda: dict(SERVER))


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [_away, _page_of_a_router])
@pytest.mark.parametrize(("language", "words"), [("zh-hans", "统一认证服务器没有响应"), ("en", "The sign-in server does not answer")])
def test_while_the_server_is_away_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, trouble: Callable[..., object], language: str, words: str
) -> None:
    monkeypatch.setattr(requests.Session, "request", trouble)
    client = Client()
    client.cookies["django_language"] = language

    answer = client.post("/account/sso/office/login/")

    assert answer.status_code == 503
    assert words in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_server_that_goes_away_meanwhile_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    monkeypatch.setattr(requests.Session, "request", _there)
    begun = client.post("/account/sso/office/login/")
    (state,) = parse_qs(urlsplit(begun["Location"]).query)["state"]

    monkeypatch.setattr(requests.Session, "request", _away)
    answer = client.get("/account/sso/office/login/callback/", {"state": state, "code": "1"})

    assert answer.status_code == 503
    assert "/account/login/" in answer.content.decode()
