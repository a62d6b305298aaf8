"""What says that something went wrong: for staff a page in the workbench, for the public one of the portal, for programs JSON."""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from gongkai_web.accounts.paths import is_for_staff
from gongkai_web.api.answers import answer
from gongkai_web.portal.views import errors as portal
from gongkai_web.workbench import errors as workbench


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404; for programs in the form of every other answer to them."""
    if request.path.startswith("/api/"):
        return answer({"detail": "There is nothing at this address; /api/v1/openapi.json describes what there is."}, HTTPStatus.NOT_FOUND)
    return workbench.not_found(request) if is_for_staff(request) else portal.not_found(request, exception)


def refused(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403."""
    return workbench.refused(request) if is_for_staff(request) else portal.refused(request, exception)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400; or 413, where more was sent than a form holds: too large, or too many fields or files."""
    match exception:
        case RequestDataTooBig():
            return workbench.too_large(request) if is_for_staff(request) else portal.too_large(request, exception)
        case TooManyFieldsSent() | TooManyFilesSent():
            return workbench.too_many(request) if is_for_staff(request) else portal.too_many(request, exception)
    return portal.not_understood(request, exception)


def not_confirmed(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403: what was sent does not prove that it comes from one of our own pages. `reason`: Django's, for its log alone."""
    return workbench.not_confirmed(request) if is_for_staff(request) else portal.not_confirmed(request, reason)
