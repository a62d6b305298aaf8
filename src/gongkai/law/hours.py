"""What is due within hours of an event: when, to the minute, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, basis
from gongkai.law.dated import in_force
from gongkai.law.entries import entry, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.publication import Category, category_of
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.rule_files import rules_of
from gongkai.law.steps import capital, note, weekday
from gongkai.law.zone import SHANGHAI

_FILE = "hours.toml"
_ROW = "D.9"


class HourPeriod(NamedTuple):
    """One version of one period. Units: hours."""

    category: str
    hours: int
    basis: Basis
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class HourDeadline:
    """An instant by which something is due, in the time of Shanghai, and why."""

    due: datetime
    reasoning: Reasoning


@cache
def hour_categories() -> Mapping[str, Category]:
    """What is due within hours, by name.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of(_FILE, lambda data: {name: category_of(name, row) for name, row in data["categories"].items()})


@cache
def hour_periods() -> tuple[HourPeriod, ...]:
    """Every version of every period.

    Raises: RuleDataError, as `hour_categories`.
    """
    return rules_of(_FILE, _periods)


def hour_deadline(category: str, formed: datetime) -> HourDeadline:
    """When it is due: of an emergency at 14:30 on 2026-10-01 there is authoritative information by 19:30 that day, holiday or not.

    `formed`: the instant of the event, with its time zone.
    Law: IMPL80, OPINION, by the day of the event. Units: hours, day and night.
    Raises: ContractError for an unknown category, an instant without a zone, and a day on which no such period held.
    """
    if category not in hour_categories():
        raise ContractError(f"unknown category {category!r}", remedy=f"use one of {', '.join(hour_categories())}")
    if formed.utcoffset() is None:
        raise ContractError(f"the instant {formed} has no time zone", remedy="write it with one, such as 2024-01-31T18:00+08:00")
    try:
        begins = formed.astimezone(SHANGHAI)
        rule = in_force((one for one in hour_periods() if one.category == category), begins.date(), f"publication ({category})")
        due = begins + timedelta(hours=rule.hours)
    except OverflowError as error:
        raise ContractError(f"no date is so far from today as {formed}", remedy="check the date") from error
    what, start, end = hour_categories()[category].formed, written_instant(begins), written_instant(due)
    zh = f"{what.zh}：{start.zh}。自此刻起算{rule.hours}小时，昼夜不停，休息日、节假日不除外。"
    en = f"{capital(what.en)}: {start.en}. {rule.hours} hours run from that moment, day and night, on days of rest too."
    steps = (
        Step(begins.date(), _ROW, rule.basis, Effect.START, Message(zh, en)),
        Step(due.date(), _ROW, rule.basis, Effect.DUE, Message(f"期限在{end.zh}届满。", f"The period ends at {end.en}.")),
        note(
            None,
            _ROW,
            rule.basis,
            "通知未写明自何时起算，此处自所给时刻起算；另一种理解是自发现之时起算。",
            "The notice does not say from when: the moment given is taken. The other reading is from when the organ learned of it.",
        ),
    )
    return HourDeadline(due, steps)


def written_instant(at: datetime) -> Message:
    """An instant to the minute, in the time of Shanghai: 2026-10-01（周四）14:30. Seconds are shown where there are any."""
    local = at.astimezone(SHANGHAI)
    day, time = weekday(local.date()), local.strftime("%H:%M:%S" if local.second or local.microsecond else "%H:%M")
    return Message(f"{local.date()}（{day.zh}）{time}", f"{local.date()} ({day.en}) {time}")


def _periods(data: Mapping[str, Any]) -> tuple[HourPeriod, ...]:
    found = tuple(map(_period, rows_of(data, "periods")))
    if {one.category for one in found} != data["categories"].keys():
        raise ValueError("each category needs at least one period, and each period a category")
    return found


def _period(row: Mapping[str, Any]) -> HourPeriod:
    entry(row, {"category", "hours", "basis", "since"}, {"until"})
    if type(row["hours"]) is not int or row["hours"] < 1:
        raise ValueError(f"hours must be a number of hours, not {row['hours']!r}")
    return HourPeriod(text_of(row, "category"), row["hours"], basis(row["basis"]), *span_of(row))
