"""Pages about one's own account that differ from allauth's: what they change and what the log says of it are one transaction."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.views import PasswordChangeView
from allauth.account.views import login as allauth_login
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.socialaccount.providers.openid_connect import views as sso
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from gongkai_web.accounts import rush, trail
from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Noted

_LOG = logging.getLogger(__name__)
_Step = Callable[[HttpRequest, str], HttpResponse]


def login(request: HttpRequest) -> HttpResponse:
    """Name and password. In a rush some are asked to come again, and who has reached a limit is turned away without a further question."""
    network = get_adapter().get_client_ip(request)
    answer: HttpResponse
    if request.method != "POST":
        answer = allauth_login(request)
        return answer
    if rush.stopped.count(network):
        return render(request, "429.html", status=429)
    try:
        with rush.place(network):
            answer = allauth_login(request)
    except rush.Crowded:
        answer = render(request, "429.html", {"crowded": True}, status=503)
        answer["Retry-After"] = "5"
        return answer
    match answer.status_code:
        case 429:
            rush.stopped.add(network)
        case 302:
            rush.failed.forget(network)
        case _:
            rush.failed.add(network)
    return answer


class _Told:
    """A form that changes how its sender signs in. `told`: what the log calls it."""

    told: ClassVar[Noted]
    request: HttpRequest

    def form_valid(self, form: Form) -> Any:
        account = User.objects.select_related("organ").get(username=self.request.user.get_username())  # a new password ends the session
        with transaction.atomic():
            answer = super().form_valid(form)  # type: ignore[misc]  # the view beside it in the classes below has it
            trail.changed(self.told, self.request, account)
        return answer


class _FactorSet(_Told, ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    told = Noted.FACTOR_SET


class _FactorRemoved(_Told, DeactivateTOTPView):  # type: ignore[misc]  # the same
    told = Noted.FACTOR_REMOVED


class _CodesMade(_Told, GenerateRecoveryCodesView):  # type: ignore[misc]  # the same
    told = Noted.CODES_MADE


class _PasswordChanged(_Told, PasswordChangeView):  # type: ignore[misc]  # the same
    told = Noted.PASSWORD_CHANGED


factor_set = _FactorSet.as_view()
factor_removed = _FactorRemoved.as_view()
codes_made = _CodesMade.as_view()
_password_changed = _PasswordChanged.as_view()


@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """A new password for the old one. Whoever has none signs in through the office's server, and gets none here."""
    if request.user.is_anonymous or not request.user.has_usable_password():
        raise Http404
    answer: HttpResponse = _password_changed(request)
    return answer


def _of_office(step: _Step) -> _Step:
    """A step of signing in through the office's server; where that gives no answer, a page that says so and what else there is."""

    @wraps(step)
    def taken(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return step(request, provider_id)
        except RequestException as error:
            _LOG.warning("the sign-in server gives no answer: %s", error)
            return render(request, "accounts/server_away.html", status=503)

    return taken


office_login = _of_office(sso.login)
office_callback = _of_office(sso.callback)
