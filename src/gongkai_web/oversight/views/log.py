"""The log, for those who audit and oversee."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.organs.tree import below
from gongkai_web.oversight.forms import LogForm
from gongkai_web.oversight.log import Line, Wanted, lines, rows
from gongkai_web.oversight.sheets import download

_PAGE = 50
_MOST = 20_000
"""Lines that a table for download holds; of a longer period it would be half of the truth, and is refused."""


@require_safe
@needs(Right.READ_LOG)
def log(request: HttpRequest) -> HttpResponseBase:
    """What happened to the organs that the person audits or oversees, and to their people and items; the same as a table for download."""
    mine = within(request, Right.READ_LOG)
    form = LogForm(request.GET, organs=mine)
    if not form.is_valid():
        return render(request, "oversight/log.html", {"form": form}, status=422)
    asked = dict(form.cleaned_data)
    top = asked.pop("organ")
    known = {one.pk: one for one in mine}
    found = rows(known.keys() & below((top.pk,)) if top else known.keys(), Wanted(**asked))
    if kind := request.GET.get("as"):
        cut = found[: _MOST + 1]
        if len(cut) <= _MOST:
            return download(kind, f"log-{timezone.localdate()}", _header(), _lines(lines(cut, known)))
        form.add_error(None, _("More than %(most)d lines: choose a shorter period.") % {"most": _MOST})
        return render(request, "oversight/log.html", {"form": form}, status=422)
    whole = cast("Sequence[tuple[Any, ...]]", found)  # of which a paginator takes the length and slices alone
    page = Paginator(whole, _PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "lines": lines(page.object_list, known)}
    return render(request, "oversight/log.html", context)


def _header() -> tuple[str, ...]:
    return _("at"), _("what"), _("organ code"), _("organ"), _("by"), _("person"), _("item"), _("reason"), _("details")


def _lines(found: Sequence[Line]) -> Iterator[tuple[object, ...]]:
    for one in found:
        details = "; ".join(f"{name}: {value}" for name, value in one.details.items())
        at = timezone.localtime(one.at).isoformat(sep=" ", timespec="seconds")
        yield at, one.what, one.organ.code, one.organ.name, one.by, one.person, one.index_no or one.item, one.reason, details
