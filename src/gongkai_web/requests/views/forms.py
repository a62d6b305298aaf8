"""What every public form of requests begins with: no account, and no cache that keeps it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gongkai_web.portal.views.public import visited
from gongkai_web.portal.visit import Visit

PRIVATE = "no-store"


def form(view: Callable[[Visit], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of a form. Whoever fills it in has no session, so that no other site could send it in anybody's name: it needs no token."""
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(visited(view)))


def sent(view: Callable[[Visit], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The same, of a view that answers only what is sent in the body, where no log sees it."""
    return csrf_exempt(require_POST(visited(view)))
