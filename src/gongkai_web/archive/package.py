"""The package of a case: its papers, its ledger, what officers noted, and an index of it all."""

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from gongkai.ledger.case import Kind
from gongkai.ledger.events.handling import Dispatched
from gongkai.ledger.strikes import standing
from gongkai_web.archive.bag import bag
from gongkai_web.archive.papers import Paper, papers
from gongkai_web.messages.models import Message
from gongkai_web.requests.actions.handing import provided
from gongkai_web.requests.models import Case, CaseEntry
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.words import EVENTS

FORMAT = "gongkai-case/1"
_TITLES = {Kind.REQUEST: "政府信息公开申请", Kind.RECTIFICATION: "政府信息更正申请", Kind.COMPLAINT: "政府信息公开监督投诉"}
"""What a case is called in the archive."""


def package(whole: Whole, on: date) -> bytes:
    """A ZIP with request, papers, letters, slip, ledger and index, each with its checksum. Raises: Unreadable."""
    case = whole.case
    found = [*papers(case), _ledger(whole), _slip(whole)]
    index = json.dumps(_index(whole, found), ensure_ascii=False, indent=2).encode()
    about = {
        "Source-Organization": f"{case.organ.name} ({case.organ.code})",
        "External-Identifier": case.pk,
        "External-Description": f"{_TITLES[Kind(case.kind)]} {case}",
    }
    return bag(case.pk, {**{one.path: one.content for one in found}, "index.json": index}, about, on)


def _ledger(whole: Whole) -> Paper:
    lines = CaseEntry.objects.filter(case=whole.case).order_by("number").values_list("line", flat=True)
    return Paper("ledger.jsonl", "办理台账", "organ", "application/x-ndjson", "".join(f"{line}\n" for line in lines).encode())


def _slip(whole: Whole) -> Paper:
    """The slip of the handling, in Chinese whoever makes the package."""
    rows = [(entry, EVENTS.get(type(entry.event), type(entry.event).__name__), by) for entry, by in whole.history]
    with translation.override("zh-hans"):
        told = render_to_string("archive/slip.html", {"case": whole.case, "rows": rows, "title": _TITLES[Kind(whole.case.kind)]})
    return Paper("slip.html", "办理单", "organ", "text/html; charset=utf-8", told.encode())


def _standing(case: Case) -> dict[str, Any]:
    return {
        "case": case.pk,
        "kind": case.kind,
        "register_number": case.register_number,
        "organ": {"code": case.organ.code, "name": case.organ.name},
        "state": case.state,
        "received_on": _day(case.received_on),
        "due_on": _day(case.due_on),
        "outcome": case.outcome,
        "answered_on": _day(case.answered_on),
        "applicant": {"kind": case.applicant.kind, "erased": not case.applicant.key},
    }


def _index(whole: Whole, found: Sequence[Paper]) -> dict[str, Any]:
    case = whole.case
    return {
        "format": FORMAT,
        **_standing(case),
        "entries": [
            {
                "number": entry.number,
                "happened_on": entry.happened_on.isoformat(),
                "recorded_at": entry.recorded_at.isoformat(),
                "event": type(entry.event).__name__,
                "recorded_by": str(by) if by else None,
            }
            for entry, by in whole.history
        ],
        "notes": [
            {
                "entry": one.entry,
                "kind": one.kind,
                "said": dict(one.said) if one.said else None,
                "by": str(one.by),
                "at": one.at.isoformat(),
            }
            for one in whole.notes
        ],
        "messages": [
            {"step": one.step, "channel": one.channel, "state": one.state, "at": one.settled_at.isoformat() if one.settled_at else None}
            for one in Message.objects.filter(case=case).order_by("due_at", "key")
        ],
        "provided": _provided(whole, found),
        "papers": [
            {
                "path": f"data/{one.path}",
                "title": one.title,
                "origin": one.origin,
                "media_type": one.media_type,
                "bytes": len(one.content),
                "sha256": sha256(one.content).hexdigest(),
            }
            for one in found
        ],
        "made_at": timezone.now().isoformat(),
    }


def _provided(whole: Whole, found: Sequence[Paper]) -> dict[str, Any]:
    """Which files the applicant got with the reply, how they were wanted, and how they went out. Law: OGI-R 29, 40."""
    case = whole.case
    chosen = {one.severed or one.document: one for one in provided(case, whole.folded)}
    happened = [(entry.happened_on, entry.event) for entry in standing(tuple(whole.entries))]
    return {
        "wanted": {"form": case.form, "method": case.method},
        "sent": [{"on": on.isoformat(), "mode": event.mode} for on, event in happened if isinstance(event, Dispatched)],
        "files": [
            {"path": f"data/{paper.path}", "chosen_by": str(chosen[paper.row].by), "chosen_at": chosen[paper.row].at.isoformat()}
            for paper in found
            if paper.row in chosen
        ],
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
