"""What every public page of requests begins with: forms without an account, that no cache keeps."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongkai_web.portal.views.errors import not_set_up
from gongkai_web.portal.visit import NoSite, Visit, visit_of

PRIVATE = "no-store"


def form(view: Callable[[Visit], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of a form. Whoever fills it in has no session, so that no other site could send it in anybody's name: it needs no token."""

    @wraps(view)
    def seen(request: HttpRequest) -> HttpResponseBase:
        try:
            visit = visit_of(request)
        except NoSite:
            return not_set_up(request)
        return view(visit)

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(seen))
