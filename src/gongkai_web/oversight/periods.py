"""What the time of disclosure of a catalogue's entry (公开时限) demands, as far as its words say it without a doubt. Pure.

Law: OGI-R 22, 26; the column of domain D.11, in the office's own words. What is not understood is never guessed: nothing is said of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.workdays import Calendar
from gongkai_web.recurring.kinds import Rhythm
from gongkai_web.recurring.schedule import span

_RHYTHMS: Mapping[Rhythm, re.Pattern[str]] = {
    Rhythm.HALF_YEAR: re.compile(r"[每按](?:个)?半年"),
    Rhythm.QUARTER: re.compile(r"[每按](?:个)?季度?"),
    Rhythm.MONTH: re.compile(r"[每按](?:个)?月"),
    Rhythm.YEAR: re.compile(r"[每按]年度?"),
}
_WITHIN = re.compile(
    r"(?<![0-9.,，．零一二三四五六七八九十百千两至到~～—–-])"  # a number of which this is but the end says something else
    r"([0-9]{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])个?(工作日|自然日|日历日|日|天)(?:以)?内"
)
_OFTEN = re.compile(r"[每按](?:个)?(?:工作日|日|天|周|星期|旬)")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Every:
    """Something has to be published in each period of that length."""

    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Within:
    """Each item has to be public within so many days from the day on which it was made or changed; that day is not counted."""

    days: int
    working: bool


Demand = Every | Within


def demanded(text: str) -> Demand | None:
    """What the words demand; None where they say nothing that can be counted, or more than one thing.

    >>> demanded("自信息形成或者变更之日起20个工作日内")
    Within(days=20, working=True)
    >>> demanded("每季度终了后15日内")
    Every(rhythm=<Rhythm.QUARTER: 'quarter'>)
    """
    words = "".join(text.split())
    if _OFTEN.search(words):
        return None
    rhythms = {rhythm for rhythm, pattern in _RHYTHMS.items() if pattern.search(words)}
    if rhythms:
        return Every(rhythms.pop()) if len(rhythms) == 1 else None
    found = {Within(_number(count), unit == "工作日") for count, unit in _WITHIN.findall(words)}
    return found.pop() if len(found) == 1 else None


def _number(written: str) -> int:
    """Arabic figures, or Chinese ones up to ninety-nine: 二十 is 20."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_digit(tens, 1) * 10 if ten else 0) + _digit(ones, 0)


def _digit(sign: str, otherwise: int) -> int:
    return _DIGITS.index(sign[-1]) if sign else otherwise


def last_day(demand: Within, since: date, known: Calendar) -> date:
    """The last day on which it is in time. An end on a day of rest moves to the next working day.

    Raises: ContractError for days that the calendar does not reach.
    """
    return known.after(since, demand.days) if demand.working else known.roll(since + timedelta(days=demand.days))


def missed(demand: Every, newest: date, today: date) -> bool:
    """Whether a whole period has gone by without anything: with the newest of 2026-06-30 a quarter is missed from 2026-10-01 on."""
    before = span(span(today, demand.rhythm).first - timedelta(days=1), demand.rhythm)
    return newest < before.first
