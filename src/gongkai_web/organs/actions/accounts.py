"""Accounts of an organ's people: made, closed, opened again, and let in again after a password or a second factor was lost."""

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import User
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.actions.permission import demand, demand_reason
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import changes, note
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused

_TOGETHER = timedelta(days=30)
"""Within this time two resets by one administrator are told as one."""


@transaction.atomic
def make_account(actor: Actor, organ: Organ, *, username: str, full_name: str, mail_address: str = "") -> tuple[User, str]:
    """A new account of the organ, and its first password, which nobody can read again and its owner must change. Raises: Refused."""
    demand(actor, Right.MANAGE_ACCOUNTS, organ)
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("The account was not made."), _("There is one of that name."), _("Choose another user name."))
    password = _first_password()
    person = User.objects.create_user(
        username, password=password, full_name=full_name, organ=organ, mail_address=mail_address, must_change_password=True
    )
    note(actor, Noted.ACCOUNT_MADE, organ, person=person)
    return person, password


@transaction.atomic
def change_account(actor: Actor, person: User, *, full_name: str, organ: Organ, mail_address: str = "") -> User:
    """The person's name, where notices go, and the organ whose administrators look after the account. Raises: Refused."""
    _demand_over(actor, person)
    demand(actor, Right.MANAGE_ACCOUNTS, organ)
    after = {"full_name": full_name, "organ": organ, "mail_address": mail_address}
    before = {name: getattr(person, name) for name in after}
    for name, value in after.items():
        setattr(person, name, value)
    person.save(update_fields=list(after))
    if changed := changes(before, after):
        note(actor, Noted.ACCOUNT_CHANGED, organ, person=person, details=changed)
    return person


@transaction.atomic
def deactivate(actor: Actor, person: User, *, reason: str) -> None:
    """Nobody signs in with the account any more; its sessions end at once. Raises: Refused."""
    organ, reason = _demand_over(actor, person), demand_reason(reason)
    User.objects.filter(pk=person.pk).update(is_active=False, sessions_from=F("sessions_from") + 1)
    note(actor, Noted.DEACTIVATED, organ, person=person, reason=reason)


@transaction.atomic
def activate(actor: Actor, person: User, *, reason: str) -> None:
    """The account works again. Raises: Refused."""
    organ, reason = _demand_over(actor, person), demand_reason(reason)
    User.objects.filter(pk=person.pk).update(is_active=True)
    note(actor, Noted.ACTIVATED, organ, person=person, reason=reason)


@transaction.atomic
def reset_password(actor: Actor, person: User, *, reason: str) -> str:
    """A new first password; the old one and every session end at once, the second factor stays. Raises: Refused."""
    organ, reason = _demand_over(actor, person), demand_reason(reason)
    password = _first_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    _tell_of_reset(actor, organ, person, reason, Noted.PASSWORD_RESET)
    return password


@transaction.atomic
def reset_factor(actor: Actor, person: User, *, reason: str) -> None:
    """Second factor and recovery codes are gone; every session ends, and the next one begins by setting up a new one. Raises: Refused."""
    organ, reason = _demand_over(actor, person), demand_reason(reason)
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person, verified=False).delete()  # one of these would keep a new factor from being set up
    User.objects.filter(pk=person.pk).update(sessions_from=F("sessions_from") + 1)
    _tell_of_reset(actor, organ, person, reason, Noted.FACTOR_RESET)


def _tell_of_reset(actor: Actor, organ: Organ, person: User, reason: str, what: Noted) -> None:
    """The auditors read it in the log, the person at the next sign-in.

    Who resets both can sign in as that person until a new password is chosen: that is an entry of its own, so that it can be looked for.
    """
    other = Noted.FACTOR_RESET if what is Noted.PASSWORD_RESET else Noted.PASSWORD_RESET
    lately = LogEntry.objects.filter(what=other, by=actor.user, person=person, recorded_at__gte=actor.now - _TOGETHER)
    note(actor, what, organ, person=person, reason=reason)
    if lately.exists():
        note(actor, Noted.BOTH_RESET, organ, person=person, reason=reason)
    tell([person.pk], What(what.value), at=actor.now, by=actor.user)


def _demand_over(actor: Actor, person: User) -> Organ:
    """The organ of a person whom the actor looks after. Raises: Refused for others and for oneself."""
    organ = demand(actor, Right.MANAGE_ACCOUNTS, person.organ)
    if person == actor.user:
        raise Refused(_("Nothing was changed."), _("Nobody does this to their own account."), _("Ask another administrator."))
    return organ


def _first_password() -> str:
    """Easy to read out, and too long to guess: 80 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
