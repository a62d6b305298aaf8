"""What organs have to publish and how fresh it is, and which documents lack an interpretation."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.tree import below
from gongkai_web.oversight.forms import GapsForm
from gongkai_web.oversight.interpretation import coverage, documents
from gongkai_web.oversight.matrix import TROUBLE, duties
from gongkai_web.oversight.sheets import download
from gongkai_web.oversight.views.figures import RIGHTS
from gongkai_web.publishing.kinds import Kind

_PAGE = 100


@require_safe
@needs(*RIGHTS)
def duty_matrix(request: HttpRequest) -> HttpResponseBase:
    """Everything that the organs have to publish, with how fresh it is; the same as a table for download."""
    form, organs = _asked(request)
    if not form.is_valid():
        return render(request, "oversight/duties.html", {"form": form}, status=422)
    today = timezone.localdate()
    found = duties(organs, timezone.now())
    troubled = [one for one in found if one.freshness in TROUBLE]
    shown = troubled if form.cleaned_data["gaps"] else found
    if kind := request.GET.get("as"):
        header = (
            _("organ code"), _("organ"), _("where the duty stands"),
            _("what is published"), _("responsible"), _("how often, or within what time"),
            _("last published on"), _("how it stands"), _("on their way and late"), _("published late this year"),
        )  # fmt: skip
        rows = (
            (
                one.organ.code, one.organ.name, one.source.label, one.name, one.responsible, one.demand, one.last, one.freshness.label,
                one.waiting, one.late,
            )
            for one in shown
        )  # fmt: skip
        return download(kind, f"duties-{today}", header, rows)
    context = {
        "form": form,
        "page": Paginator(shown, _PAGE).get_page(request.GET.get("page")),
        "count": len(found),
        "troubled": len(troubled),
        "trouble": TROUBLE,
        "months": settings.GONGKAI_COLUMN_MONTHS,
    }
    return render(request, "oversight/duties.html", context)


@require_safe
@needs(*RIGHTS)
def interpretations(request: HttpRequest) -> HttpResponseBase:
    """Which documents have the interpretation that they need, by organ and one by one; the same as a table for download."""
    form, organs = _asked(request)
    if not form.is_valid():
        return render(request, "oversight/interpretations.html", {"form": form}, status=422)
    found, known = documents(organs), {one.pk: one for one in within(request, *RIGHTS)}
    shown = [one for one in found if one.interpreted_on is None] if form.cleaned_data["gaps"] else found
    if kind := request.GET.get("as"):
        header = (
            *(_("organ code"), _("organ"), _("index number"), _("title")),
            *(_("public since"), _("interpreted since"), _("days in between")),
        )
        rows = (
            (known[one.organ].code, known[one.organ].name, one.index_no, one.title, one.on, one.interpreted_on, one.lag) for one in shown
        )
        return download(kind, f"interpretations-{timezone.localdate()}", header, rows)
    context = {
        "form": form,
        "rows": coverage(found, known.values()),
        "page": Paginator([(one, known[one.organ]) for one in shown], _PAGE).get_page(request.GET.get("page")),
        "kinds": "、".join(str(Kind(one).label) for one in settings.GONGKAI_INTERPRETATION_REQUIRED),
    }
    return render(request, "oversight/interpretations.html", context)


def _asked(request: HttpRequest) -> tuple[GapsForm, frozenset[int]]:
    """The form, and the organs that it asks for among those that one works for or oversees."""
    mine = within(request, *RIGHTS)
    form = GapsForm(request.GET, organs=mine)
    top = form.cleaned_data["organ"] if form.is_valid() else None
    chosen = frozenset(mine.values_list("pk", flat=True))
    return form, chosen & below((top.pk,)) if top else chosen
