"""Steps of a reasoning that every deadline has, and how a day is written in them."""

from collections.abc import Iterator
from datetime import date

from gongkai.law.basis import Basis
from gongkai.law.message import Message
from gongkai.law.periods import Unit, convention
from gongkai.law.reasoning import Effect, Step
from gongkai.law.workdays import Calendar

_WEEKDAYS = tuple(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_UNITS = {
    Unit.WORKING_DAYS: (Message("个工作日", "working day"), Message("自下一个工作日起算", "from the next working day")),
    Unit.DAYS: (Message("日", "day"), Message("自次日起算", "from the next day")),
    Unit.MONTHS: (Message("个月", "month"), Message("自次日起算", "from the next day")),
}


def weekday(day: date) -> Message:
    """The day of the week: 周四, Thu."""
    zh, en = _WEEKDAYS[day.weekday()]
    return Message(f"周{zh}", en)


def written(day: date) -> Message:
    """A day with its weekday: 2026-04-16（周四）."""
    name = weekday(day)
    return Message(f"{day}（{name.zh}）", f"{day} ({name.en})")


def amount(count: int, unit: Unit) -> Message:
    """A length of time: 20个工作日, 20 working days."""
    zh, en = _UNITS[unit][0]
    return Message(f"{count}{zh}", f"{count} {en}{'' if count == 1 else 's'}")


def start_step(on: date, what: Message, count: int, unit: Unit, row: str, basis: Basis) -> Step:
    """The period begins."""
    length, begins = amount(count, unit), _UNITS[unit][1]
    zh = f"{what.zh}。当日不计入，{begins.zh}{length.zh}。"
    en = f"{capital(what.en)}. That day does not count; {length.en} run {begins.en}."
    return Step(on, row, basis, Effect.START, Message(zh, en))


def due_step(due: date, count: int, unit: Unit, row: str, basis: Basis) -> Step:
    """The last day."""
    day = written(due)
    zh = f"期限在{day.zh}终了时届满" + (f"，即第{count}个计入的工作日。" if unit is Unit.WORKING_DAYS else "。")
    en = f"The period ends with {day.en}" + (f", the {ordinal(count)} working day that counts." if unit is Unit.WORKING_DAYS else ".")
    return Step(due, row, basis, Effect.DUE, Message(zh, en))


def roll_step(ends: date, rolled: date) -> Step:
    """The last day is a day off."""
    rule = convention("roll", ends)
    end, next_day = written(ends), written(rolled)
    zh = f"最后一日{end.zh}是法定休假日，顺延至其后的第一个工作日{next_day.zh}。"
    en = f"The last day, {end.en}, is a day off; the period ends with the next working day, {next_day.en}."
    return Step(ends, rule.row, rule.basis, Effect.ROLL, Message(zh, en))


def month_end_step(ends: date, month_day: int) -> Step:
    """The last month has no such day."""
    rule, end = convention("month_end", ends), written(ends)
    zh = f"到期月没有{month_day}日，以该月末日{end.zh}为期限最后一日。"
    en = f"The last month has no day {month_day}; its last day, {end.en}, is the last of the period."
    return Step(ends, rule.row, rule.basis, Effect.NOTE, Message(zh, en))


def provisional_steps(last: date, calendar: Calendar) -> Iterator[Step]:
    """A word of caution where the holiday notice of the year is not known."""
    if calendar.is_provisional(last):
        zh = f"{last.year}年放假安排尚未公布，暂按周末和法定节假日推算，公布后重新计算。"
        en = f"The holiday notice for {last.year} is not known yet: weekends and statutory holidays alone are left out, until it is."
        yield Step(None, "A0-6", None, Effect.NOTE, Message(zh, en))


def note(on: date | None, row: str, basis: Basis | None, zh: str, en: str) -> Step:
    """A step that moves nothing."""
    return Step(on, row, basis, Effect.NOTE, Message(zh, en))


def ordinal(number: int) -> str:
    """A number in an English row: 1st, 22nd, 13th."""
    ending = "th" if 10 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
