"""What came of clean-ups of rules and normative documents: every batch, and one with its verdict for each document."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai_web.compilations.models import Cleanup, CleanupVerdict
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.outstanding import is_asked
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import items
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import organ_asked
from gongkai_web.portal.tags import Article, Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit

_ORDER = (Verdict.REPEAL, Verdict.VOID, Verdict.AMEND, Verdict.KEEP)
"""What ends first: that is what a reader looks for."""
_ASKED = "-asked"


@public
def cleanups(visit: Visit) -> HttpResponseBase:
    """Every batch, the newest first; of one organ where the query names one."""
    column = columns.cleanups()
    organ = organ_asked(visit.request.GET, visit)
    found = made_public(Cleanup, visit, organ)
    paging = Paging(asked.page_number(visit.request.GET), found.count())
    counted = found.annotate(**{one.value: Count("verdicts", filter=Q(verdicts__verdict=one)) for one in _ORDER})
    rows = counted.order_by("-decided_on", "-pk")[paging.rows]
    context = {
        "column": column,
        "organ": organ,
        "rows": [_batch(one, visit) for one in rows],
        "links": paging.links(visit, "/cleanups/", {"organ": organ.code if organ else None}),
    }
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if organ is not None:
        crumbs = ((column.name, visit.path("/cleanups/")), (organ.label, ""))
    return visit.page("portal/cleanups.html", context, tags=Tags(column.name, column), crumbs=crumbs)


def _batch(one: Cleanup, visit: Visit) -> dict[str, Any]:
    counts = [{"label": verdict.label, "count": getattr(one, verdict.value)} for verdict in _ORDER if getattr(one, verdict.value)]
    return {"batch": one, "organ": visit.directory.label(one.organ_id), "url": visit.path(f"/cleanups/{one.pk}/"), "counts": counts}


@public
def cleanup(visit: Visit, number: int) -> HttpResponseBase:
    """The notice of one batch: each document with its verdict and the reason, what ended first."""
    batch = made_public(Cleanup, visit).filter(pk=number).first() if number < 2**63 else None
    if batch is None or batch.published_at is None:
        raise Http404(_("There is no such notice of a clean-up."))
    verdicts = {one.item_id: one for one in CleanupVerdict.objects.filter(cleanup=batch).order_by("pk")}
    organ = visit.directory.organs[batch.organ_id]
    rows = [
        row
        | {
            "group": _group(batch, row, Verdict(verdicts[row["id"]].verdict)),
            "reason": verdicts[row["id"]].reason,
            "of": row["organ"] if row["organ_id"] != organ.id else "",
        }
        for row in items(verdicts, visit)
    ]
    groups = [{"key": key, "name": name, "rows": [row for row in rows if row["group"] == key]} for key, name in _groups().items()]
    context = {"batch": batch, "organ": organ, "groups": [group for group in groups if group["rows"]], "total": len(rows)}
    column = columns.cleanups()
    tags = Tags(batch.title, column, Article(batch.title, batch.published_at, organ.name))
    crumbs = ((column.name, visit.path("/cleanups/")), (batch.title, ""))
    return visit.page("portal/cleanup.html", context, tags=tags, crumbs=crumbs)


def _group(batch: Cleanup, row: Mapping[str, Any], verdict: Verdict) -> str:
    left = not row["withdrawn"] and is_asked(batch, verdict, row["organ_id"], row["state"])
    return f"{verdict}{_ASKED}" if left else verdict


def _groups() -> dict[str, str]:
    """The groups of a notice, in their order. What an organ below has not ended yet is in force: it does not stand with what has ended."""
    left = {
        f"{Verdict.REPEAL}{_ASKED}": pgettext("verdict", "To be repealed by the organ that made it"),
        f"{Verdict.VOID}{_ASKED}": pgettext("verdict", "To be declared void by the organ that made it"),
    }
    known = {one.value: label for one, label in labels().items()}
    return {key: {**known, **left}[key] for key in (Verdict.REPEAL, Verdict.VOID, *left, Verdict.AMEND, Verdict.KEEP)}


def labels() -> dict[Verdict, str]:
    """What the portal calls a verdict: the public reads what became of a document, not what was proposed."""
    return {
        Verdict.KEEP: pgettext("verdict", "Kept in force"),
        Verdict.AMEND: pgettext("verdict", "To be amended"),
        Verdict.REPEAL: pgettext("verdict", "Repealed"),
        Verdict.VOID: pgettext("verdict", "Declared void"),
    }
