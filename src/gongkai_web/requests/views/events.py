"""What is recorded of a case: one address an event, and a form that asks for what the law needs of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling, record
from gongkai_web.accounts.models import User
from gongkai_web.organs.access import actor_of, needs
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests import actions
from gongkai_web.requests.alike import alike
from gongkai_web.requests.content import content_of
from gongkai_web.requests.decision_forms import ApprovalForm, AssignForm, DraftForm, ExtensionForm, ReviewForm, SplitForm, TalkForm
from gongkai_web.requests.event_forms import FORMS, EventForm
from gongkai_web.requests.models import NoteKind
from gongkai_web.requests.outcomes import ground_choices, groups, named, offered_grounds
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.told import ARTICLES
from gongkai_web.requests.views.opening import case_or_404
from gongkai_web.requests.words import EVENTS
from gongkai_web.workbench.offers import offer

_PARTS = 8
"""Matters of a letter that the form has room for at first."""
_MOST_PARTS = 256
_KINDS = {one.__name__: one for one in EVENTS}


class _Asked(NamedTuple):
    """Who asks for what, of which case. `entries`, `notes`: how many of each they had before their eyes."""

    request: HttpRequest
    actor: Actor
    one: Whole
    entries: int
    notes: int

    @property
    def seen(self) -> int:
        """Both together, as `Whole.seen` counts them."""
        return self.entries + self.notes

    @property
    def data(self) -> Any:
        """What was typed, if anything was."""
        return self.request.POST if self.request.method == "POST" else None


class _Task(NamedTuple):
    """The form of an event, and what is done with it. `act` may answer with a page of its own. `context`: what stands beside the form."""

    form: Any
    act: Callable[[dict[str, Any]], object]
    label: object = ""
    context: Mapping[str, object] = {}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*actions.READERS)
@never_cache
def event(request: HttpRequest, pk: str, name: str) -> HttpResponse:
    """Records one event, or asks what has to be known of it. What was typed stays, also where somebody else was faster."""
    one, actor = case_or_404(request, pk, *actions.READERS), actor_of(request)
    asked = _Asked(request, actor, one, _count(request, "entries"), _count(request, "notes"))
    sent = "entries" in request.POST
    late = sent and asked.seen < one.seen
    kind = _KINDS.get(name)
    if kind is None or not (late or kind in actions.permitted(actor, one.case, one.folded, one.entries, one.notes)):
        raise Http404
    if kind is handling.Drafted and "outcome" not in request.GET:
        return _choose(asked)
    task = _TASKS.get(kind, _plain)(asked, kind)
    answer = _done(task, late=late) if request.method == "POST" else None
    if answer is not None:
        return answer if isinstance(answer, HttpResponse) else redirect("cases:case", pk)
    now = case_or_404(request, pk, *actions.READERS) if sent else one  # as it is after waiting for one's turn
    context = {
        "case": now.case,
        "notes": len(now.notes),
        "form": task.form,
        "label": task.label or EVENTS[kind],
        "article": ARTICLES.get(kind),
        "meanwhile": _meanwhile(asked, now) if sent else (),
    }
    return render(request, "requests/event.html", {**context, **task.context}, status=422 if task.form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def talk(request: HttpRequest, pk: str) -> HttpResponse:
    """Notes a talk with the applicant, which is no event of the ledger."""
    one, actor = case_or_404(request, pk, Right.HANDLE_CASES), actor_of(request)
    form = TalkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.talk(actor, one.case, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("cases:case", pk)
    context = {"case": one.case, "form": form, "label": _("Note a talk with the applicant")}
    return render(request, "requests/event.html", context, status=422 if form.errors else 200)


def _count(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _meanwhile(asked: _Asked, now: Whole) -> list[tuple[object, date, User | None]]:
    """What others recorded since the form was opened, when, and who: entries, and notes that stand beside none of these."""
    entries = [(entry, by) for entry, by in now.history if entry.number > asked.entries]
    fresh = {entry.number for entry, _by in entries}
    notes = [note for note in now.notes[asked.notes :] if note.kind not in {NoteKind.ENTRY, NoteKind.DRAFT} or note.entry not in fresh]
    told: list[tuple[object, date, User | None]] = [(EVENTS[type(entry.event)], entry.happened_on, by) for entry, by in entries]
    return told + [(note.kind.label, timezone.localdate(note.at), note.by) for note in notes]


def _done(task: _Task, *, late: bool) -> object:
    """What was answered; None where something is to be corrected first, which stands in the form."""
    valid = task.form.is_valid()
    if late:
        why = _("Somebody else has recorded something of this case since you opened it.")
        task.form.add_error(None, f"{_('This was not recorded.')} {why}")
    elif valid:
        try:
            return task.act(task.form.cleaned_data) or True
        except Refused as refusal:
            task.form.add_error(None, str(refusal))
    return None


def _plain(asked: _Asked, kind: type[Event]) -> _Task:
    """An event that one officer records."""
    form = FORMS.get(kind, EventForm)(asked.data, event=kind, one=asked.one)

    def act(given: dict[str, Any]) -> object:
        return actions.happen(asked.actor, asked.one.case, given["event"], on=given["on"], seen=asked.seen, told=given["told"])

    context = {"alike": alike(asked.one.case)} if kind is handling.Merged else {}
    return _Task(form, act, context=context)


def _choose(asked: _Asked) -> HttpResponse:
    """The outcomes that the case can have, to choose one."""
    today = timezone.localdate()
    context = {
        "case": asked.one.case,
        "label": EVENTS[handling.Drafted],
        "groups": groups(asked.one.folded, today),
        "grounds": offered_grounds(today),
    }
    return render(asked.request, "requests/outcome.html", context)


def _draft(asked: _Asked, _kind: type[Event]) -> _Task:
    """The reply, as it is to be."""
    get, one = asked.request.GET, asked.one
    outcome = get["outcome"]
    known = {each.code for _label, some in groups(one.folded, timezone.localdate()) for each in some}
    grounds = (
        [each for each in get.getlist("grounds") if each in dict(offered_grounds(timezone.localdate()))] if outcome == "partial" else []
    )
    if outcome not in known or (outcome == "partial" and not grounds):
        raise Http404
    form = DraftForm(asked.data, one=one, outcome=outcome, grounds=grounds)

    def act(given: dict[str, Any]) -> object:
        decided = handling.Decided(outcome, tuple(grounds), given.get("same_as"))
        return actions.draft(asked.actor, one.case, decided, said_in_it=form.said, on=given["on"], seen=asked.seen)

    chosen_grounds = [label for code, label in ground_choices() if code in grounds]
    return _Task(form, act, context={"chosen": named(outcome), "chosen_grounds": chosen_grounds, "alike": _alike(one, outcome)})


def _alike(one: Whole, outcome: str) -> object:
    return alike(one.case) if outcome == "repeated" else ()


def _review(asked: _Asked, _kind: type[Event]) -> _Task:
    """What this person says of the draft."""
    one = asked.one
    form = ReviewForm(asked.data, reviews=actions.reviews(asked.actor, one.case, one.draft))

    def act(given: dict[str, Any]) -> object:
        said = {"kind": handling.ReviewKind(given["review"]), "passed": given["passed"] == "yes", "opinion": given["opinion"]}
        return actions.review(asked.actor, one.case, **said, on=given["on"], seen=asked.seen)

    return _Task(form, act, _("Review the draft"))


def _approve(asked: _Asked, _kind: type[Event]) -> _Task:
    """The decision, by somebody else than its author."""

    def act(given: dict[str, Any]) -> object:
        if given["approved"] == "yes":
            return actions.approve(asked.actor, asked.one.case, on=given["on"], seen=asked.seen)
        return actions.send_back(asked.actor, asked.one.case, opinion=given["opinion"], seen=asked.seen)

    return _Task(ApprovalForm(asked.data), act, _("Approve the reply"))


def _extend(asked: _Asked, _kind: type[Event]) -> _Task:
    """The extension: proposed by one person, approved by the head of the work body."""
    case, seen = asked.one.case, asked.seen
    if asked.one.extension is None:
        return _Task(
            ExtensionForm(asked.data),
            lambda given: actions.propose_extension(asked.actor, case, **given, seen=seen),
            _("Propose an extension"),
        )

    def act(given: dict[str, Any]) -> object:
        if given["approved"] == "yes":
            return actions.approve_extension(asked.actor, case, on=given["on"], seen=seen)
        return actions.refuse_extension(asked.actor, case, opinion=given["opinion"], seen=seen)

    return _Task(ApprovalForm(asked.data), act, _("Approve the extension"), {"proposed": asked.one.extension})


def _assign(asked: _Asked, _kind: type[Event]) -> _Task:
    """To which unit of the organ, and to whom there."""
    case = asked.one.case
    form = AssignForm(asked.data, initial={"unit": case.unit, "officer": case.officer_id})
    people = appointed(case.organ_id, frozenset({Right.HANDLE_CASES}), timezone.localdate())
    offer(form, "officer", User.objects.filter(pk__in=people))
    return _Task(form, lambda given: actions.assign(asked.actor, case, **given, seen=asked.seen))


def _split(asked: _Asked, _kind: type[Event]) -> _Task:
    """Into its matters, each with a case of its own; their query codes are shown once."""
    case, wanted = asked.one.case, asked.request.GET.get("parts", "")
    parts = min(int(wanted), _MOST_PARTS) if wanted.isdecimal() and len(wanted) < 9 else _PARTS
    form = SplitForm(asked.data, content=content_of(case, asked.one.entries), parts=parts)

    def act(given: dict[str, Any]) -> object:
        done = actions.split(asked.actor, case, form.parts, on=given["on"], seen=asked.seen)
        return render(asked.request, "requests/split.html", {"case": case, "done": done})

    return _Task(form, act, context={"more": parts * 2 if parts < _MOST_PARTS else 0})


_TASKS: Mapping[type[Event], Callable[[_Asked, type[Event]], _Task]] = {
    handling.Drafted: _draft,
    handling.DraftReviewed: _review,
    handling.Decided: _approve,
    handling.ExtensionApproved: _extend,
    handling.Split: _split,
    record.Assigned: _assign,
}
