"""The course of one request, as far as the period for its answer depends on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, basis
from gongkai.law.dated import in_force
from gongkai.law.entries import entry, rows_of, span_of
from gongkai.law.periods import Period, PeriodKind, governing, period
from gongkai.law.rule_files import rules_of


class Consulted(StrEnum):
    """Whom the organ asks before it answers."""

    THIRD_PARTY = "third_party"
    """Someone whom disclosure could harm (art 32): 15 working days; silence is not consent."""
    JOINT_ORGAN = "joint_organ"
    """An organ that made the information too (art 34): 15 working days; silence is consent."""
    OTHER_ORGAN = "other_organ"
    """Any other organ; the law gives it no period."""


class Consultation(NamedTuple):
    """A letter that asks for an opinion: when it was sent, when it arrived there (None: not recorded), when the opinion came."""

    sent: date
    received: date | None = None
    opinion: date | None = None
    whom: Consulted = Consulted.THIRD_PARTY


class Extension(NamedTuple):
    """An extension by so many working days; `notified`: the day its notice was sent, None when that is not recorded."""

    days: int
    notified: date | None = None


class AnswerRules(NamedTuple):
    """What governs the answer to a request, by the day it was received.

    `correction_notice`: None where the law set no period for it. `limits`: how long each kind of consultation can last, in working days.
    `stopped_by`: the consultations whose time is not counted.
    """

    period: Period
    correction_notice: Period | None
    limits: Mapping[Consulted, Period | None]
    stopped_by: frozenset[Consulted]
    stop_basis: Basis
    correction_basis: Basis


class _Effects(NamedTuple):
    stopped_by: frozenset[Consulted]
    stop: Basis
    corrected: Basis
    since: date
    until: date | None


@cache
def answer_rules(received: date) -> AnswerRules:
    """What governs the answer to a request that was received on a day: 20 + 20 working days since 2019-05-15, 15 + 15 before.

    Raises: ContractError before 2008-05-01.
    """
    answer = period(PeriodKind.ANSWER, "received", received)
    effects = in_force(_effects(), received, "answer")
    limits = {
        Consulted.THIRD_PARTY: governing(PeriodKind.THIRD_PARTY_OPINION, received),
        Consulted.JOINT_ORGAN: governing(PeriodKind.JOINT_ORGAN_OPINION, received),
        Consulted.OTHER_ORGAN: None,
    }
    notice = governing(PeriodKind.CORRECTION_NOTICE, received)
    return AnswerRules(answer, notice, limits, effects.stopped_by, effects.stop, effects.corrected)


@cache
def _effects() -> tuple[_Effects, ...]:
    return rules_of("periods.toml", lambda data: tuple(map(_effect, rows_of(data, "answer"))))


def _effect(row: Mapping[str, Any]) -> _Effects:
    entry(row, {"stopped_by", "stop", "corrected", "since"}, {"until"})
    return _Effects(frozenset(map(Consulted, row["stopped_by"])), basis(row["stop"]), basis(row["corrected"]), *span_of(row))


@dataclass(frozen=True, slots=True)
class Course:
    """What happened to a request. None: it has not happened, or is not recorded.

    A correction or payment whose notice is not recorded was asked for in time.
    Raises: ContractError for an order that cannot be, naming both events and the rule.
    """

    received: date
    consultations: tuple[Consultation, ...] = ()
    extension: Extension | None = None
    correction_sent: date | None = None
    corrected: date | None = None
    fee_notice_sent: date | None = None
    fee_notice_received: date | None = None
    paid: date | None = None
    answered: date | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot have happened."""
        rules = answer_rules(self.received)
        if self.has_notices:
            refuse_disorder("RQ-05", {"received": self.received, "correction_sent": self.correction_sent, "corrected": self.corrected})
            fee = {"fee_notice_sent": self.fee_notice_sent, "fee_notice_received": self.fee_notice_received, "paid": self.paid}
            refuse_disorder("DL-11", {"received": self.received, **fee})
            if first := next((day for day in fee.values() if day), None):
                period(PeriodKind.FEE_PAYMENT, "fee_notice_received", first)
        for one in self.consultations:
            _ordered_consultation(self.received, one)
        if self.extension is not None:
            refuse_disorder("RQ-08", {"received": self.received, "extension_sent": self.extension.notified})
            most = rules.period.extension
            if not 1 <= self.extension.days <= most:
                why = f"the most is {most} working days ({rules.period.basis.code})"
                raise ContractError(
                    f"an extension by {self.extension.days} working days is not possible", where="RQ-08", why=why, remedy="check it"
                )
        if self.answered is not None:
            refuse_disorder("DL-04", {"received": self.received, "answered": self.answered})

    @property
    def has_notices(self) -> bool:
        """Whether the applicant was asked for a correction or a fee."""
        return (self.correction_sent or self.corrected or self.fee_notice_sent or self.fee_notice_received or self.paid) is not None


