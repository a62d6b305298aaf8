"""How allauth behaves here."""

import ipaddress
from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts import trail
from gongkai_web.accounts.models import User


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator of the organ, not by whoever comes along."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is not in use. Ask the administrator of your organ."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right. Codes change every 30 seconds, and each one works once."),
        "too_many_login_attempts": _("Too many failed attempts. Wait 15 minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a while and try again."),
        "username_password_mismatch": _("The user name or the password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Not for setting up the first second factor: until then the session can do nothing else."""
        return is_mfa_enabled(context.request.user, [Authenticator.Type.TOTP]) and bool(
            super().is_reauthentication_required(app=app, **kwargs)
        )

    def clean_password(self, password: str, user: User | None = None) -> str:
        """The new password, if it is one. Raises: ValidationError."""
        if user is not None and user.pk is not None and user.check_password(password):
            raise ValidationError(_("The new password must not be the old one."), code="same")
        return str(super().clean_password(password, user))

    def set_password(self, user: User, password: str) -> None:
        """The person chose a password; it needs no other."""
        user.must_change_password = False
        super().set_password(user, password)

    def logout(self, request: HttpRequest) -> None:
        """Ends every session of the person: also one that was left open elsewhere, or taken."""
        User.objects.filter(username=request.user.get_username()).update(sessions_from=F("sessions_from") + 1)
        super().logout(request)

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        if self._of_network:
            self._of_network.rollback()

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network that a request came from, as limits count it: a /24, so that one attacker has one allowance."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        bits = 24 if address.version == 4 else 64
        return str(ipaddress.ip_network(f"{address}/{bits}", strict=False).network_address)

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Raises: ValidationError after too many failures, of the account or of the network, which the log is told.

        Those of the network are counted apart: allauth forgets all of `login_failed` as soon as anybody's code was right.
        """
        try:
            super().pre_authenticate(request, **credentials)
            self._of_network = ratelimit.consume(request, app="allauth.account", action="network_failed")
            if not self._of_network:
                raise self.validation_error("too_many_login_attempts")
        except ValidationError:
            trail.stopped(request, _named(credentials), of=self._get_login_attempts_cache_key(request, **credentials))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """A password was not right, at signing in or where it is asked for again."""
        trail.failed(request, _named(credentials), step="password")

    def post_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponseBase:
        """The last step of signing in, whichever way it went."""
        trail.signed_in(request, user)
        answer: HttpResponseBase = super().post_login(request, user, **kwargs)
        return answer

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Failures are counted by account and network: nobody can lock a colleague out from elsewhere."""
        return f"{credentials.get('username', '').lower()}@{self.get_client_ip(request)}"


def _named(credentials: Mapping[str, str]) -> User | None:
    """The account of the name that was typed, if there is one."""
    return User.objects.select_related("organ").filter(username__iexact=credentials.get("username", "")).first()
