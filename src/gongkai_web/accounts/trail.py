"""What signing in leaves in the log: that it happened, and to which account. Never what was typed, and not from where.

A name that no account has is not kept in any form: people type passwords there.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ, Site

_STOPPED = 15 * 60
"""Seconds for which too many failures stop a sign-in. Each further attempt in that time is told no more."""


def signed_in(request: HttpRequest, account: User) -> None:
    """Password and second factor, or the office's server and the second factor, were right."""
    _note(Noted.SIGNED_IN, request, account, by=account)


def failed(request: HttpRequest, account: User | None, *, step: str) -> None:
    """A password or a code was not right. `account`: None where the name is nobody's."""
    _note(Noted.SIGN_IN_FAILED, request, account, step=step)


def stopped(request: HttpRequest, account: User | None, *, of: str) -> None:
    """There were too many failures. `of`: what they are counted for."""
    key = salted_hmac("gongkai.stopped", of, algorithm="sha256").hexdigest()
    if cache.add(f"stopped:{key}", "told", timeout=_STOPPED):
        _note(Noted.LOCKED_OUT, request, account)


def changed(what: Noted, request: HttpRequest, account: User) -> None:
    """Somebody changed how they sign in. Called inside the transaction that changes it."""
    _note(what, request, account, by=account)


def _note(what: Noted, request: HttpRequest, account: User | None, *, by: User | None = None, **details: str) -> None:
    of_site = _organ_of_site(request)  # also where it is not needed: how long this takes must not tell which accounts there are
    organ = (account.organ if account is not None else None) or of_site
    if organ is not None:
        note(Actor(by, Duties({}), timezone.now()), what, organ, person=account, details=details)


def _organ_of_site(request: HttpRequest) -> Organ | None:
    """Whose auditors read of accounts without an organ, and of nobody's: those of the site, or of the first where no site has the host.

    None before the first site is set up.
    """
    known = Site.objects.select_related("organ").order_by("pk")
    site = known.filter(host=request.get_host().partition(":")[0]).first() or known.first()
    return site.organ if site is not None else None