EVENTS: Mapping[Consulted, tuple[str, str, str]] = {
    Consulted.THIRD_PARTY: ("consultation_sent", "third_party_received", "opinion_received"),
    Consulted.JOINT_ORGAN: ("joint_consultation_sent", "joint_organ_received", "joint_opinion_received"),
    Consulted.OTHER_ORGAN: ("organ_consultation_sent", "", "organ_opinion_received"),
}
"""The events of a consultation: the letter sent, received there, the opinion received. Each can happen several times in a course."""

_SINGLE = ("correction_sent", "corrected", "fee_notice_sent", "fee_notice_received", "paid", "answered")

_BEFORE_ANSWER = (
    *("correction_sent", "corrected", "fee_notice_sent", "fee_notice_received", "paid", "extension_sent"),
    *(letter for letter, _, _ in EVENTS.values()),
)

ANSWER_EVENTS: tuple[str, ...] = ("received", *_SINGLE, *(name for names in EVENTS.values() for name in names if name), "extension_sent")
"""Every event that the period for an answer knows."""


def course_of(events: Mapping[str, Sequence[date]], extension: int | None = None) -> Course:
    """The course that named events make. The k-th letter of a kind, its receipt and its opinion belong together, in the order given.

    Raises: ContractError for an event that is unknown, missing or given twice, or an order that cannot be.
    """
    if unknown := sorted(events.keys() - set(ANSWER_EVENTS)):
        raise ContractError(f"unknown event {', '.join(unknown)}", remedy=f"use one of {', '.join(ANSWER_EVENTS)}")
    single = {name: _single(events, name) for name in ("received", "extension_sent", *_SINGLE)}
    received, notified = single.pop("received"), single.pop("extension_sent")
    if received is None:
        raise ContractError("the event received is missing", where="DL-04", why="the period runs from it", remedy="give the event received")
    if extension is None and notified is not None:
        raise ContractError(
            "the event extension_sent is given, but not the days of the extension", where="RQ-08", remedy="say by how many working days"
        )
    _refuse_after_answer(events)
    extended = None if extension is None else Extension(extension, notified)
    return Course(received, tuple(_consultations(events)), extended, **single)


def _refuse_after_answer(events: Mapping[str, Sequence[date]]) -> None:
    """After the answer nobody is asked for anything and nothing begins anew; a late opinion can still come."""
    for answered in events.get("answered", ()):
        for name in _BEFORE_ANSWER:
            for day in events.get(name, ()):
                refuse_disorder("DL-04", {name: day, "answered": answered})


def _single(events: Mapping[str, Sequence[date]], name: str) -> date | None:
    days = events.get(name, ())
    if len(days) > 1:
        raise ContractError(f"the event {name} is given {len(days)} times", why="it happens once to a request", remedy="give it once")
    return days[0] if days else None


def _consultations(events: Mapping[str, Sequence[date]]) -> Iterator[Consultation]:
    for whom, (letter, arrival, opinion) in EVENTS.items():
        rows = zip_longest(events.get(letter, ()), events.get(arrival, ()), events.get(opinion, ()))
        for number, (sent, received, answered) in enumerate(rows, 1):
            if sent is None:
                given = arrival if received else opinion
                why = f"they are paired in the order given, and this is number {number}"
                raise ContractError(
                    f"the event {given} has no {letter} before it", where="RQ-07", why=why, remedy=f"give the event {letter} as often"
                )
            yield Consultation(sent, received, answered, whom)


def _ordered_consultation(received: date, one: Consultation) -> None:
    letter, arrival, opinion = EVENTS[one.whom]
    rule = "RQ-09" if one.whom is Consulted.JOINT_ORGAN else "RQ-07"
    refuse_disorder(rule, {"received": received, letter: one.sent, arrival: one.received, opinion: one.opinion})


def refuse_disorder(rule: str, events: Mapping[str, date | None]) -> None:
    """Checks that the events that happened did so in the order in which they stand.

    Raises: ContractError that names both events and the rule.
    """
    before: tuple[str, date] | None = None
    for name, day in events.items():
        if day is None:
            continue
        if before is not None and day < before[1]:
            raise ContractError(f"{name} on {day} is before {before[0]} on {before[1]}", where=rule, remedy="check the two dates")
        before = name, day
