"""What a case can be answered with: the catalogue in its groups, what each outcome needs, and the row of the report that follows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.law.course import Consulted
from gongkai.law.decisions import required
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome, catalogue, existing, row, version
from gongkai.law.rectifications import Rectification
from gongkai.law.requirements import Requirement, described
from gongkai.ledger.case import HandledCase, Kind, State
from gongkai.ledger.events.handling import ComplaintOutcome, Decided, Opinion
from gongkai.report.forms import form_for_year
from gongkai_web.letters.drafting.catalogue import Field
from gongkai_web.letters.drafting.catalogue import catalogue as letters
from gongkai_web.requests.alike import asked_before
from gongkai_web.requests.labels import said
from gongkai_web.requests.notes import Note
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.way import LAPSING

OTHERS: Mapping[StrEnum, Promise] = {
    Rectification.RECTIFIED: _("record rectified"),
    Rectification.TRANSFERRED: _("passed on to the organ that may rectify it"),
    Rectification.TOLD_WHOM: _("told which organ to ask"),
    Rectification.REFUSED: _("rectification refused"),
    ComplaintOutcome.REMEDIATION_ORDERED: _("remediation ordered"),
    ComplaintOutcome.CRITICISED: _("criticised in a circular"),
    ComplaintOutcome.UNFOUNDED: _("unfounded"),
    ComplaintOutcome.REFERRED: _("referred to the competent department"),
}
"""How rectifications and complaints end; table three does not count them."""
_CATALOGUES: Mapping[Kind, type[StrEnum]] = {Kind.RECTIFICATION: Rectification, Kind.COMPLAINT: ComplaintOutcome}

GROUPS: Mapping[str, Promise] = {
    "granted": _("Disclosed"),
    "partial": _("Disclosed in part"),
    "denied": _("Not disclosed"),
    "unavailable": _("Cannot be provided"),
    "not_processed": _("Not processed"),
    "other_handling": _("Handled otherwise"),
}
"""Of table three."""
_OF_A_PART = frozenset({"denied", "unavailable"})
_KNOWN = frozenset({Requirement.WITHHELD_GROUNDS, Requirement.LAPSE})
"""What nobody writes down in a draft: its parts say the one, the ledger the other."""
_LAPSES = {State.CORRECTION_PENDING: Outcome.ABANDONED_NO_CORRECTION, State.FEE_PENDING: Outcome.ABANDONED_FEE}


class Choice(NamedTuple):
    """One outcome as an officer chooses it. `row`: of table three, empty where the case is not counted there."""

    code: str
    name: str
    articles: str
    needs: Sequence[str]
    row: str


def groups(folded: HandledCase, on: date) -> list[tuple[Promise | str, list[Choice]]]:
    """The outcomes that the case can have, in the groups of the report."""
    if folded.kind is not Kind.REQUEST:
        return [("", [Choice(one.value, str(OTHERS[one]), "", (), "") for one in _CATALOGUES[folded.kind]])]
    found: dict[str, list[Choice]] = {}
    for outcome in possible(folded, on):
        found.setdefault(group_of(outcome, on.year), []).append(_choice(outcome, on))
    return [(label, found[name]) for name, label in GROUPS.items() if name in found]


def possible(folded: HandledCase, on: date) -> tuple[Outcome, ...]:
    """The outcomes of a request that its course so far allows."""
    if folded.state in LAPSING:
        return (_LAPSES[folded.state],)
    never = {Outcome.WITHDRAWN, *_LAPSES.values()}
    if folded.correction is None or folded.correction.received is None:
        never.add(Outcome.STILL_UNCLEAR)
    return tuple(one for one in existing(on) if one not in never)


def group_of(outcome: str, year: int) -> str:
    """The group of table three in which an outcome counts in the report of a year; empty where there was no such table."""
    form = form_for_year(year)
    return row(Outcome(outcome), form.id).split(".")[2] if form else ""


def named(code: str) -> str:
    """An outcome of any kind of case in words."""
    if code in set(Outcome):
        return said(catalogue()[Outcome(code)].name)
    return next((str(label) for one, label in OTHERS.items() if one == code), code)


def ground_choices() -> list[tuple[str, str]]:
    """Every ground by its name, those of earlier decisions too."""
    named_alone = [(one.value, said(catalogue()[one.alone].name)) for one in Ground if one is not Ground.NOT_OGI]
    return [*named_alone, (Ground.NOT_OGI.value, gettext("no government information"))]


def offered_grounds(on: date) -> list[tuple[str, str]]:
    """Why a part can be withheld: refused, or not there to be given. What is said of a whole request is no ground of a part.

    Law: OGI-R 14 to 16, 36(3) to (5), 37, 38.
    """
    known = existing(on)
    parts = {one.value for one in Ground if one.alone in known and group_of(one.alone, on.year) in _OF_A_PART} | {Ground.NOT_OGI.value}
    return [(code, label) for code, label in ground_choices() if code in parts]


def needed(folded: HandledCase, code: str, grounds: Sequence[str], on: date) -> list[tuple[str, str]]:
    """What the decision has to say: name of the statement, and what it is."""
    if folded.kind is not Kind.REQUEST:
        return [("reasons", gettext("the facts found and the reasons"))]
    wanted = required(Outcome(code), on, grounds=[Ground(one) for one in grounds])
    found = [(one.value, said(described()[one])) for one in wanted if one not in _KNOWN]
    objected = any(one.opinion is Opinion.OBJECTS for one in folded.consultations)
    if objected and code in {Outcome.GRANTED, Outcome.PARTIAL}:
        found.append(("over_objection", gettext("why it is disclosed over an objection, and that the third party was told")))
    return found


class Beside(NamedTuple):
    """Something that a letter says besides, which goes with a decision. `letter`: its name. `optional`: the letter can do without."""

    letter: Message
    field: Field
    optional: bool


def beside(kind: Kind, code: str) -> Iterator[Beside]:
    """What else letters say that go with a decision: what is approved with it is not written anew afterwards.

    Who was asked and objected gets a letter of their own: what concerns each the case has already, and the draft says why it is disclosed.
    """
    known = letters()
    for one in known.letters.values():
        if kind in one.kinds and code in one.after and not one.consulted:
            for name in one.may_ask if one.reply else one.asks:
                yield Beside(one.name, known.fields[name], one.reply)


def prefilled(folded: HandledCase, notes: Sequence[Note]) -> dict[str, str]:
    """What the case says already of what decisions need."""
    texts: dict[str, str] = {}
    if searched := [one.said for one in notes if one.said and "where" in one.said]:
        texts[Requirement.SEARCH_RECORD] = "\n".join(f"{one['where']}（{one['searcher']}）" for one in searched)
    if folded.consultations:
        texts[Requirement.CONSULTATION_RESULT] = "\n".join(_consulted(folded, notes))
    if folded.fee and folded.fee.served:
        facts = {"yuan": folded.fee.yuan, "on": date_format(folded.fee.served.on)}
        texts[Requirement.FEE_NOTICE] = gettext("%(yuan)s yuan, notice received on %(on)s") % facts
    return texts


def lacking(one: Whole, decided: Decided, on: date) -> str:
    """What has to be on record before a draft of that day can say so; empty where nothing is missing."""
    folded = one.folded
    if folded.kind is not Kind.REQUEST:
        return ""
    for_third_party = decided.outcome == Outcome.REFUSE_THIRD_PARTY or Ground.REFUSE_THIRD_PARTY in decided.grounds
    if for_third_party and not any(each.role is Consulted.THIRD_PARTY for each in folded.consultations):
        return gettext("Ask the third party first: its rights are weighed after a consultation in writing (article 32).")
    match Outcome(decided.outcome):
        case Outcome.NOT_EXIST if folded.found is not False:
            return gettext("Record the search first: that information does not exist rests on a search that found nothing (article 36).")
        case Outcome.REPEATED if not asked_before(one.case, decided.same_as or ""):
            return gettext("Name a request of the same applicant that was answered: only what was answered is repeated (article 36).")
        case Outcome.EXCESSIVE:
            return _reasons_lacking(one, on)
        case _:
            return ""


def _reasons_lacking(one: Whole, on: date) -> str:
    """Why a request cannot be called excessive yet: nobody asked for the reasons, or they can still come."""
    reasons = one.folded.reasons
    if reasons is None:
        return gettext("Ask for the reasons first: a request is not processed as excessive after that alone (article 35).")
    told = next((note.said for note in one.notes if note.entry == reasons.requested.entry and note.said), {})
    until = told.get("reasons_by")
    if reasons.given is not None or (until is not None and date.fromisoformat(until) < on):
        return ""
    if until is None:
        return gettext("No last day for the reasons is on record: strike the entry that asked for them, and record it with that day.")
    return gettext("The applicant can still give the reasons, until %(until)s (article 35).") % {"until": until}


def _consulted(folded: HandledCase, notes: Sequence[Note]) -> Iterator[str]:
    told = {one.entry: one.said for one in notes if one.said}
    for one in folded.consultations:
        words = (told.get(one.answered.entry) or {}).get("opinion", "") if one.answered else gettext("no answer within the period")
        yield f"{one.party}：{words}"


def _choice(outcome: Outcome, on: date) -> Choice:
    needs = [said(described()[one]) for one in required(outcome, on)]
    articles = "、".join(one.code for one in version(outcome, on).articles)
    return Choice(outcome.value, said(catalogue()[outcome].name), articles, needs, _row(outcome, on))


def _row(outcome: Outcome, on: date) -> str:
    """The row of the report of that year, as the form prints it."""
    form = form_for_year(on.year)
    if form is None:
        return ""
    key = row(outcome, form.id).removeprefix("requests.")
    rows = (one for block in form.table("requests").blocks for one in block.rows)
    return next(" ".join((*one.groups[1:], one.label)) for one in rows if one.key == key)
