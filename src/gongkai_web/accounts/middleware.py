"""What a session of staff must be: not idle, not older than a working day, with a second factor and an own password."""

import time
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from gongkai_web.accounts.paths import is_for_staff
from gongkai_web.workbench.written import written

Handler = Callable[[HttpRequest], HttpResponse]

_SEEN_STEP = 60
"""Seconds between two notes that a session is in use: not every request writes."""


class StaffLanguageMiddleware:
    """Staff read Chinese unless they chose English; what the browser asks for does not decide, and their pages are never cached."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_staff(request):
            return self.get_response(request)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response["Content-Language"] = language
        add_never_cache_headers(response)
        return response


class SessionLimitsMiddleware:
    """Ends a session after 30 minutes without a request, and 8 hours after signing in whatever happens."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_staff(request):
            return self.get_response(request)
        if request.user.is_authenticated and self._has_ended(request):
            logout(request)
        if not request.user.is_authenticated and request.method == "POST" and request.path.startswith("/workbench/"):
            return _kept(request)
        return self.get_response(request)

    def _has_ended(self, request: HttpRequest) -> bool:
        now = int(time.time())
        began = request.session.setdefault("began", now)
        seen = request.session.setdefault("seen", now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_AGE:
            return True
        if now - seen >= _SEEN_STEP:
            request.session["seen"] = now
        return False


def _kept(request: HttpRequest) -> HttpResponse:
    """What someone wrote while the session ended, to be copied: nothing is lost."""
    return render(request, "accounts/session_ended.html", {"written": written(request), "login": reverse("account_login")}, status=403)


class SecondFactorMiddleware:
    """Sends whoever signed in without a second factor to where one is set up, before any view for staff runs.

    Whichever door a session came through: this holds even if a new one is opened.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_staff(request) or not request.user.is_authenticated:
            return self.get_response(request)
        if not is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):  # recovery codes alone are none: signing in would not ask for them
            return self.get_response(request) if _may_pass(request.path) else redirect("mfa_activate_totp")
        if not request.session.get("elevated"):
            request.session.cycle_key()
            request.session["elevated"] = True
        if request.user.must_change_password and not _may_pass(request.path) and request.path != reverse("account_change_password"):
            return redirect("account_change_password")
        return self.get_response(request)


def _may_pass(path: str) -> bool:
    """The pages on which a second factor is set up, signing out, and choosing a language."""
    return path.startswith(tuple(map(reverse, ("mfa_index", "account_logout", "account_reauthenticate", "accounts:language"))))
