"""A period with one beginning: counted, stopped, extended and rolled, with the steps that say so."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gongkai.errors import ContractError
from gongkai.law.clock import Deadline, Stop, months_after, pushed
from gongkai.law.course import refuse_disorder
from gongkai.law.message import Message
from gongkai.law.periods import Period, Unit, event_label
from gongkai.law.reasoning import Effect, Step
from gongkai.law.settings import DEFAULTS, ReportDay, Settings
from gongkai.law.steps import amount, capital, due_step, month_end_step, note, provisional_steps, roll_step, start_step, written
from gongkai.law.workdays import Calendar

_DAY = timedelta(days=1)

Days = Mapping[str, date]
"""Event → the day on which it happened."""


def reckoned(rule: Period, what: Message, days: Days, length: int, extend: int | None, calendar: Calendar) -> Deadline:
    """When a period of working days, days or months ends, and why.

    `what`: its starting event in words. `length`: in its unit. `extend`: by how many units.
    A stop takes out the days after the day of its beginning, up to and with the day on which it ends.
    Raises: ContractError for events that have no part in it or are out of order, and for an extension that it does not have.
    """
    _refuse_others(rule, days)
    begins, over = _beginning(rule, days)
    count = length + _extension(rule, extend)
    last = _last(rule.unit, begins, count, calendar)
    stop = _stop(rule, days, begins)
    latest = last if over is None else min(last, over)
    too_late = stop is not None and stop.first > latest
    lasts = stop is not None and stop.last is None and not too_late
    steps = [
        *_start(rule, what, days, begins, length),
        *(_too_late(rule, days, latest) if too_late else _stop_steps(rule, days)),
        *_extended(rule, extend),
    ]
    if stop is not None and lasts and (over is None or last < over):
        steps.append(_without_end(rule, over, calendar))
        return Deadline(None, False, tuple(steps), None, begins, rule.unit, (stop,))
    stops = (stop,) if stop and not too_late and not lasts else ()
    ends = pushed(last, begins, stops)
    if over is not None and (over < ends or lasts):
        ends = over
        steps += _over(rule, over)
    elif rule.unit is Unit.MONTHS and not stops and ends.day != begins.day:
        steps.append(month_end_step(ends, begins.day))
    moves = rule.rolls or rule.unit is Unit.WORKING_DAYS
    due = calendar.roll(ends) if rule.rolls else ends
    if due != ends:
        steps.append(roll_step(ends, due))
    steps += [
        due_step(due, count, rule.unit, rule.row, rule.basis),
        *(provisional_steps(due, calendar) if moves else ()),
        *_consequences(rule, days, calendar),
    ]
    return Deadline(due, moves and calendar.is_provisional(due), tuple(steps), None, begins, rule.unit, stops, ends)


def date_of_next_year(rule: Period, ended: date, calendar: Calendar, settings: Settings = DEFAULTS) -> Deadline:
    """A date of the year after the one that ended. It stays where it is, also on a day off, unless the office chose the working day before.

    Law: OGI-R art 49, which says 前 and no more: that a day off does not move it is UNVERIFIED. 2027-01-31 is a Sunday: that is the date,
    and 2027-01-29 the day to plan for, or the due date itself.
    """
    if (ended.month, ended.day) != (12, 31):
        raise ContractError(f"no year ends on {ended}", where=rule.row, remedy=f"give the last day of it, {ended.year}-12-31")
    due = date(ended.year + 1, *(rule.month_day or (1, 1)))
    plan, day = _workday_until(due, calendar), written(due)
    if settings.report_day is ReportDay.WORKDAY_BEFORE:
        return _workday_before(rule, due, plan, calendar)
    zh, en = f"最迟{day.zh}完成；没有规定该日遇休假日顺延。", f"It has to be done by {day.en}; no rule moves that day when it is a day off."
    steps = [Step(due, rule.row, rule.basis, Effect.DUE, Message(zh, en))]
    if plan != due:
        best = written(plan)
        zh, en = (
            f"该日不是工作日，宜安排在此前最后一个工作日{best.zh}完成。",
            f"It is no working day: plan for {best.en}, the last one before.",
        )
        steps += [note(plan, rule.row, None, zh, en), *provisional_steps(plan, calendar)]
    return Deadline(due, False, tuple(steps), unit=Unit.DATE)


def _workday_before(rule: Period, date_set: date, due: date, calendar: Calendar) -> Deadline:
    """What is due by the working day before a date, where the office chose that."""
    day, last = written(date_set), written(due)
    zh = f"应于{day.zh}前完成；按本机关的设置，以该日或者此前最后一个工作日为限，最迟{last.zh}完成。"
    en = (
        f"It is due before {day.en}; the office chose that day or the last working day before it (report_day = workday_before): "
        f"it has to be done by {last.en}."
    )
    steps = (Step(due, rule.row, rule.basis, Effect.DUE, Message(zh, en)), *provisional_steps(due, calendar))
    return Deadline(due, calendar.is_provisional(due), steps, unit=Unit.DATE)


def _workday_until(day: date, calendar: Calendar) -> date:
    """That day, or the last working day before it."""
    while not calendar.is_workday(day):
        day -= _DAY
    return day


def _last(unit: Unit, begins: date, count: int, calendar: Calendar) -> date:
    match unit:
        case Unit.WORKING_DAYS:
            return calendar.after(begins, count)
        case Unit.MONTHS:
            return months_after(begins, count)
        case Unit.DAYS | Unit.DATE:
            return begins + count * _DAY


def _refuse_others(rule: Period, days: Days) -> None:
    """An event that other versions of the period know must not be passed over in silence."""
    known = {rule.event, *(rule.stop[:2] if rule.stop else ()), *([rule.untold.event] if rule.untold else ())}
    if others := sorted(days.keys() - known):
        why = f"the rule of the time is {rule.basis.code}"
        raise ContractError(f"the event {', '.join(others)} changes nothing here", where=rule.row, why=why, remedy="leave it out")


def _beginning(rule: Period, days: Days) -> tuple[date, date | None]:
    """The day from which it runs, and the day on which it is over in any case, if there is one."""
    event = days[rule.event]
    if rule.untold is None or rule.untold.event not in days:
        return event, None
    told = days[rule.untold.event]
    refuse_disorder(rule.row, {rule.event: event, rule.untold.event: told})
    return told, months_after(event, rule.untold.months)


def _stop(rule: Period, days: Days, begins: date) -> Stop | None:
    if rule.stop is None or not {rule.stop.begin, rule.stop.end} & days.keys():
        return None
    begin, end = days.get(rule.stop.begin), days.get(rule.stop.end)
    if begin is None:
        raise ContractError(
            f"the event {rule.stop.end} has no {rule.stop.begin} before it", where=rule.row, remedy=f"give the event {rule.stop.begin}"
        )
    event = rule.event if begins == days[rule.event] or rule.untold is None else rule.untold.event
    refuse_disorder(rule.row, {event: begins, rule.stop.begin: begin, rule.stop.end: end})
    return Stop(begin + _DAY, end, end is None)


def _extension(rule: Period, extend: int | None) -> int:
    if extend is None:
        return 0
    if not 1 <= extend <= rule.extension:
        why = f"the most is {rule.extension} ({rule.basis.code})" if rule.extension else f"{rule.basis.code} knows none"
        raise ContractError(f"an extension by {extend} is not possible", where=rule.row, why=why, remedy="check it")
    return extend


def _start(rule: Period, what: Message, days: Days, begins: date, length: int) -> Iterator[Step]:
    if length == 0:
        return
    if begins == days[rule.event]:
        yield start_step(begins, what, length, rule.unit, rule.row, rule.basis)
    elif rule.untold is not None:
        zh = f"{what.zh}，但未告知救济权利和期限，期限自得知之日起计算，最长至此日起{amount(rule.untold.months, Unit.MONTHS).zh}。"
        en = f"{capital(what.en)} but did not tell of the remedy: the period runs once it is known, {rule.untold.months} months at most."
        yield note(days[rule.event], rule.row, rule.untold.basis, zh, en)
        yield start_step(begins, event_label(rule.untold.event), length, rule.unit, rule.row, rule.untold.basis)


def _stop_steps(rule: Period, days: Days) -> Iterator[Step]:
    if rule.stop is None or rule.stop.begin not in days:
        return
    what, begin = event_label(rule.stop.begin), days[rule.stop.begin]
    text = Message(f"{what.zh}，自次日起停止计算。", f"{capital(what.en)}: the days after are not counted.")
    yield Step(begin, rule.row, rule.stop.basis, Effect.STOP, text)
    if (end := days.get(rule.stop.end)) is not None:
        then, taken = event_label(rule.stop.end), amount((end - begin).days, Unit.DAYS)
        text = Message(
            f"{then.zh}，自次日起继续计算，扣除{taken.zh}。", f"{capital(then.en)}: the days after count again; {taken.en} taken out."
        )
        yield Step(end, rule.row, rule.stop.basis, Effect.RESUME, text)


def _too_late(rule: Period, days: Days, last: date) -> Iterator[Step]:
    """What would have stopped it began on the last day or later."""
    if rule.stop is not None:
        what, begin, day = event_label(rule.stop.begin), days[rule.stop.begin], written(last)
        zh = f"{what.zh}，但此时已是或者已过期限最后一日{day.zh}，不停止计算。"
        en = f"{capital(what.en)} on or after the last day of the period, {day.en}: nothing is taken out."
        yield note(begin, rule.row, rule.stop.basis, zh, en)


def _without_end(rule: Period, over: date | None, calendar: Calendar) -> Step:
    """What stopped it lasts. `over`: the day on which it ends all the same, if there is one."""
    zh, en = "尚未恢复，暂无到期日", "It has not gone on yet: there is no due date"
    if over is None:
        return note(None, rule.row, rule.basis, f"{zh}。", f"{en}.")
    day = written(calendar.roll(over))
    return note(None, rule.row, rule.basis, f"{zh}，最长至{day.zh}。", f"{en}; it runs until {day.en} at most.")


def _over(rule: Period, over: date) -> Iterator[Step]:
    """The period ends because its longest time since the reply is over."""
    if rule.untold is not None:
        longest, day, what = amount(rule.untold.months, Unit.MONTHS), written(over), event_label(rule.event)
        zh = f"自{what.zh}之日起满{longest.zh}为{day.zh}，期限最长至该日。"
        en = f"{capital(longest.en)} after the day when {what.en} end with {day.en}; the period ends then in any case."
        yield note(over, rule.row, rule.untold.basis, zh, en)


def _extended(rule: Period, extend: int | None) -> Iterator[Step]:
    if extend is not None:
        by = amount(extend, rule.unit)
        text = Message(f"经批准延长{by.zh}，与原期限连续计算。", f"Extended by {by.en}, counted on without a break.")
        yield Step(None, rule.row, rule.basis, Effect.EXTEND, text)


def _consequences(rule: Period, days: Days, calendar: Calendar) -> Iterator[Step]:
    """What follows when the day goes by, and what else the reader should know."""
    if rule.untold is not None and rule.untold.event not in days:
        day = written(calendar.roll(months_after(days[rule.event], rule.untold.months)))
        zh = f"如未告知救济权利和期限，期限自得知之日起计算，最长至{day.zh}。"
        en = f"If the remedy and its period were not told, the period runs once they are known, until {day.en} at most."
        yield note(None, rule.row, rule.untold.basis, zh, en)
    if rule.missed is not None:
        yield note(None, rule.row, rule.basis, rule.missed.zh, rule.missed.en)
