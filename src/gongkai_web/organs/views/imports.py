"""Organs from a table: upload, look at what would be made, confirm."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai_web.organs.access import actor_of, needs
from gongkai_web.organs.actions.imports import import_organs, preview
from gongkai_web.organs.forms import TableForm
from gongkai_web.organs.imports.check import Candidate, Fault
from gongkai_web.organs.imports.columns import COLUMNS, REQUIRED
from gongkai_web.organs.imports.table import Row, rows_of
from gongkai_web.organs.imports.words import FAULTS, heading
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.workbench.attempts import attempted

_SALT = "organs.import"
_HOUR = 60 * 60
_SHOWN = ("code", "name", "kind", "level", "area_supervisor", "system_supervisor")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.MANAGE_ORGANS)
def imported(request: HttpRequest) -> HttpResponse:
    """One page for the three steps; between them the rows travel signed through the browser, and nothing is kept here."""
    if request.method == "POST" and "rows" in request.POST:
        return _confirmed(request)
    form = TableForm(request.POST or None, request.FILES or None)
    rows = attempted(form, lambda: rows_of(form.cleaned_data["file"].read())) if request.method == "POST" else None
    if rows is None:
        return _upload(request, form)
    return _preview(request, rows)


def _upload(request: HttpRequest, form: TableForm) -> HttpResponse:
    columns = [(headings[0], name in REQUIRED) for name, headings in COLUMNS.items()]
    return render(request, "organs/import.html", {"form": form, "columns": columns}, status=422 if form.errors else 200)


def _preview(request: HttpRequest, rows: tuple[Row, ...], refusal: str = "") -> HttpResponse:
    made, faults = preview(actor_of(request), rows)
    context = {
        "refusal": refusal,
        "heading_faults": [_told(fault) for fault in faults],
        "lines": [_line(one) for one in made],
        "headings": [heading(name) for name in _SHOWN],
        "good": sum(not one.faults for one in made),
        "bad": sum(bool(one.faults) for one in made),
        "signed": signing.dumps([request.user.pk, [(row.number, row.cells) for row in rows]], salt=_SALT, compress=True),
    }
    return render(request, "organs/import_preview.html", context, status=422 if refusal or faults else 200)


def _line(one: Candidate) -> dict[str, Any]:
    cells = [(heading(name), one.values.get(name) or "") for name in _SHOWN]
    return {"number": one.number, "cells": cells, "faults": [_told(fault) for fault in one.faults]}


def _told(fault: Fault) -> tuple[str, str]:
    """The column, and what is wrong there."""
    return heading(fault.column), str(FAULTS[fault.code]) % {"value": fault.value}


def _confirmed(request: HttpRequest) -> HttpResponse:
    try:
        owner, data = signing.loads(request.POST["rows"], salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        owner, data = None, ()
    if owner != request.user.pk:
        messages.error(request, _("The preview is older than an hour, or was changed on the way. Upload the table again."))
        return redirect("organs:import")
    rows = tuple(Row(number, tuple(cells)) for number, cells in data)
    chosen = {int(number) for number in request.POST.getlist("row") if number.isdecimal()}
    try:
        made = import_organs(actor_of(request), rows, chosen)
    except Refused as refusal:
        return _preview(request, rows, str(refusal))
    messages.success(request, _("%(count)s organs were entered.") % {"count": len(made)})
    return redirect("organs:list")
