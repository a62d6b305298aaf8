"""How the organs that one oversees keep up, and one's own organ."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.duties import duties_of
from gongkai_web.organs.policy import Right
from gongkai_web.organs.tree import below
from gongkai_web.oversight.forms import KeepingForm
from gongkai_web.oversight.keeping import Report, Standing, Version, keeping_up
from gongkai_web.oversight.sheets import download
from gongkai_web.oversight.views.figures import RIGHTS

_PAGE = 100


@require_safe
@needs(*RIGHTS)
def organs(request: HttpRequest) -> HttpResponseBase:
    """The organs below and how each keeps up, those in most trouble first; the same as a table for download."""
    mine = within(request, *RIGHTS)
    form = KeepingForm(request.GET, organs=mine)
    if not form.is_valid():
        return render(request, "oversight/keeping.html", {"form": form}, status=422)
    top, now = form.cleaned_data["organ"], timezone.now()
    chosen = frozenset(mine.values_list("pk", flat=True))
    found = keeping_up(chosen & below((top.pk,)) if top else chosen, now, form.cleaned_data["days"])
    if kind := request.GET.get("as"):
        return download(kind, f"organs-{timezone.localdate(now)}", _header(), _lines(found))
    context = {
        "form": form,
        "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
        "own": duties_of(request).organs.get(Right.READ_DRAFTS, frozenset()),
        "revised": settings.GONGKAI_GUIDE_REVIEW_MONTHS,
        "late_reports": (Report.LATE, Report.MISSING),
    }
    return render(request, "oversight/keeping.html", context)


def _header() -> tuple[str, ...]:
    return (
        _("organ code"), _("organ"), _("troubles"), _("published this year"), _("last published on"), _("late items"), _("waiting drafts"),
        _("guide since"), _("catalogue since"), _("blank entries of the catalogue"), _("annual report of last year"),
    )  # fmt: skip


def _lines(found: Sequence[Standing]) -> Iterator[tuple[object, ...]]:
    for one in found:
        yield (
            one.organ.code, one.organ.name, one.troubles, one.published, one.last, one.backlog.late, one.backlog.waiting,
            _told(one.guide), _told(one.catalogue), "；".join(one.blank), one.report.label,
        )  # fmt: skip


def _told(version: Version) -> object:
    """The day, or that there is none where there should be one."""
    return version.since or (_("none") if version.old else "")
