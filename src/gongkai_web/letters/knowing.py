"""From the rows of the database to what a letter may know."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from gongkai.law.course import Consulted
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedy_text import Addressees
from gongkai.law.review_bodies import DecisionMaker
from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase
from gongkai.ledger.clocks import answer_clock
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import ExtensionApproved, ExtensionNotified
from gongkai_web.letters.drafting.catalogue import Letter, To, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.findings import Finding
from gongkai_web.letters.drafting.lines import Line
from gongkai_web.letters.drafting.lint import lint
from gongkai_web.letters.drafting.offers import decision
from gongkai_web.letters.drafting.values import letter_lines
from gongkai_web.letters.models import Letter as Issued
from gongkai_web.letters.models import LetterDraft, Letterhead, LetterText
from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import IdType, Method
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import notes_of
from gongkai_web.requests.sealing import opened, seal

GROUNDS = "grounds"
"""The name under which the grounds of what is withheld stand among the fields."""
_ONLINE = frozenset({Method.EMAIL, Method.ONLINE})
_MOBILE = 11
"""Digits of a mobile number without the code of the country."""
_NAME = re.compile(r"[^\s,，;；、（(]{2,}")
"""A name, where an address follows it."""
_SAME = {"who": "addressee", "about": "information", "counts": "request_counts", "unclear": "unclear_content", "where": "search_record"} | {
    "working_days": "extension_days"
}
"""What the desk calls what a letter says."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an officer chose and wrote in a letter. `dated`: the date of the letter; `said`: field → words."""

    dated: date
    outcome: Outcome | None = None
    grounds: tuple[Ground, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


def sealed(given: Given, case: Case) -> bytes:
    """What was given, as it lies in the database."""
    plain = {**asdict(given), "dated": given.dated.isoformat()}
    return seal(case.applicant.key, json.dumps(plain, ensure_ascii=False).encode())


def given_of(row: LetterDraft | Issued) -> Given:
    """What was given. Raises: Unreadable once the applicant was erased."""
    plain = json.loads(opened(row.case.applicant.key, bytes(row.sealed)))
    outcome = Outcome(plain["outcome"]) if plain["outcome"] else None
    return Given(date.fromisoformat(plain["dated"]), outcome, tuple(map(Ground, plain["grounds"])), plain["said"])


class Drafted(NamedTuple):
    """A draft as it would go out. `known`: what the ledger already says of its fields."""

    letter: Letter
    facts: Facts
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    known: Mapping[str, str]


def text_in_force(organ: Organ, code: str) -> LetterText | None:
    """The newest version of an organ's own text; None where it has none, or went back to the platform's."""
    newest = LetterText.objects.filter(organ=organ, code=code).order_by("-number").first()
    return newest if newest and newest.lines else None


def drafted(draft: LetterDraft, now: datetime, number: str = "") -> Drafted:
    """The letter that a draft makes at this moment, and what is wrong with it. `number`: the one it is given, else a gap for it.

    Raises: Unreadable, LedgerError.
    """
    letter, given = catalogue().letters[draft.code], given_of(draft)
    entries = entries_of(draft.case)
    folded = standing(entries)
    head = Letterhead.objects.filter(organ=draft.organ).first()
    known = known_of(letter, folded)
    grounds = tuple(map(Ground, known[GROUNDS].split())) if GROUNDS in known else given.grounds
    facts = _facts(draft.case, letter, folded, Given(given.dated, given.outcome, grounds, {**given.said, **known}), head)
    shown = number or (_numbered(head.mark, given.dated.year, "　") if head and letter.numbered else "")
    extended = _extended(draft.case, entries, folded, facts, now) if "extension_days" in letter.asks else None
    facts = replace(facts, number=shown, extended_to=extended)
    own = text_in_force(draft.organ, draft.code)
    text = own.text if own else letter.text
    return Drafted(letter, facts, letter_lines(letter, text, facts), lint(letter, text, facts), known)


def numbered(head: Letterhead, year: int, place: int) -> str:
    """A document number: 洛水公开告〔2026〕12号."""
    return _numbered(head.mark, year, str(place))


def known_of(letter: Letter, folded: HandledCase) -> Mapping[str, str]:
    """What the ledger says of a letter's fields; it stands above what is written in a draft."""
    found = {
        "correction_days": folded.correction.working_days if folded.correction else None,
        "extension_days": folded.extension.working_days if folded.extension else None,
        "delayed_until": folded.delayed_until,
    }
    known = {code: str(value) for code, value in found.items() if value is not None and code in letter.asks}
    result = decision(folded) if Outcome.PARTIAL in letter.outcomes else None
    return {**known, GROUNDS: " ".join(result.grounds)} if result else known


def _numbered(mark: str, year: int, place: str) -> str:
    return f"{mark}〔{year}〕{place}号"


def _facts(case: Case, letter: Letter, folded: HandledCase, given: Given, head: Letterhead | None) -> Facts:
    organ, who = case.organ, json.loads(opened(case.applicant.key, bytes(case.applicant.sealed)))
    clock = answer_clock(folded, calendar())
    return Facts(
        organ=organ.name,
        addressee=who["name"] if letter.to is To.APPLICANT else given.said.get("addressee", ""),
        dated=given.dated,
        person=case.applicant.id_type in {IdType.RESIDENT_ID, IdType.PASSPORT},
        received_on=folded.received.on if folded.received else None,
        channel=folded.channel,
        register_number=folded.register_number or "",
        content=opened(case.key, bytes(case.content)).decode(),
        due_on=clock.due if clock else None,
        contact="，".join(filter(None, (organ.address, organ.telephone))),
        outcome=given.outcome,
        grounds=given.grounds,
        consulted=tuple(one.role for one in folded.consultations),
        maker=DecisionMaker(head.maker) if head else None,
        turn_to=turn_to(head.bodies, head.court, head.online) if head else None,
        online=Method(case.method) in _ONLINE,
        said=given.said,
        private=tuple(_private(case, letter, who)),
        approved=_approved(letter, folded),
        decided_on=result.made.on if letter.outcomes and (result := decision(folded)) else None,
    )


def _approved(letter: Letter, folded: HandledCase) -> bool:
    """Whether what the letter tells of was approved, where it has to be: a reply, an extension (OGI-R 33, 36)."""
    if "extension_days" in letter.asks:
        return folded.extension is not None
    return not letter.outcomes or decision(folded) is not None


def turn_to(bodies: str, court: str, online: str) -> Addressees:
    """Where applicants can turn, as an organ entered it."""
    names = [line.strip() for line in bodies.splitlines() if line.strip()]
    return Addressees(tuple(Message(one, one) for one in names), Message(court, court), online or None)


def _private(case: Case, letter: Letter, who: Mapping[str, Any]) -> Iterator[str]:
    """What must not stand in the letter: numbers of the applicant in any; who asks in letters to others; who was asked in replies."""
    yield from (who["id_number"], who["phone"], who["phone"][-_MOBILE:])
    match letter.to:
        case To.APPLICANT:
            yield from third_parties(case)
        case To.THIRD_PARTY | To.ORGAN | To.UNIT:
            yield from (who["name"], who["email"], who["address"])
        case To.FILE:
            return


def told_before(case: Case, letter: Letter, outcome: Outcome | None, on: date) -> Mapping[str, str]:
    """What officers wrote down on a case before, as far as the letter has to say it too: the draft of the reply above all."""
    wanted, found = {*letter.needs(outcome, on), *letter.may_ask}, dict[str, str]()
    for note in notes_of(case):
        for name, words in (note.said or {}).items():
            code = _SAME.get(name, name)
            if code in wanted and words:
                found[code] = str(words)
    return found


def third_parties(case: Case) -> Iterator[str]:
    """The names of the third parties of a case: of those who were asked, and of those to whom a letter goes."""
    folded, told = standing(entries_of(case)), {note.entry: note.said or {} for note in notes_of(case) if note.kind is NoteKind.ENTRY}
    for one in folded.consultations:
        if one.role is Consulted.THIRD_PARTY and (who := _NAME.match(str(told.get(one.sent.entry, {}).get("who", "")).strip())):
            yield who[0]
    codes = [code for code, one in catalogue().letters.items() if one.to is To.THIRD_PARTY]
    rows: Sequence[LetterDraft | Issued] = [
        *LetterDraft.objects.filter(case=case, code__in=codes).select_related("case__applicant"),
        *Issued.objects.filter(case=case, code__in=codes).select_related("case__applicant"),
    ]
    yield from (name for row in rows if (name := given_of(row).said.get("addressee", "").strip()))


def _extended(case: Case, entries: Sequence[Entry], folded: HandledCase, facts: Facts, now: datetime) -> date | None:
    """The last day for the answer once the extension is approved and told on the date of the letter; None where it cannot be."""
    days = facts.said.get("extension_days", "")
    events: list[Event] = [] if folded.extension else [ExtensionApproved(int(days or "0"))]
    if folded.extension is None or folded.extension.notified is None:
        events.append(ExtensionNotified())
    new = [Entry(case.pk, case.entries + place, facts.dated, now, event) for place, event in enumerate(events, 1)]
    try:
        clock = answer_clock(standing([*entries, *new]), calendar())
    except LedgerError:
        return None
    return clock.due if clock else None


def masked(lines: Iterable[Line], drafted: Drafted) -> list[Line]:
    """The lines as they stand on a screen: the applicant by the first sign of the name."""
    name = drafted.facts.addressee if drafted.letter.to is To.APPLICANT else ""
    shown = name[:1] + "＊" * (len(name) - 1)
    return [Line(one.role, one.text.replace(name, shown) if name else one.text) for one in lines]
