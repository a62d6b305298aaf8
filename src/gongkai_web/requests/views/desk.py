"""The desk: what is due, each case with what may be done next, and the ledger as a file."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from secrets import token_urlsafe
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai.law.receipt import Channel
from gongkai.ledger.case import Kind
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.duties import duties_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.publishing.uploads import received
from gongkai_web.requests import actions
from gongkai_web.requests.actions.handling import said
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.content import content_of
from gongkai_web.requests.fields import FIELDS, NAMES, Page, nested, problems, question
from gongkai_web.requests.forms import CaseFilter, IntakeForm, ReasonForm
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case, CaseEntry, CaseFile
from gongkai_web.requests.reading import Whole, wholes
from gongkai_web.requests.sealing import opened
from gongkai_web.requests.views.opening import case_or_404
from gongkai_web.requests.views.showing import light, shown
from gongkai_web.requests.way import correctable, next_step
from gongkai_web.requests.words import EVENTS
from gongkai_web.workbench.offers import offer

_PAGE = 30
_BEGINNING = 40
"""Signs of what is asked, by which an officer knows the case again."""


class _Row(NamedTuple):
    """A case in the list, with what is to be done next and by when.

    `correctable`: the last day for asking for a correction, once it is near.
    """

    case: Case
    asked: str
    light: str
    next: object
    until: date | None
    correctable: date | None


@require_safe
@needs(*actions.READERS)
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """The cases of the organs that one works for: what is open, by its due day, with what is to be done next."""
    today = timezone.localdate()
    form = CaseFilter(request.GET)
    chosen = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    cases = _chosen(Case.objects.filter(organ__in=within(request, *actions.READERS)), chosen, request.user.pk, today)
    page = Paginator(cases.select_related("organ", "officer").order_by("due_on", "pk"), _PAGE).get_page(request.GET.get("page"))
    rows = [_row(one, today) for one in wholes(list(page.object_list))]
    handles = bool(duties_of(request).organs.get(Right.HANDLE_CASES))
    context = {"form": form, "page": page, "rows": rows, "asked": bool(chosen), "handles": handles}
    return render(request, "requests/desk.html", context)


def _chosen(cases: "QuerySet[Case]", chosen: Mapping[str, str], me: int | None, today: date) -> "QuerySet[Case]":
    match chosen.get("state"):
        case None:
            cases = cases if chosen.get("number") else cases.filter(state__in=OPEN)
        case "all":
            pass
        case state:
            cases = cases.filter(state=state)
    match chosen.get("due"):
        case "overdue":
            cases = cases.filter(state__in=OPEN, awaited=True, due_on__lt=today)
        case "soon":
            cases = cases.filter(state__in=OPEN, awaited=True, due_on__range=(today, soon_or_a_week(today)))
        case "lapsed":
            cases = cases.filter(state__in=OPEN, waits_until__lt=today)
    match chosen.get("mine"):
        case "me":
            cases = cases.filter(officer=me)
        case "nobody":
            cases = cases.filter(officer=None)
    number = chosen.get("number")
    return cases.filter(register_number__icontains=number) if number else cases


def _row(one: Whole, today: date) -> _Row:
    case = one.case
    step = next_step(one.folded, one.draft, today)
    content = content_of(case, one.entries)
    asked = content if len(content) <= _BEGINNING else f"{content[:_BEGINNING]}…"
    return _Row(case, asked, light(case, today), EVENTS[step.event] if step.event else None, step.until, correctable(one.folded, today))


@require_safe
@needs(*actions.READERS, Right.OVERSEE)
@never_cache
def case(request: HttpRequest, pk: str) -> HttpResponse:
    """A case: what is asked, what happened, when the answer is due and why, and what may be done next."""
    return render(request, "requests/case.html", shown(actor_of(request), case_or_404(request, pk, *actions.READERS, Right.OVERSEE)))


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def applicant(request: HttpRequest, pk: str) -> HttpResponse:
    """The same page with the applicant's data in the clear; the reason goes on record."""
    one = case_or_404(request, pk, Right.HANDLE_CASES)
    form, found = ReasonForm(request.POST), one.case
    context = shown(actor_of(request), one)
    if not form.is_valid() or not found.applicant.key:
        return render(request, "requests/case.html", {**context, "reveal": form}, status=422)
    try:
        revealed = actions.reveal(actor_of(request), found, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    files = [(file, opened(found.applicant.key, bytes(file.name)).decode()) for file in CaseFile.objects.filter(case=found)]
    return render(request, "requests/case.html", {**context, "revealed": revealed, "files": files, "reason": form.cleaned_data["reason"]})


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What an applicant sent, never shown by the browser itself; that it was opened goes on record."""
    files = CaseFile.objects.select_related("case__applicant", "organ")
    found = get_object_or_404(files, pk=pk, organ__in=within(request, Right.HANDLE_CASES))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return redirect("cases:case", found.case_id)
    try:
        name, content = actions.open_file(actor_of(request), found, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=found.media_type)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def intake(request: HttpRequest) -> HttpResponse:
    """A request that came at the counter, by post or by fax, written down by an officer (OGI-R 28, 29)."""
    actor = actor_of(request)
    form = IntakeForm(request.POST if request.method == "POST" else None)
    offer(form, "organ", within(request, Right.HANDLE_CASES))
    offer(form, "about", Organ.objects.all())
    given = {name: request.POST.get(name, "") for name in NAMES}
    key = request.POST.get("key") or token_urlsafe(16)
    faults: dict[str, str] = {}
    done = None
    if request.method == "POST" and form.is_valid() and actor.user is not None:
        given["organ"] = form.cleaned_data["organ"].code
        told = form.cleaned_data
        rectifies = told["kind"] == Kind.RECTIFICATION
        taken = Taken(actor.user, Channel(told["channel"]), told["arrived_on"], rectification=rectifies, told=form.told)
        about = told["about"] if told["kind"] == Kind.COMPLAINT else None
        try:
            files = [(one.name or "", received(one)) for one in request.FILES.getlist("attachments")]
            done = actions.submit(asked(nested(given)), now=actor.now, files=files, key=key, taken=taken, about=about)
        except Faulty as faulty:
            faults = dict(faulty.faults)
        except Refused as refusal:
            faults = {"attachments": str(refusal)}
        except actions.Another:
            form.add_error(None, _("This was sent already, with other contents. Look at it, and send it anew."))
            key = token_urlsafe(16)
        except GongkaiError as error:  # of all that is new only the day was typed as it is: the ledger takes none that lies ahead
            form.add_error("arrived_on", said(error))
    questions = [question(one, given, faults) for page in (Page.CONTENT, Page.DELIVERY, Page.PERSON) for one in FIELDS[page]]
    context = {"form": form, "questions": questions, "faults": faults, "problems": problems(faults), "key": key, "done": done}
    return render(request, "requests/intake.html", context, status=422 if faults or form.errors else 200)


@require_safe
@needs(Right.HANDLE_CASES)
def ledger(request: HttpRequest, organ: int) -> HttpResponse:
    """The ledger of an organ as `gongkai ledger` reads it: every line as it was sealed. No personal data stands in it."""
    asked_of = organ_or_404(request, organ, Right.HANDLE_CASES)
    lines = CaseEntry.objects.filter(organ=asked_of).order_by("case_id", "number").values_list("line", flat=True)
    answer = HttpResponse("".join(f"{line}\n" for line in lines), content_type="application/x-ndjson; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ledger-{asked_of.code}.jsonl"'
    return answer
