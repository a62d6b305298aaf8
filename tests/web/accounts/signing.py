"""Signing in as a person does: password, then a code."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from gongkai_web.accounts import rush
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ

PASSWORD = "correct horse battery 9"  # noqa: S105 - only here


def person(organ: Organ, name: str = "chen", *, factor: bool = True) -> User:
    """Somebody with a password, and a second factor where asked."""
    user = User.objects.create_user(name, password=PASSWORD, organ=organ, full_name="陈思远")
    if factor:
        TOTP.activate(user, generate_totp_secret())
    return user


def code_of(user: User, steps: int = 0) -> str:
    """The six digits that the person's device shows, so many half minutes from now."""
    secret = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).wrap()
    return str(format_hotp_value(hotp_value(decrypt(secret.instance.data["secret"]), int(time.time()) // 30 + steps)))


def password_step(client: Client, name: str = "chen", password: str = PASSWORD) -> Any:
    """The first page of signing in."""
    return client.post("/account/login/", {"login": name, "password": password})


def code_step(client: Client, code: str) -> Any:
    """The second page."""
    return client.post("/account/2fa/authenticate/", {"code": code})


def fresh_limits() -> None:
    """Forget every failure that was counted."""
    cache.clear()
    rush.failed.__init__(600)  # type: ignore[misc]  # as at the start of a process
    rush.stopped.__init__(5)  # type: ignore[misc]  # the same
