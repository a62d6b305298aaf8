"""Packages from old sites: sent in, looked at, confirmed, followed while they are imported."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_web.api.safe_csv import lines
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import MAX_UPLOAD
from gongkai_web.transfer import actions
from gongkai_web.transfer.forms import MappingForm, OrganForm, PackageForm
from gongkai_web.transfer.models import Export, Package, PackageRow
from gongkai_web.transfer.reading.columns import COLUMNS
from gongkai_web.transfer.stages import Making, Outcome, Stage
from gongkai_web.transfer.told import cells, header, headings_of, told
from gongkai_web.workbench.attempts import attempted

_LISTED, _EXPORTS, _FIRST, _SHOWN = 50, 5, 5, 40
_SAMPLE = ("title", "index_no", "category", "department", "made_on", "published_on", "files")
_NOTABLE = (Outcome.FAULTY, Outcome.FAILED, Outcome.HELD, Outcome.DRAFT)
_REFRESH = "4"
"""Seconds after which a page that shows work under way is asked for again."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.TRANSFER)
def listed(request: HttpRequest) -> HttpResponse:
    """The packages of the organs that one may import for, and the form to send one in."""
    organs = within(request, Right.TRANSFER)
    form = PackageForm(*((request.POST, request.FILES) if request.method == "POST" else ()), organs=organs)
    if request.method == "POST":
        package = attempted(form, lambda: _received(request, form))
        if package is not None:
            return redirect("transfer:package", package.pk)
    known = Package.objects.filter(organ__in=organs).select_related("organ", "by")[:_LISTED]
    exports = Export.objects.filter(organ__in=organs, by=request.user.pk).select_related("organ")[:_EXPORTS]
    context = {"form": form, "export": OrganForm(organs=organs, auto_id="export-%s"), "packages": known, "columns": _columns()}
    response = render(request, "transfer/list.html", {**context, "exports": exports}, status=422 if form.errors else 200)
    if not form.is_bound and any(one.stage == Making.WAITING for one in exports):
        response["Refresh"] = _REFRESH
    return response


def _received(request: HttpRequest, form: PackageForm) -> Package:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    if (file.size or 0) > MAX_UPLOAD:
        raise Refused(
            _("The package is too large."),
            _("Through the browser it may have up to %(most)d MB.") % {"most": MAX_UPLOAD // 1024 // 1024},
            _("Split it, or have the operator take it with the command import_old_site."),
        )
    organ, site = form.cleaned_data["organ"], form.cleaned_data["site"]
    return actions.receive(actor_of(request), organ, site=site, name=file.name or "", chunks=file.chunks())


def _columns() -> list[tuple[str, str]]:
    """The columns that a table may have, with the other names that are known."""
    return [(names[0], "、".join(names[1:])) for names in COLUMNS.values()]


def _package(request: HttpRequest, pk: int) -> Package:
    known = Package.objects.select_related("organ", "by", "confirmed_by")
    return get_object_or_404(known, pk=pk, organ__in=within(request, Right.TRANSFER))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.TRANSFER)
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """A package: what it holds, what its old names mean here, and what became of its rows."""
    one = _package(request, pk)
    form = MappingForm(request.POST if request.method == "POST" else None, package=one)
    if request.method == "POST":
        done = attempted(form, lambda: actions.confirm(actor_of(request), one, form.mapped()) or True)
        if done:
            messages.success(request, _("The import has begun. This page shows how far it is; you may leave it."))
            return redirect("transfer:package", pk)
    response = render(request, "transfer/package.html", _shown(actor_of(request), one, form), status=422 if form.errors else 200)
    if one.stage in {Stage.CHECKING, Stage.IMPORTING}:
        response["Refresh"] = _REFRESH
    return response


def _shown(actor: Actor, one: Package, form: MappingForm) -> dict[str, Any]:
    counts = dict(one.rows.values_list("outcome").annotate(rows=Count("pk")))
    headings = headings_of(one.columns)
    first = one.rows.filter(outcome=Outcome.WAITING)[:_FIRST] if one.stage == Stage.CHECKED else PackageRow.objects.none()
    sample = [name for name in _SAMPLE if name in headings]
    done = sum(count for outcome, count in counts.items() if outcome not in {Outcome.WAITING, Outcome.FAULTY})
    return {
        "package": one,
        "form": form,
        "counts": [(Outcome(outcome).label, counts[outcome], outcome) for outcome in Outcome.values if counts.get(outcome)],
        "is_own": actions.is_own(actor.user, one),
        "confirmers": actions.confirmers(one, actor.today) if one.stage == Stage.CHECKED else (),
        "waiting": counts.get(Outcome.WAITING, 0),
        "done": done,
        "to_do": done + counts.get(Outcome.WAITING, 0),
        "columns": [(text, COLUMNS[field][0] if field else "", twice) for text, field, twice in one.columns],
        "sample_headings": [headings[name] for name in sample],
        "sample": [(row.number, [(headings[name], row.values.get(name, "")) for name in sample]) for row in first],
        "told": list(told(one.rows.exclude(faults=[])[:_SHOWN], headings)) or list(told(one.rows.exclude(remarks=[])[:_SHOWN], headings)),
        "has_told": one.rows.exclude(faults=[], remarks=[]).exists(),
        "has_links": one.rows.exclude(links=[]).exists(),
        "notable": one.rows.filter(outcome__in=_NOTABLE, item__isnull=False).order_by("-outcome", "number")[:_SHOWN],
    }


@require_POST
@needs(Right.TRANSFER)
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Leaves a package that was not confirmed."""
    try:
        actions.give_up(actor_of(request), _package(request, pk))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The package was given up; nothing of it was imported."))
    return redirect("transfer:list")


@require_safe
@needs(Right.TRANSFER)
def problems(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every fault and remark, as CSV."""
    one = _package(request, pk)
    rows = one.rows.exclude(faults=[], remarks=[]).order_by("number")
    return _csv(f"problems-{pk}.csv", header(), [cells(each) for each in told(rows, headings_of(one.columns))])


@require_safe
@needs(Right.TRANSFER)
def links(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every link to the old site that stands in an imported text, as CSV."""
    one = _package(request, pk)
    rows = one.rows.exclude(links=[]).order_by("number").values_list("number", "title", "links")
    found = [(number, title, address) for number, title, addresses in rows for address in addresses]
    return _csv(f"links-{pk}.csv", (_("row"), _("title"), pgettext("web", "address")), found)


def _csv(name: str, heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> HttpResponseBase:
    response = StreamingHttpResponse(lines(heading, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
