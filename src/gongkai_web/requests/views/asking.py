"""The form by which somebody asks: one thing a page, nothing kept until it is sent, nothing lost on the way."""

import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.periods import PeriodKind, period
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit
from gongkai_web.requests import actions
from gongkai_web.requests.asked import Faulty
from gongkai_web.requests.crowds import Full
from gongkai_web.requests.fields import (
    FIELDS,
    MOST,
    NAMES,
    Field,
    Page,
    faults_of,
    first_faulty,
    organs_of,
    problems,
    question,
    requests_of,
)
from gongkai_web.requests.uploaded import uploaded
from gongkai_web.requests.views.choosing import choices
from gongkai_web.requests.views.forms import PRIVATE, form
from gongkai_web.requests.views.offering import Offer, offers

_PAGES = tuple(Page)
_SEVERAL = "several"
"""What leads to the first page again, on which several organs can be chosen."""


@public
def start(visit: Visit) -> HttpResponseBase:
    """What to know before asking."""
    answer = period(PeriodKind.ANSWER, "received", timezone.localdate())
    context = {"days": answer.count, "extension": answer.extension}
    return visit.page(
        "requests/start.html", context, tags=Tags(_("Ask an organ for information")), crumbs=((_("Ask an organ for information"), ""),)
    )


@form
def ask(visit: Visit) -> HttpResponseBase:
    """A page of the form, or the confirmation. What was answered on other pages goes along unseen."""
    post, get = visit.request.POST, visit.request.GET
    given = {name: post.get(name, get.get(name, ""))[:MOST] for name in NAMES}
    given["organ"] = " ".join(dict.fromkeys(" ".join(post.getlist("organ") or get.getlist("organ")).split()))[:MOST]
    here = Page(post["page"]) if post.get("page") in _PAGES else Page.ORGAN
    to = Page.ORGAN if post.get("to") == _SEVERAL else post.get("to", "")
    if visit.request.method != "POST" or to in _PAGES:
        return _page(visit, Page(to) if to in _PAGES else here, given)
    faults = faults_of(given)
    wrong = {field.name: faults[field.name] for field in FIELDS[here] if field.name in faults}
    if wrong:
        return _page(visit, here, given, wrong)
    if here is Page.CHECK:
        return _sent(visit, given, faults)
    if post.get("checked"):
        return _page(visit, Page.CHECK if not faults else first_faulty(faults), given)
    return _page(visit, _PAGES[_PAGES.index(here) + 1], given)


def _sent(visit: Visit, given: Mapping[str, str], faults: Mapping[str, str]) -> HttpResponseBase:
    try:
        if faults:
            raise Faulty(faults)
        files = uploaded(visit.request)
        done = actions.submit_several(requests_of(given), now=timezone.now(), files=files, key=visit.request.POST.get("key", ""))
    except Faulty as faulty:
        return _page(visit, first_faulty(faulty.faults), given, faulty.faults)
    except actions.Another:
        return _page(
            visit,
            Page.CHECK,
            given,
            {"attachments": _("This was sent already, with other contents. Look at it, and send it anew.")},
        )
    except Full as full:
        page = _page(visit, Page.CHECK, given, full=full)
        page["Retry-After"] = str(full.seconds)
        return page
    title = _("Your request was received") if len(done) == 1 else _("Your requests were received")
    return visit.page("requests/done.html", {"received": done}, tags=Tags(title), crumbs=((title, ""),), status=201, cache=PRIVATE)


def _page(
    visit: Visit, page: Page, given: Mapping[str, str], faults: Mapping[str, str] | None = None, full: Full | None = None
) -> HttpResponseBase:
    hits = offers(visit, given["content"], given["organ"]) if page is Page.PUBLIC else ()
    if page is Page.PUBLIC and not _new(visit, hits):
        page = Page.CONTENT if visit.request.POST.get("to") == Page.PUBLIC else Page.DELIVERY
    wrong = faults or {}
    chosen = organs_of(given)
    organs = [visit.directory.by_code[code] for code in chosen if code in visit.directory.by_code]
    context: dict[str, Any] = {
        "page": page,
        "before": _PAGES[_PAGES.index(page) - 1] if page is not Page.ORGAN else None,
        "number": _PAGES.index(page) + 1,
        "of": len(_PAGES),
        "fields": [question(field, given, wrong) for field in FIELDS[page]],
        "carried": [(name, value) for name, value in given.items() if value and name not in {field.name for field in FIELDS[page]}],
        "faults": wrong,
        "problems": problems(wrong),
        "hits": hits,
        "chosen": chosen,
        "checked": page is Page.CHECK or bool(visit.request.POST.get("checked")),
        "sought": visit.request.POST.get("words", ""),
    }
    if page is Page.ORGAN:
        context["named"] = choices(visit, context["sought"], chosen)
        context["most"] = settings.GONGKAI_BATCH_ORGANS
        post = visit.request.POST
        context["several"] = len(chosen) > 1 or post.get("to") == _SEVERAL or bool(post.get(_SEVERAL))
    if page is Page.CHECK:
        context["key"] = visit.request.POST.get("key") or secrets.token_urlsafe(16)
        context["wait"] = full.seconds // 60 + 1 if full else 0
        context["guides"] = [(one.name, visit.path(f"/guide/{one.code}/")) for one in organs if visit.shows(one.id)]
        context["answers"] = [(one, [_answered(field, given, organs) for field in FIELDS[one]]) for one in _PAGES if FIELDS[one]]
    title = _("Ask an organ for information")
    tags = Tags(_("Error: %(title)s") % {"title": title} if wrong or full else title)
    crumbs = ((title, visit.path("/requests/")),)
    status = HTTPStatus.TOO_MANY_REQUESTS if full else HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return visit.page("requests/ask.html", context, tags=tags, crumbs=crumbs, status=status, cache=PRIVATE)


def _new(visit: Visit, hits: Sequence[Offer]) -> bool:
    """Whether some of it was not offered already while it was written."""
    seen = visit.request.POST.get("offered", "").split()
    return any(hit.item not in seen for hit in hits)


def _answered(field: Field, given: Mapping[str, str], organs: Sequence[Entry]) -> tuple[object, object]:
    value: object = given[field.name]
    if field.name == "organ" and organs:
        value = "\n".join(one.name for one in organs)
    return field.label, dict(field.choices).get(given[field.name], value)
