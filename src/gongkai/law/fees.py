"""Information processing fees: by request or by page, each progressive by bracket, never both for one request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, articles_of
from gongkai.law.dated import in_force
from gongkai.law.entries import entry, message_of, rows_of, span_of
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, FeeApplicant, Settings

_RULE = "RQ-17"
_MOST_REQUESTS = 100_000
"""More in one month is a slip of the keyboard; the brackets, a new one every ten requests, would fill the memory."""


class FeeBasis(StrEnum):
    """What a fee is counted by; an organ chooses one for each request (FEE art 3)."""

    BY_REQUEST = "by_request"
    BY_PAGE = "by_page"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Units from `first` on cost `rate` yuan each, until the next bracket begins."""

    first: int
    rate: int


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """The brackets that hold from a day on.

    After the last one a new one begins every `step_size` units, its rate `step_more` yuan higher; 0 means that the last one has no end.
    """

    unit: FeeBasis
    since: date
    until: date | None
    articles: tuple[Basis, ...]
    brackets: tuple[Bracket, ...]
    step_size: int
    step_more: int
    text: Message


@dataclass(frozen=True, slots=True)
class FeeLine:
    """The units `first` to `last` (both count) lie in one bracket: `count` of them at `rate` yuan make `yuan`."""

    first: int
    last: int
    count: int
    rate: int
    yuan: int


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in whole yuan, the lines that it is the sum of, and why. Charging is discretionary: this is what may be asked for."""

    yuan: int
    lines: tuple[FeeLine, ...]
    steps: Reasoning


def by_request(count: int, on: date, before: int = 0) -> Fee:
    """The fee for `count` requests of one applicant, after `before` earlier ones of the same calendar month.

    `on`: the day that puts the request into its month (`charged_month`). Requests that the organ split count as split.
    Law: FEE art 4, from 2021-01-01. Units: requests, yuan.
    Raises: ContractError for a negative number, more than 100,000, or a day before the rule.

    >>> by_request(1, date(2026, 5, 6), before=30).yuan
    200
    """
    return _fee(FeeBasis.BY_REQUEST, count, on, before)


def by_page(pages: int, on: date) -> Fee:
    """The fee for the pages provided for one request.

    Information that is already public is pointed to, not provided: it has no pages.
    Law: FEE art 5, from 2021-01-01. Units: pages (one side of A4 or smaller), yuan.
    Raises: ContractError for a negative number, or a day before the rule.

    >>> by_page(91, date(2026, 5, 6)).yuan
    610
    """
    return _fee(FeeBasis.BY_PAGE, pages, on, 0)


def charged_month(arrived_on: date, received_on: date, settings: Settings = DEFAULTS) -> tuple[int, int]:
    """Year and month in which a request counts for fees by request: that of its receipt, or of its arrival where the office chose so.

    Law: FEE art 4 (申请 within a calendar month; never the month of the decision).

    >>> charged_month(date(2026, 4, 30), date(2026, 5, 6))
    (2026, 5)
    """
    day = arrived_on if settings.fee_month_on_arrival else received_on
    return day.year, day.month


def charged_to(applicants: Sequence[str], agent: str | None = None, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """In whose month a request counts for fees by request: of one applicant as a rule, of each where the office chose so.

    `applicants`: by verified identity, the representative first. `agent`: who brought it for them, if anybody did.
    Law: FEE art 4 (the same applicant), which settles neither joint requests nor agents.

    >>> charged_to(("p-1", "p-2"), "p-3")
    ('p-1',)
    """
    match settings.fee_applicant:
        case FeeApplicant.EACH_APPLICANT:
            return tuple(applicants)
        case FeeApplicant.AGENT if agent is not None:
            return (agent,)
        case FeeApplicant.FIRST_NAMED | FeeApplicant.AGENT:
            return tuple(applicants[:1])


def newest_rates(unit: FeeBasis) -> date:
    """The day from which the newest rates hold."""
    return max(one.since for one in schedules() if one.unit is unit)


@cache
def schedules() -> tuple[FeeSchedule, ...]:
    """Every version of both schedules.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("fees.toml", schedules_from)


def schedules_from(data: Mapping[str, Any]) -> tuple[FeeSchedule, ...]:
    """The schedules that rule data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed.
    """
    return tuple(_schedule(one) for one in rows_of(data, "fees"))


def _fee(unit: FeeBasis, count: int, on: date, before: int) -> Fee:
    if count < 0 or before < 0:
        raise ContractError(f"a negative number of units: {min(count, before)}", remedy="give 0 or more")
    if unit is FeeBasis.BY_REQUEST and count + before > _MOST_REQUESTS:
        raise ContractError(f"{count + before} requests of one applicant in one month", remedy=f"give {_MOST_REQUESTS} at most")
    schedule = in_force([one for one in schedules() if one.unit is unit], on, "information processing fees")
    lines = tuple(_lines(schedule, before + 1, before + count))
    yuan = sum(line.yuan for line in lines)
    return Fee(yuan, lines, (_step(schedule, lines, yuan, on),))


def _lines(schedule: FeeSchedule, first: int, last: int) -> Iterator[FeeLine]:
    """The units from `first` to `last`, one line a bracket that they touch."""
    for begins, ends, rate in _spans(schedule, last):
        low, high = max(begins, first), min(ends, last)
        if low <= high:
            count = high - low + 1
            yield FeeLine(low, high, count, rate, count * rate)


def _spans(schedule: FeeSchedule, last: int) -> Iterator[tuple[int, int, int]]:
    """First unit, last unit and rate of each bracket, as far as the unit `last`."""
    *closed, final = schedule.brackets
    for one, following in zip(closed, schedule.brackets[1:], strict=True):
        yield one.first, following.first - 1, one.rate
    if not schedule.step_size:
        yield final.first, last, final.rate
        return
    for number, begins in enumerate(range(final.first, last + 1, schedule.step_size)):
        yield begins, begins + schedule.step_size - 1, final.rate + number * schedule.step_more


def _step(schedule: FeeSchedule, lines: tuple[FeeLine, ...], yuan: int, on: date) -> Step:
    sums = " + ".join(f"{line.count} × {line.rate}" for line in lines) or "0"
    text = Message(f"{schedule.text.zh}：{sums} = {yuan} 元", f"{schedule.text.en}: {sums} = {yuan} yuan")
    return Step(on, _RULE, schedule.articles[-1], Effect.NOTE, text)


def _schedule(data: Any) -> FeeSchedule:
    entry(data, {"unit", "since", "articles", "brackets", "zh", "en"}, {"until", "step"})
    since, until = span_of(data)
    brackets = tuple(Bracket(_whole(one, "first"), _whole(one, "rate")) for one in rows_of(data, "brackets"))
    firsts = [one.first for one in brackets]
    if firsts[:1] != [1] or firsts != sorted(set(firsts)):
        raise ValueError(f"brackets must begin with unit 1 and rise, not {firsts}")
    step = data.get("step", {"size": 0, "more": 0})
    articles = articles_of(data)
    if not articles:
        raise ValueError("a fee needs an article")
    return FeeSchedule(
        FeeBasis(data["unit"]), since, until, articles, brackets, _whole(step, "size"), _whole(step, "more"), message_of(data)
    )


def _whole(row: Mapping[str, Any], name: str) -> int:
    value = row[name]
    if type(value) is not int or value < 0:
        raise ValueError(f"{name} must be a whole number of 0 or more, not {value!r}")
    return value
