"""What the consultations of a request did to the period for its answer, told step by step."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.law.answer import Halt, Timeline, Wait
from gongkai.law.clock import Stop
from gongkai.law.course import EVENTS, Consultation, Consulted, Course
from gongkai.law.message import Message
from gongkai.law.periods import Unit, event_label
from gongkai.law.reasoning import Effect, Step
from gongkai.law.steps import amount, capital, note, written
from gongkai.law.workdays import Calendar

_ROW = "DL-08"
_SILENCE = {
    Consulted.THIRD_PARTY: Message("由行政机关自行决定是否公开（沉默不等于同意）", "the organ decides by itself; silence is not consent"),
    Consulted.JOINT_ORGAN: Message("视为同意公开", "silence is consent to disclosure"),
}


def consultation_steps(course: Course, found: Timeline, calendar: Calendar) -> Iterator[Step]:
    """Each consultation: when it stopped the period, how many days it took out, or why it took none."""
    for one in course.consultations:
        if one.whom not in found.rules.stopped_by:
            zh, en = (
                "当时的条例只扣除征求第三方意见的时间，此次征求意见不停止计算。",
                "The Regulation of the time leaves out consultations of third parties only.",
            )
            yield note(one.sent, _ROW, found.rules.stop_basis, f"{_sent(one).zh}。{zh}", f"{capital(_sent(one).en)}. {en}")
        elif one.sent < found.start:
            zh, en = "在答复期限重新计算之前，不再扣除。", "before the period began anew; nothing of it is taken out."
            yield note(one.sent, _ROW, found.rules.stop_basis, f"{_sent(one).zh}，{zh}", f"{capital(_sent(one).en)} {en}")
    for number, halt in enumerate(found.halts):
        if isinstance(halt, Wait):
            continue
        if number < len(found.total.taken):
            yield from _stop_steps(halt, number, found, calendar)
        else:
            yield _without_effect(halt, found)


def pairing_steps(course: Course) -> Iterator[Step]:
    """How letters and opinions were paired that came as two lists of days: a remark where some letters have an opinion and others none."""
    for whom in EVENTS:
        letters = [one for one in course.consultations if one.whom is whom]
        if any(one.opinion for one in letters) and not all(one.opinion for one in letters):
            pairs_zh = "；".join(f"{one.sent}发出的，{f'{one.opinion}收到意见' if one.opinion else '没有意见'}" for one in letters)
            pairs_en = "; ".join(f"sent {one.sent}, {f'opinion {one.opinion}' if one.opinion else 'no opinion'}" for one in letters)
            letter, wrong = event_label(EVENTS[whom][0]), "If that is wrong, give first the letters that were answered."
            zh = f"{letter.zh}：与所收意见按给出的先后对应，{pairs_zh}。如有不符，请先给出已有意见的征求意见书。"
            en = f"{capital(letter.en)} more than once; opinions are paired in the order given: {pairs_en}. {wrong}"
            yield note(None, _ROW, None, zh, en)


def counted_by(calendar: Calendar, start: date, stops: tuple[Stop, ...], day: date) -> int:
    """How many working days after `start` up to and with `day` count, those that a stop takes out left out. Units: working days."""
    days, covered = calendar.elapsed(start, day), start
    for stop in stops:
        last = day if stop.last is None else min(stop.last, day)
        days -= calendar.elapsed(max(covered, stop.first - timedelta(days=1)), last)
        covered = max(covered, last)
    return days


def _stop_steps(halt: Halt, number: int, found: Timeline, calendar: Calendar) -> Iterator[Step]:
    one, stop, basis = halt.consultation, halt.stop, found.rules.stop_basis
    before = tuple(earlier.stop for earlier in found.halts[:number])
    used = amount(counted_by(calendar, found.start, before, stop.first - timedelta(days=1)), Unit.WORKING_DAYS)
    zh = f"{_sent(one).zh}，自{written(stop.first).zh}起停止计算，此前已计入{used.zh}。"
    en = f"{capital(_sent(one).en)}: the days from {written(stop.first).en} on are not counted; {used.en} had counted."
    yield Step(one.sent, _ROW, basis, Effect.STOP, Message(zh, en))
    if halt.silent_on is not None and one.received is None and (one.opinion is None or one.opinion > halt.silent_on):
        zh, en = (
            "对方收到征求意见书的日期未记录，按发出当日推定，到期日只会更早。",
            "When the letter arrived is not recorded; the day it was sent is taken: the answer can only be due earlier.",
        )
        yield note(one.sent, _ROW, None, zh, en)
    taken = amount(found.total.taken[number], Unit.WORKING_DAYS)
    overlap = any(earlier.last is None or stop.first <= earlier.last for earlier in before)
    once = Message("（重叠部分只扣除一次）", " (days that two stops share are taken out once)") if overlap else Message("", "")
    yield from _end_steps(halt, found, Message(f"扣除{taken.zh}{once.zh}", f"{taken.en} taken out{once.en}"))


def _end_steps(halt: Halt, found: Timeline, taken: Message) -> Iterator[Step]:
    """What ended the stop, or will."""
    one, silent_on, basis = halt.consultation, halt.silent_on, found.rules.stop_basis
    opinion = event_label(EVENTS[one.whom][2])
    if one.opinion is not None and (silent_on is None or one.opinion <= silent_on):
        zh, en = f"{opinion.zh}，次日起恢复计算，{taken.zh}。", f"{capital(opinion.en)}: the days after count again; {taken.en}."
        yield Step(one.opinion, _ROW, basis, Effect.RESUME, Message(zh, en))
    elif silent_on is not None and (limit := found.rules.limits[one.whom]) is not None:
        length, silence = amount(limit.count or 0, Unit.WORKING_DAYS), _SILENCE[one.whom]
        if_so = Message("如届时仍", "if by then ") if halt.stop.pending else Message("", "")
        zh = f"{length.zh}期限届满，{if_so.zh}未收到意见的，{silence.zh}，次日起恢复计算，{taken.zh}。"
        en = f"The {length.en} for the opinion end; {if_so.en}none came, {silence.en}. The days after count again; {taken.en}."
        yield Step(silent_on, limit.row, limit.basis, Effect.RESUME, Message(zh, en))
        if one.opinion is not None:
            zh, en = (
                f"{opinion.zh}，已在期限届满之后，不延长停止的时间。",
                f"{capital(opinion.en)} after its period had ended: the stop is no longer for it.",
            )
            yield note(one.opinion, _ROW, basis, zh, en)


def _without_effect(halt: Halt, found: Timeline) -> Step:
    """A consultation that takes nothing out."""
    one, last = halt.consultation, found.total.last
    if last is None:
        zh, en = "此时计算已经停止。", "the period was already standing still."
    elif one.sent > last:
        zh, en = (
            f"但答复期限已于{written(last).zh}届满，不再停止。",
            f"after the period had ended with {written(last).en}; it stops nothing.",
        )
    else:
        zh, en = (
            "已是期限最后一日，次日起才停止计算，期限当日届满。",
            "on the last day of the period, which ends before the stop could begin.",
        )
    return note(one.sent, _ROW, found.rules.stop_basis, f"{_sent(one).zh}，{zh}", f"{capital(_sent(one).en)}: {en}")


def _sent(one: Consultation) -> Message:
    return event_label(EVENTS[one.whom][0])
