"""How views ask the policy: whoever lacks a right everywhere is told so, what belongs to another organ is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(*rights: Right) -> Callable[[View[P]], View[P]]:
    """The decorator of a view that is for people who have one of the rights for some organ."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not duties_of(request).anywhere(frozenset(rights)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate


def within(request: HttpRequest, *rights: Right) -> QuerySet[Organ]:
    """The organs for which the person has one of the rights."""
    return Organ.objects.filter(pk__in=duties_of(request).anywhere(frozenset(rights)))


def organ_or_404(request: HttpRequest, pk: int, *rights: Right) -> Organ:
    """The organ, if the person has one of the rights for it. Raises: Http404, as for one that does not exist."""
    return get_object_or_404(within(request, *rights), pk=pk)


def actor_of(request: HttpRequest) -> Actor:
    """Whoever sends the request, for an action."""
    return Actor(request.user if request.user.is_authenticated else None, duties_of(request), timezone.now())
