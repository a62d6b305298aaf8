"""The desk: what is due, each case with what may be done next, and the ledger as a file."""

from datetime import date
from io import BytesIO
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.law.receipt import Channel
from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase, State
from gongkai.ledger.clocks import explain
from gongkai.ledger.entry import Entry
from gongkai_web.accounts.models import User
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.publishing.uploads import received
from gongkai_web.requests import actions
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.fields import FIELDS, NAMES, Page, nested, problems, question
from gongkai_web.requests.forms import CaseFilter, EventForm, IntakeForm, ReasonForm
from gongkai_web.requests.labels import said
from gongkai_web.requests.ledger import history_of, standing
from gongkai_web.requests.models import Case, CaseEntry, CaseFile
from gongkai_web.requests.sealing import opened
from gongkai_web.requests.words import EVENTS
from gongkai_web.workbench.offers import offer

_PAGE = 30
OPEN = frozenset(State) - {State.ANSWERED, State.WITHDRAWN, State.SPLIT, State.MERGED, State.ARCHIVED}
"""The states of a case that somebody still has to bring on."""


@require_safe
@needs(Right.HANDLE_CASES)
def listed(request: HttpRequest) -> HttpResponse:
    """The cases of the organs that one works for: what is open first, by its due day."""
    today = timezone.localdate()
    form = CaseFilter(request.GET)
    cases = Case.objects.filter(organ__in=within(request, Right.HANDLE_CASES)).select_related("organ")
    chosen = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    if state := chosen.get("state"):
        cases = cases.filter(state=state)
    if number := chosen.get("number"):
        cases = cases.filter(register_number__icontains=number)
    match chosen.get("due"):
        case "overdue":
            cases = cases.filter(state__in=OPEN, due_on__lt=today)
        case "soon":
            cases = cases.filter(state__in=OPEN, due_on__range=(today, soon_or_a_week(today)))
    page = Paginator(cases.order_by("due_on", "pk"), _PAGE).get_page(request.GET.get("page"))
    rows = [(one, light(one, today)) for one in page.object_list]
    context = {"form": form, "page": page, "rows": rows, "asked": bool(chosen)}
    return render(request, "requests/desk.html", context)


def light(case: Case, today: date) -> str:
    """How an open case stands to its due day: overdue, soon, or nothing to say."""
    if case.due_on is None or case.state not in OPEN:
        return ""
    return "overdue" if case.due_on < today else "soon" if case.due_on <= soon_or_a_week(today) else ""


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def case(request: HttpRequest, pk: str) -> HttpResponse:
    """A case: what is asked, what happened, when the answer is due and why, and what may be done next."""
    return render(request, "requests/case.html", _shown(actor_of(request), _open(request, pk)))


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def applicant(request: HttpRequest, pk: str) -> HttpResponse:
    """The same page with the applicant's data in the clear; the reason goes on record."""
    one = _open(request, pk)
    form, found = ReasonForm(request.POST), one.case
    context = _shown(actor_of(request), one)
    if not form.is_valid():
        return render(request, "requests/case.html", {**context, "reveal": form}, status=422)
    revealed = actions.reveal(actor_of(request), found, reason=form.cleaned_data["reason"])
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
    name, content = actions.open_file(actor_of(request), found, reason=form.cleaned_data["reason"])
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=found.media_type)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def event(request: HttpRequest, pk: str, name: str) -> HttpResponse:
    """Records one event, or asks what the ledger has to know of it."""
    found, folded, _history = _open(request, pk)
    actor = actor_of(request)
    kind = next((one for one in actions.permitted(actor, found, folded) if one.__name__ == name), None)
    if kind is None:
        raise Http404
    form = EventForm(request.POST if request.method == "POST" else None, event=kind, case=folded)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("entries", "")
        try:
            on, happened = form.cleaned_data["on"], form.cleaned_data["event"]
            actions.happen(actor, found, happened, on=on, seen=int(seen) if seen.isdecimal() and len(seen) < 9 else 0)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("cases:case", pk)
    context = {"case": found, "form": form, "label": EVENTS[kind]}
    return render(request, "requests/event.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def intake(request: HttpRequest) -> HttpResponse:
    """A request that came at the counter, by post or by fax, written down by an officer (OGI-R 28, 29)."""
    actor = actor_of(request)
    form = IntakeForm(request.POST if request.method == "POST" else None)
    offer(form, "organ", within(request, Right.HANDLE_CASES))
    given = {name: request.POST.get(name, "") for name in NAMES}
    faults: dict[str, str] = {}
    done = None
    if request.method == "POST" and form.is_valid() and actor.user is not None:
        given["organ"] = form.cleaned_data["organ"].code
        taken = Taken(actor.user, Channel(form.cleaned_data["channel"]), form.cleaned_data["arrived_on"])
        try:
            files = [(one.name or "", received(one)) for one in request.FILES.getlist("attachments")]
            done = actions.submit(asked(nested(given)), now=actor.now, files=files, taken=taken)
        except Faulty as faulty:
            faults = dict(faulty.faults)
        except Refused as refusal:
            faults = {"attachments": str(refusal)}
    questions = [question(one, given, faults) for page in (Page.CONTENT, Page.DELIVERY, Page.PERSON) for one in FIELDS[page]]
    context = {"form": form, "questions": questions, "faults": faults, "problems": problems(faults), "done": done}
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


class _Open(NamedTuple):
    """A case as its pages need it, read once."""

    case: Case
    folded: HandledCase
    history: list[tuple[Entry, User | None]]


def _open(request: HttpRequest, pk: str) -> _Open:
    found = get_object_or_404(Case.objects.select_related("organ", "applicant"), pk=pk, organ__in=within(request, Right.HANDLE_CASES))
    history = history_of(found)
    return _Open(found, standing(entry for entry, _by in history), history)


def _shown(actor: Actor, one: _Open) -> dict[str, object]:
    clock = explain(one.folded, calendar(), as_of=actor.today)
    return {
        "case": one.case,
        "content": opened(one.case.key, bytes(one.case.content)).decode(),
        "clock": clock,
        "reasoning": [(step.on, said(step.text), step.basis) for step in (clock.reasoning if clock else ())],
        "light": light(one.case, actor.today),
        "next": [(event.__name__, EVENTS[event]) for event in actions.permitted(actor, one.case, one.folded)],
        "history": [(entry, EVENTS[type(entry.event)], by) for entry, by in reversed(one.history)],
        "reveal": ReasonForm(),
        "files_count": CaseFile.objects.filter(case=one.case).count(),
    }
