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
from gongkai.ledger.events.handling import Decided, ExtensionApproved, ExtensionNotified
from gongkai.ledger.events.opening import ApplicantKind
from gongkai_web.letters.drafting.catalogue import FieldKind, Letter, To, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.findings import Finding
from gongkai_web.letters.drafting.lines import Line
from gongkai_web.letters.drafting.lint import lint
from gongkai_web.letters.drafting.offers import SENT, decision
from gongkai_web.letters.drafting.values import letter_lines
from gongkai_web.letters.models import Letter as Issued
from gongkai_web.letters.models import LetterDraft, Letterhead, LetterText
from gongkai_web.letters.settled import GROUNDS, settled
from gongkai_web.organs.models import Organ
from gongkai_web.requests.content import content_of
from gongkai_web.requests.kinds import Method
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import notes_of
from gongkai_web.requests.sealing import masked as masked_name
from gongkai_web.requests.sealing import opened, seal
from gongkai_web.severing.models import Severed

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
    known = settled(letter, given.outcome, folded, entries, notes_of(draft.case))
    grounds = tuple(map(Ground, known[GROUNDS].split())) if GROUNDS in known else given.grounds
    facts = _facts(draft.case, letter, folded, entries, Given(given.dated, given.outcome, grounds, {**given.said, **known}), head)
    shown = number or (_numbered(head.mark, given.dated.year, "　") if head and letter.numbered else "")
    facts = replace(facts, number=shown)
    if "extension_days" in letter.asks:
        facts = _extended(draft.case, entries, folded, facts, now)
    own = text_in_force(draft.organ, draft.code)
    text = own.text if own else letter.text
    return Drafted(letter, facts, letter_lines(letter, text, facts), lint(letter, text, facts), known)


def numbered(head: Letterhead, year: int, place: int) -> str:
    """A document number: 洛水公开告〔2026〕12号."""
    return _numbered(head.mark, year, str(place))


def _numbered(mark: str, year: int, place: str) -> str:
    return f"{mark}〔{year}〕{place}号"


def _facts(case: Case, letter: Letter, folded: HandledCase, entries: Sequence[Entry], given: Given, head: Letterhead | None) -> Facts:
    organ, who = case.organ, json.loads(opened(case.applicant.key, bytes(case.applicant.sealed)))
    clock = answer_clock(folded._replace(extension=None) if "extension_days" in letter.asks else folded, calendar())
    result = decision(folded)
    return Facts(
        organ=organ.name,
        addressee=who["name"] if letter.to is To.APPLICANT else given.said.get("addressee", ""),
        dated=given.dated,
        person=case.applicant.kind == ApplicantKind.NATURAL_PERSON,
        received_on=folded.received.on if folded.received else None,
        channel=folded.channel,
        register_number=folded.register_number or "",
        content=content_of(case, entries),
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
        decided=result.code if result else "",
        decided_on=result.made.on if letter.reply and result else None,
        sent=folded.state in SENT,
        provisional=bool(clock and clock.provisional),
        yuan=folded.fee.yuan if folded.fee else None,
        severed=_severed(case) if given.outcome is Outcome.PARTIAL else None,
    )


def _approved(letter: Letter, folded: HandledCase) -> bool:
    """Whether what the letter tells of was approved, where it has to be: a reply, an extension (OGI-R 33, 36)."""
    if "extension_days" in letter.asks:
        return folded.extension is not None
    return Decided.__name__ not in letter.on or decision(folded) is not None


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
            if code in wanted and words and _fits(catalogue().fields[code].kind, str(words)):
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


def _fits(kind: FieldKind, words: str) -> bool:
    """Whether words that were written elsewhere can stand in a field."""
    match kind:
        case FieldKind.DAY:
            return _is_day(words)
        case FieldKind.DAYS | FieldKind.NUMBER:
            return words.isascii() and words.isdecimal()
        case _:
            return True


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _severed(case: Case) -> frozenset[Ground] | None:
    """On what grounds passages were cut out of the files as they were saved last."""
    files = {one.document_id: one for one in Severed.objects.filter(document__case=case).order_by("pk")}
    return frozenset(Ground(cut["ground"]) for one in files.values() for cut in one.cuts) if files else None


def _extended(case: Case, entries: Sequence[Entry], folded: HandledCase, facts: Facts, now: datetime) -> Facts:
    """With the last day for the answer once the extension is approved and told on the date of the letter; without where it cannot be."""
    days = facts.said.get("extension_days", "")
    events: list[Event] = [] if folded.extension else [ExtensionApproved(int(days or "0"))]
    if folded.extension is None or folded.extension.notified is None:
        events.append(ExtensionNotified())
    new = [Entry(case.pk, case.entries + place, facts.dated, now, event) for place, event in enumerate(events, 1)]
    try:
        clock = answer_clock(standing([*entries, *new]), calendar())
    except LedgerError:
        return facts
    return replace(facts, extended_to=clock.due, provisional=facts.provisional or clock.provisional) if clock else facts


def masked(lines: Iterable[Line], drafted: Drafted) -> list[Line]:
    """The lines as they stand on a screen: the applicant by the first sign of the name."""
    name = drafted.facts.addressee if drafted.letter.to is To.APPLICANT else ""
    return [Line(one.role, one.text.replace(name, masked_name(name)) if name else one.text) for one in lines]
