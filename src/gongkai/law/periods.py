"""Statutory periods: how long each is, from which event, under which article, from when until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.dated import governs, in_force
from gongkai.law.entries import entry, message_of, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, Settings

_FILE = "periods.toml"
_OPTIONAL = {"variant", "count", "date", "setting", "extension", "rolls", "stop", "untold", "missed", "until"}


class PeriodKind(StrEnum):
    """What a period is for; `data/periods.toml` says it in words."""

    PUBLICATION = "publication"
    CORRECTION_NOTICE = "correction_notice"
    CORRECTION = "correction"
    ANSWER = "answer"
    THIRD_PARTY_OPINION = "third_party_opinion"
    JOINT_ORGAN_OPINION = "joint_organ_opinion"
    FEE_PAYMENT = "fee_payment"
    RECTIFICATION = "rectification"
    COMPLAINT = "complaint"
    DEPARTMENT_REPORT = "department_report"
    GOVERNMENT_REPORT = "government_report"
    REVIEW_REQUEST = "review_request"
    SUIT = "suit"
    SUIT_AFTER_REVIEW = "suit_after_review"
    SUIT_FOR_SILENCE = "suit_for_silence"
    REVIEW_ACCEPTANCE = "review_acceptance"
    RESPONDENT_REPLY = "respondent_reply"
    REVIEW_DECISION = "review_decision"
    RESPONDENT_COMPLIANCE = "respondent_compliance"
    DEFENDANT_ANSWER = "defendant_answer"
    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    PENALTY_WITHDRAWAL = "penalty_withdrawal"
    RULE_FILING = "rule_filing"


class Procedure(StrEnum):
    """The procedure of a reconsideration or a suit, where periods differ by it."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


class Unit(StrEnum):
    """What a period is counted in. `DATE`: it ends on a date of the year after its event."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    DATE = "date"


class StopRule(NamedTuple):
    """The events that stop a period and let it go on, and what the stop rests on."""

    begin: str
    end: str
    basis: Basis


class Untold(NamedTuple):
    """When nobody told of the remedy: the period runs from `event`, and is over `months` after its own event all the same."""

    event: str
    months: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Period:
    """One version of one period. `count` is in `unit`; for `Unit.DATE` it is None and `month_day` holds the date.

    `row`: its name in reasonings (`DL-04`). `variant`: the procedure, or the category of a publication. `missed`: what follows if it is.
    """

    kind: str
    row: str
    event: str
    unit: Unit
    basis: Basis
    since: date
    until: date | None = None
    variant: str | None = None
    count: int | None = None
    month_day: tuple[int, int] | None = None
    setting: str | None = None
    extension: int = 0
    rolls: bool = False
    stop: StopRule | None = None
    untold: Untold | None = None
    missed: Message | None = None

    def length(self, settings: Settings) -> int:
        """How many units it has under the choices of an office."""
        return int(getattr(settings, self.setting)) if self.setting else self.count or 0


class Convention(NamedTuple):
    """A rule of counting that goes with every period: `roll`, `month_end`."""

    name: str
    row: str
    basis: Basis | None
    since: date
    until: date | None


@cache
def periods() -> tuple[Period, ...]:
    """Every version of every period but the special ones for publication.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of(_FILE, _periods)


def period_of(row: Mapping[str, Any]) -> Period:
    """The period that an entry of a data file describes.

    Raises: KeyError, ValueError, ContractError when it is not as it must be.
    """
    entry(row, {"kind", "row", "event", "unit", "basis", "since"}, _OPTIONAL)
    unit, setting = Unit(row["unit"]), row.get("setting")
    if (unit is Unit.DATE) != ("date" in row) or (unit is Unit.DATE) == ("count" in row):
        raise ValueError("a period has a count, or a date when its unit is date")
    if setting is not None and getattr(DEFAULTS, setting) != row["count"]:
        raise ValueError(f"the count of {row['kind']} is not the default of the setting {setting}")
    since, until = span_of(row)
    stop, untold = row.get("stop"), row.get("untold")
    return Period(
        kind=text_of(row, "kind"),
        row=text_of(row, "row"),
        event=text_of(row, "event"),
        unit=unit,
        basis=basis(row["basis"]),
        since=since,
        until=until,
        variant=row.get("variant"),
        count=row.get("count"),
        month_day=_month_day(row["date"]) if "date" in row else None,
        setting=setting,
        extension=row.get("extension", 0),
        rolls=row.get("rolls", unit in {Unit.DAYS, Unit.MONTHS}),
        stop=StopRule(stop["begin"], stop["end"], basis(stop["basis"])) if stop else None,
        untold=Untold(untold["event"], untold["months"], basis(untold["basis"])) if untold else None,
        missed=message_of(row["missed"]) if "missed" in row else None,
    )


def period(kind: PeriodKind, event: str, on: date, variant: str | None = None) -> Period:
    """The version that governed on a day, which is that of the starting event.

    Raises: ContractError when none did.
    """
    versions = [one for one in periods() if (one.kind, one.event, one.variant) == (kind, event, variant)]
    return in_force(versions, on, f"{kind} ({variant})" if variant else kind)


def governing(kind: PeriodKind, on: date) -> Period | None:
    """The same for a kind with one event and no variant; None when the law of that day had no such period."""
    return next((one for one in periods() if one.kind == kind and governs(one, on)), None)


def convention(name: str, on: date) -> Convention:
    """The version of a rule of counting that governed on a day."""
    return in_force((one for one in _conventions() if one.name == name), on, name)


def kind_label(kind: PeriodKind) -> Message:
    """What a period is for, in words."""
    return _labels("kinds")[kind]


def event_label(event: str) -> Message:
    """What happened, in words."""
    return _labels("events")[event]


@cache
def _labels(table: str) -> Mapping[str, Message]:
    return rules_of(_FILE, lambda data: {name: message_of(row) for name, row in data[table].items()})


@cache
def _conventions() -> tuple[Convention, ...]:
    return rules_of(_FILE, lambda data: tuple(map(_convention, rows_of(data, "conventions"))))


def _convention(row: Mapping[str, Any]) -> Convention:
    entry(row, {"name", "row", "since"}, {"basis", "until"})
    named = basis(row["basis"]) if "basis" in row else None
    return Convention(text_of(row, "name"), text_of(row, "row"), named, *span_of(row))


def _periods(data: Mapping[str, Any]) -> tuple[Period, ...]:
    found = tuple(map(period_of, rows_of(data, "periods")))
    if {one.kind for one in found} != set(PeriodKind):
        raise ValueError("each kind needs at least one period, and has to be one that the library knows")
    return found


def _month_day(text: str) -> tuple[int, int]:
    day = date.fromisoformat(f"2001-{text}")  # a year without 29 February: no day that some years lack
    return day.month, day.day
