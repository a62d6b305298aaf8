"""No door into a session goes around the second factor: every route of the resolver is looked at."""

from collections.abc import Iterator

from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from gongkai_web.organs.models import Organ
from tests.web.accounts.signing import fresh_limits, person

KNOWN = {
    "account_logout", "account_inactive", "account_reauthenticate",
    "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_view_recovery_codes",
    "mfa_download_recovery_codes", "openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled",
}  # fmt: skip
"""The routes of allauth that are mounted."""


def _routes(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from _routes(one)
        else:
            yield one


def test_only_the_routes_of_allauth_that_are_used_are_there() -> None:
    mounted = {one.name for one in _routes() if one.callback.__module__.startswith("allauth.")}

    assert mounted == KNOWN


def test_no_login_page_of_django_is_mounted() -> None:
    classes = [getattr(one.callback, "view_class", None) for one in _routes()]

    assert not [one for one in classes if one is not None and issubclass(one, LoginView | PasswordResetConfirmView)]


def test_whichever_backend_a_session_came_through_the_second_factor_is_asked_for(government: Organ) -> None:
    fresh_limits()
    user = person(government, factor=False)
    for backend in ("django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"):
        client = Client()
        client.force_login(user, backend=backend)
        answer = client.get("/workbench/")
        assert answer.status_code == 302, backend
        assert answer["Location"].startswith(("/account/2fa/totp/activate/", "/account/login/")), backend
