"""Organs from a table: upload, look at what would be made, confirm."""

from collections.abc import Collection
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
    """One page for the three steps; between them the rows travel signed through the browser, and nothing is kept here.

    The browser sends the rows that are left out, not those that are entered: a form may have 1,000 fields, a table 5,000 rows.
    """
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


def _preview(request: HttpRequest, rows: tuple[Row, ...], left_out: Collection[int] = (), refusal: str = "") -> HttpResponse:
    made, faults = preview(actor_of(request), rows)
    good = [one.number for one in made if not one.faults]
    context = {
        "refusal": refusal,
        "heading_faults": [_told(fault) for fault in faults],
        "lines": [_line(one) | {"left_out": one.number in left_out} for one in made],
        "headings": [heading(name) for name in _SHOWN],
        "good": len(good),
        "bad": len(made) - len(good),
        "signed": signing.dumps([request.user.pk, [(row.number, row.cells) for row in rows], good], salt=_SALT, compress=True),
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
        owner, data, good = signing.loads(request.POST["rows"], salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        owner, data, good = None, (), ()
    if owner != request.user.pk:
        messages.error(request, _("The preview is older than an hour, or was changed on the way. Upload the table again."))
        return redirect("organs:import")
    rows = tuple(Row(number, tuple(cells)) for number, cells in data)
    left_out = {int(number) for number in request.POST.getlist("left_out") if number.isdecimal()}
    try:
        made = import_organs(actor_of(request), rows, set(good) - left_out)
    except Refused as refusal:
        return _preview(request, rows, left_out, str(refusal))
    messages.success(request, _("%(count)s organs were entered.") % {"count": len(made)})
    return redirect("organs:list")
