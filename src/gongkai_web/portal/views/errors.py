"""Pages for when something is not there or went wrong, in the language of the address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.translation import gettext as _

from gongkai_web.organs.models import Site
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.visit import FRESH, NoSite, visit_of


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404. What a view said about it stands on the page; what the resolver says does not."""
    said = str(exception.args[0]) if isinstance(exception, Http404) and exception.args and isinstance(exception.args[0], str) else ""
    try:
        visit = visit_of(request)
    except NoSite:
        return not_set_up(request)
    if visit.site.closed_on is not None:
        return closed(request, visit.site)
    return visit.page("portal/not_found.html", {"said": said}, tags=Tags(_("There is no such page")), status=404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403."""
    return _plain(403, _("You may not open this page"), _("Sign in with an account that may, or ask the administrator of your organ."))


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400."""
    return _plain(400, _("The request could not be understood"), _("Go back, check what was entered, and send it again."))


def too_large(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """413."""
    return _plain(413, _("Too much was sent at once"), _("Nothing was taken in. Go back, and send less."))


def too_many(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """413, for more fields or files than a form has."""
    return _plain(413, _("Too many fields or files were sent at once"), _("Nothing was taken in. Go back, and send fewer."))


def not_confirmed(request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403, for something sent to a page that only shows."""
    return _plain(
        403,
        _("Nothing was taken in"),
        _("What was sent does not come from a page of this site. Go back, load the page again, and try once more."),
    )


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """500. Needs no database: that may be what failed."""
    return _plain(
        500,
        _("Something went wrong here"),
        _("It was recorded. Please try again in a few minutes; what you had sent may have to be sent again."),
    )


def not_set_up(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as the others
    """503, before the first site is set up."""
    return _plain(503, _("This platform has no site yet"), _("An administrator signs in to the workbench and sets up the first one."))


def closed(request: HttpRequest, site: Site) -> HttpResponse:  # noqa: ARG001 - as the others
    """410, for every page of a site that was closed: since when, and where its content went. Law: GUIDE (domain D.8)."""
    page = loader.render_to_string("portal/closed.html", {"site": site})
    return HttpResponse(page, status=410, headers={"Cache-Control": FRESH})


def file_busy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as the others
    """503, while another file is being made."""
    page = _plain(503, _("Another file is being made"), _("Please try again in a few seconds. The page itself holds the same text."))
    page["Retry-After"] = "5"
    return page


def file_missing(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as the others
    """503, where a file cannot be made; the log says why."""
    return _plain(
        503,
        _("This file cannot be made at the moment"),
        _("The page itself holds the same text and can be printed. Whoever runs the platform finds in its log what is missing."),
    )


def _plain(status: int, title: str, text: str) -> HttpResponse:
    page = loader.render_to_string("portal/plain.html", {"title": title, "text": text})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})
