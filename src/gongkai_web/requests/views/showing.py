"""What stands on the page of a case."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.law.outcomes import Outcome
from gongkai.law.requirements import Requirement, described
from gongkai.law.workdays import calendar
from gongkai.ledger.case import State
from gongkai.ledger.clocks import explain
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events import handling
from gongkai_web.accounts.models import User
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.requests import actions
from gongkai_web.requests.alike import alike, frequency
from gongkai_web.requests.content import content_of
from gongkai_web.requests.forms import ReasonForm
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.labels import said
from gongkai_web.requests.models import Case, CaseFile, NoteKind
from gongkai_web.requests.notes import Note
from gongkai_web.requests.outcomes import ground_choices, named
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.told import ARTICLES, HELP, LABELS, TOLD, WAYS
from gongkai_web.requests.way import Draft, next_step, running
from gongkai_web.requests.words import CHANNELS, EVENTS, FIELDS, VALUES


class Line(NamedTuple):
    """Something in the history: an entry of the ledger, or a note between entries. `facts`: what it says, by name."""

    label: object
    by: User | None
    entry: Entry | None
    at: object
    facts: list[tuple[object, object]]


def shown(actor: Actor, one: Whole) -> dict[str, object]:
    """The context of the page, for somebody who has a part in the case."""
    clock = explain(one.folded, calendar(), as_of=actor.today)
    handles = actor.duties.may(Right.HANDLE_CASES, one.case.organ)
    step = next_step(one.folded, one.draft, actor.today)
    offered = actions.permitted(actor, one.case, one.folded, one.entries, one.notes)
    return {
        "case": one.case,
        "content": content_of(one.case, one.entries),
        "reads": any(actor.duties.may(right, one.case.organ) for right in actions.READERS),
        "channel": CHANNELS[one.folded.channel],
        "clock": clock,
        "reasoning": [(part.on, said(part.text), part.basis) for part in (clock.reasoning if clock else ())],
        "light": light(one.case, actor.today),
        "step": step,
        "step_label": _label(step.event, one) if step.event else None,
        "step_name": step.event.__name__ if step.event in offered and step.event else "",
        "next": [(event.__name__, _label(event, one), ARTICLES.get(event), event is step.event) for event in offered],
        "running": [(said(each.label), each.party, each.deadline.last) for each in running(one.folded, actor.today)],
        "parties": _parties(one),
        "draft": _drafted(one.draft),
        "extension": one.extension,
        "history": _history(one),
        "outcome": named(one.folded.outcome.code) if one.folded.outcome else "",
        "handles": handles,
        "alike": alike(one.case) if handles else (),
        "often": _often(one, actor) if handles else None,
        "reveal": ReasonForm(),
        "files_count": CaseFile.objects.filter(case=one.case).count(),
        "letter": one.folded.split_from,
        "parts": one.folded.split_into,
    }


def light(case: Case, today: date) -> str:
    """How an open case stands to its due day: overdue, soon, lapsed where the applicant's time is over, or nothing to say.

    An ordinary letter: confirm on the day of its arrival, unconfirmed after it.
    """
    if case.state not in OPEN:
        return ""
    if case.waits_until is not None and case.waits_until < today:
        return "lapsed"
    if case.due_on is None or not case.awaited:
        return ""
    if case.state == State.ARRIVED:
        return "unconfirmed" if case.due_on < today else "confirm"
    return "overdue" if case.due_on < today else "soon" if case.due_on <= soon_or_a_week(today) else ""


def facts_of(told: Mapping[str, Any] | None, event: type[Event] | None = None) -> list[tuple[object, object]]:
    """What a note says, with what it is called; beside an entry, as the form of its event calls it."""
    if told is None:
        return [(pgettext("case", "note"), _("erased"))]
    own = {one.name: one.label for one in TOLD.get(event, ())} if event else {}
    return [
        (own.get(name) or _called(name), WAYS.get(value) or HELP.get(value, value))
        for name, value in told.items()
        if value not in ("", None)
    ]


def _label(event: type[Event], one: Whole) -> object:
    """What is offered, in the words of whoever does it."""
    if event is handling.ExtensionApproved and one.extension is None:
        return _("Propose an extension")
    own = {handling.Drafted: _("Draft the reply"), handling.DraftReviewed: _("Review the draft"), handling.Decided: _("Approve the reply")}
    return own.get(event, EVENTS[event])


def _called(name: str) -> object:
    known = {code: said(one.name) for code, one in catalogue().fields.items()} | {
        one.value: said(text) for one, text in described().items()
    }
    return LABELS.get(name) or known.get(name) or FIELDS.get(name, name)


def _drafted(draft: Draft | None) -> dict[str, object] | None:
    if draft is None:
        return None
    grounds = [label for code, label in ground_choices() if code in draft.grounds]
    reviewed = [VALUES[one] for one in sorted(draft.reviewed)]
    return {"outcome": named(draft.outcome), "grounds": grounds, "facts": facts_of(draft.said), "by": draft.by, "reviewed": reviewed}


def _parties(one: Whole) -> list[tuple[object, ...]]:
    """Who was asked: name, role, when, what came of it."""
    told = {note.entry: note.said for note in one.notes if note.kind is NoteKind.ENTRY}
    return [
        (
            each.party,
            (told.get(each.sent.entry) or {}).get("who", ""),
            VALUES[each.role],
            each.sent.on,
            each.served.on if each.served else None,
            VALUES[each.opinion] if each.opinion else None,
        )
        for each in one.folded.consultations
    ]


def _often(one: Whole, actor: Actor) -> dict[str, object] | None:
    found = frequency(one.case, actor.today)
    return {"counts": found.counts, "beyond": found.beyond, "why": [said(text) for text in found.verdict]} if found else None


def _history(one: Whole) -> list[Line]:
    """Newest first; what was written beside an entry stands with it."""
    beside: dict[int, list[Note]] = {}
    for note in one.notes:
        beside.setdefault(note.entry, []).append(note)
    lines: list[Line] = []
    for entry, by in one.history:
        here = beside.get(entry.number, [])
        own = next((note for note in here if _belongs(note, entry)), None)
        facts = _data(entry.event) + (_without_draft(own, type(entry.event)) if own else [])
        lines.append(Line(EVENTS[type(entry.event)], by, entry, entry.recorded_at, facts))
        lines += [Line(note.kind.label, note.by, None, note.at, _without_draft(note)) for note in here if note is not own]
    return lines[::-1]


def _belongs(note: Note, entry: Entry) -> bool:
    """Whether a note was written with the entry, not after it."""
    return note.at == entry.recorded_at and note.kind in {NoteKind.ENTRY, NoteKind.DRAFT}


def _without_draft(note: Note, event: type[Event] | None = None) -> list[tuple[object, object]]:
    """A draft stands on the page by itself; the history names its outcome."""
    if note.kind is NoteKind.DRAFT and note.said:
        return [(FIELDS["outcome"], named(note.said["outcome"]))]
    return facts_of(note.said, event)


def _data(event: Event) -> list[tuple[object, object]]:
    """What the ledger holds of an event, in words."""
    names = [name for name in FIELDS if hasattr(event, name)]
    return [(FIELDS[name], _worded(getattr(event, name))) for name in names if getattr(event, name) not in (None, ())]


def _worded(value: object) -> object:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case tuple():
            return "、".join(str(label) for code, label in ground_choices() if code in value) or "、".join(value)
        case str() if value in VALUES:
            return VALUES[value]  # type: ignore[index]  # a member of one of the closed lists
        case str() if value in set(Outcome) or value in {one.value for one in Requirement}:
            return named(value)
        case _:
            return value
