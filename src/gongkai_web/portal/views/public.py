"""What every public view begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from gongkai_web.portal.views.errors import closed, not_set_up
from gongkai_web.portal.visit import NoSite, Visit, visit_of

_P = ParamSpec("_P")


def visited(view: Callable[Concatenate[Visit, _P], HttpResponseBase]) -> Callable[Concatenate[HttpRequest, _P], HttpResponseBase]:
    """A view that is handed the visit instead of the request."""

    @wraps(view)
    def seen(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponseBase:
        try:
            visit = visit_of(request)
        except NoSite:
            return not_set_up(request)
        if visit.site.closed_on is not None:
            return closed(request, visit.site)
        return view(visit, *args, **kwargs)

    return seen


def public(view: Callable[Concatenate[Visit, _P], HttpResponseBase]) -> Callable[Concatenate[HttpRequest, _P], HttpResponseBase]:
    """The same, of a view that reads only."""
    return require_safe(visited(view))
