"""The figures of a year for the annual report, each of which opens into its cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.tree import below
from gongkai_web.oversight.documents import FORM
from gongkai_web.oversight.facts import documents_of, uses_in
from gongkai_web.oversight.figures import CHANNELS, FIGURES, TIMES, Case, by_organ, figures
from gongkai_web.oversight.forms import YearForm
from gongkai_web.oversight.labels import GROUPS, label_of
from gongkai_web.oversight.sheets import download
from gongkai_web.publishing.kinds import CHANNELS as NAMES
from gongkai_web.publishing.life.vocabulary import Channel
from gongkai_web.publishing.models import Publication

RIGHTS = (Right.OVERSEE, Right.READ_DRAFTS)
"""Of whoever sees how organs publish: the organ's own people, and oversight."""
_PAGE = 50


@dataclass(frozen=True, slots=True)
class _Asked:
    """The year and the organs asked for, and the cases behind their figures. `organ`: the one at the top, where one was chosen."""

    year: int
    organ: Organ | None
    organs: Mapping[int, Organ]
    cases: Mapping[str, tuple[Case, ...]]
    today: date

    def address(self, figure: str, of: int | None = None) -> str:
        """Of the page with the cases of a figure; of one organ, or of all of them together."""
        asked = {"year": self.year, "organ": self.organ.pk if self.organ else None, "of": of, "figure": figure}
        return f"{reverse('oversight:cases')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _asked(form: YearForm, organs: Sequence[Organ], today: date) -> _Asked:
    year, top = form.cleaned_data["year"], form.cleaned_data["organ"]
    reached = below((top.pk,)) if top else None
    chosen = {one.pk: one for one in organs if reached is None or one.pk in reached}
    return _Asked(year, top, chosen, figures(uses_in(chosen, year), documents_of(chosen), year, today), today)


@require_safe
@needs(*RIGHTS)
def year(request: HttpRequest) -> HttpResponseBase:
    """The figures of the organs that one works for or oversees, with their sums; the same as a table for download."""
    organs, today = within(request, *RIGHTS), timezone.localdate()
    form = YearForm(request.GET, organs=organs, today=today)
    if not form.is_valid():
        return render(request, "oversight/figures.html", {"form": form}, status=422)
    asked = _asked(form, list(organs), today)
    counts = by_organ(asked.cases)
    if kind := request.GET.get("as"):
        header = (_("organ code"), _("organ"), _("year"), _("key"), _("figure"), _("how many"))
        return download(kind, f"figures-{asked.year}", header, _lines(asked, counts))
    context = {
        "form": form,
        "asked": asked,
        "groups": [_group(asked, counts, name, labels) for name, labels in GROUPS.values()],
        "key": FORM,
        "running": asked.year == today.year,
        "items": len(asked.cases[CHANNELS[Channel.SITE]]),
        "times": len(asked.cases[TIMES]),
        "parts": "、".join(f"{NAMES[one]} {number}" for one, key in CHANNELS.items() if (number := len(asked.cases[key]))),
        "kept": urlencode({"year": asked.year, **({"organ": asked.organ.pk} if asked.organ else {})}),
    }
    return render(request, "oversight/figures.html", context)


def _lines(asked: _Asked, counts: Mapping[tuple[str, int], int]) -> Iterator[tuple[object, ...]]:
    for organ in asked.organs.values():
        for figure in FIGURES:
            yield organ.code, organ.name, asked.year, figure, label_of(figure), counts[figure, organ.pk]


def _group(asked: _Asked, counts: Mapping[tuple[str, int], int], name: object, labels: Mapping[str, object]) -> dict[str, Any]:
    """One table: its figures as columns, the organs as rows, and the row of them all where there are several."""
    rows = [
        (organ, [(label, counts[key, organ.pk], asked.address(key, organ.pk)) for key, label in labels.items()])
        for organ in asked.organs.values()
    ]
    sums = [(label, len(asked.cases[key]), asked.address(key)) for key, label in labels.items()] if len(rows) > 1 else []
    return {"name": name, "labels": labels.values(), "rows": rows, "sums": sums}


@require_safe
@needs(*RIGHTS)
def cases(request: HttpRequest) -> HttpResponseBase:
    """The items behind one figure; the same as a table for download."""
    organs, today = within(request, *RIGHTS), timezone.localdate()
    form = YearForm(request.GET, organs=organs, today=today)
    figure, of = request.GET.get("figure"), request.GET.get("of", "")
    if not form.is_valid() or figure not in FIGURES:
        raise Http404
    asked = _asked(form, list(organs), today)
    one = next((organ for organ in asked.organs.values() if str(organ.pk) == of), None)
    if of and one is None:
        raise Http404
    found = [case for case in asked.cases[figure] if one is None or case.organ == one.pk]
    if kind := request.GET.get("as"):
        header = (_("organ code"), _("organ"), _("index number"), _("title"), _("day"), _("channel"), _("withdrawn"))
        return download(kind, f"{figure}-{asked.year}", header, _case_lines(_shown(found, asked.organs)))
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "one": one,
        "figure": label_of(figure),
        "page": page,
        "rows": _shown(list(page), asked.organs),
    }
    return render(request, "oversight/cases.html", context)


def _shown(found: Sequence[Case], organs: Mapping[int, Organ]) -> list[dict[str, Any]]:
    """The cases with what the public reads of their items. The title of what was withdrawn is not repeated."""
    rows = Publication.objects.filter(pk__in={case.item for case in found}).values_list("pk", "index_no", "title", "withdrawn_at")
    known = {pk: (index_no, "" if withdrawn else title, withdrawn) for pk, index_no, title, withdrawn in rows}
    return [
        dict(zip(("index_no", "title", "withdrawn"), known[case.item], strict=True))
        | {"organ": organs[case.organ], "on": case.on, "channel": NAMES[case.channel] if case.channel else ""}
        for case in found
    ]


def _case_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        withdrawn = timezone.localdate(row["withdrawn"]) if row["withdrawn"] else ""
        yield row["organ"].code, row["organ"].name, row["index_no"], row["title"], row["on"], row["channel"], withdrawn
