"""The second factor: how its secret is kept, and that each code works once."""

import base64
import hashlib

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts import trail
from gongkai_web.accounts.models import User

_CODE_LIVES = 120
"""Seconds in which a code could be accepted again, with a tolerance of one step of 30 seconds either way."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets stand encrypted in the database: who reads it cannot make codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("The second factor cannot be taken away."),
        "cannot_generate_recovery_codes": _("Recovery codes need a second factor first."),
        "incorrect_code": _("This code is not right. Codes change every 30 seconds, and each one works once."),
    }

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text that was stored. Raises: cryptography.fernet.InvalidToken when no key of the installation fits."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor {key}".encode()).digest())) for key in keys])


class _Once:
    """A code that was used does not work again while it is still valid, in no spelling; allauth remembers it for one step only.

    The log is told of failures.
    """

    user: User

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # the form beside it in the classes below has it
            if not cache.add(f"second-factor:{self.user.pk}:{normalize_user_code(code)}", "used", timeout=_CODE_LIVES):
                raise get_adapter().validation_error("incorrect_code")
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                trail.stopped(context.request, self.user, of=f"code {self.user.pk}")
            else:
                trail.failed(context.request, self.user, step="code")
            raise
        return code


class SignInCode(_Once, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code at signing in."""


class ConfirmationCode(_Once, ReauthenticateForm):  # type: ignore[misc]  # the same
    """The code before something delicate."""


class FirstCode(_Once, ActivateTOTPForm):  # type: ignore[misc]  # the same
    """The code that shows that a new second factor works."""
