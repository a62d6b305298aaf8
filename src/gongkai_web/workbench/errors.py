"""Pages of the workbench for when something is not there, not allowed or not accepted: what happened, why, what to do."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai_web.workbench.written import written

_FRAME, _ENTRANCE = "workbench/error.html", "workbench/error_outside.html"


def not_found(request: HttpRequest) -> HttpResponse:
    """404. The same for what does not exist and for what belongs to another organ."""
    return _page(
        request,
        404,
        _("There is no such page"),
        _("The address is mistyped, or what stood there belongs to another organ or was removed."),
        _("Look for it in its list. If a colleague sent you the address, ask which organ it belongs to."),
    )


def refused(request: HttpRequest) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        _("You may not do this"),
        _("None of your roles has this right for this organ."),
        _("The menu shows what your roles are for. If you need more, the administrator of your organ can appoint you."),
    )


def not_confirmed(request: HttpRequest) -> HttpResponse:
    """403: the mark that every form carries is missing or old. What was written is shown, to be copied."""
    return _page(
        request,
        403,
        _("Nothing was saved"),
        _("This was not sent from a page that is still valid: you signed in again in another window, or cookies are blocked."),
        _("Go back with the button of the browser, load the page again, and send it once more."),
        written=written(request) if request.path.startswith("/workbench/") else [],
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return _page(
        request,
        413,
        _("Too much was sent at once"),
        _("The text and the fields of a form together have at most 8 MB. Nothing was saved."),
        _("Go back with the button of the browser: what you wrote stands there still. Put a part of it into an attachment."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """413, for more fields or files than a form has."""
    return _page(
        request,
        413,
        _("Too many fields or files were sent at once"),
        _("One form takes at most %(fields)s fields and %(files)s files. Nothing was saved.")
        % {"fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, "files": settings.DATA_UPLOAD_MAX_NUMBER_FILES},
        _("Go back with the button of the browser: what you wrote stands there still. Choose fewer, and send the rest afterwards."),
    )


def _page(
    request: HttpRequest, status: int, title: str, why: str, remedy: str, *, written: list[tuple[str, str]] | None = None
) -> HttpResponse:
    context = {"code": status, "title": title, "why": why, "remedy": remedy, "written": written or []}
    return render(request, _FRAME if request.user.is_authenticated else _ENTRANCE, context, status=status)
