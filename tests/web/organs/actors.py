"""Actors for tests of actions."""

from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties


def acting(user: User) -> Actor:
    """The person as actions see it, now."""
    return Actor(user, duties(user, timezone.localdate()), timezone.now())
