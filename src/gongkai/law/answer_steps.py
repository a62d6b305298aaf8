"""Why the answer is due when it is: the computation of `law.answer` told step by step."""

from collections.abc import Iterator
from datetime import date

from gongkai.law.answer import Asked, ExtensionState, Notice, Timeline, Wait, due_of, timeline
from gongkai.law.basis import Basis
from gongkai.law.clock import Deadline
from gongkai.law.consultation_steps import consultation_steps
from gongkai.law.course import Course
from gongkai.law.message import Message
from gongkai.law.periods import Period, PeriodKind, Unit, event_label, period
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.steps import amount, capital, due_step, note, provisional_steps, start_step, written
from gongkai.law.workdays import Calendar

_W = Unit.WORKING_DAYS
_UNKNOWN = Message("通知发出日期未记录，视为按时发出。", "When the notice was sent is not recorded; it is taken to be in time.")


def answer(
    course: Course, calendar: Calendar, settings: Settings = DEFAULTS, as_of: date | None = None, begun_by: str = "received"
) -> Deadline:
    """When the answer is due, and why.

    Received 2026-03-02, letter to a third party 2026-03-11, its opinion 2026-03-27: due 2026-04-16.
    Law: OGI-R arts 30, 32 to 34; FEE art 6; before 2019-05-15 the Regulation of 2008. Units: working days.
    `as_of`: as in `answer_due`, which computes the same without reasons. `begun_by`: what happened on the day in `course.received`, other
    than the receipt when a new reply was ordered.
    """
    found = timeline(course, calendar, settings, as_of)
    due = due_of(found, calendar)
    stops = tuple(halt.stop for halt in found.halts[: len(found.total.taken)])
    reasoning = _reasoning(course, found, calendar, begun_by)
    return Deadline(due.due, due.provisional, reasoning, due.latest_if_silent, found.start, _W, stops)


def _reasoning(course: Course, found: Timeline, calendar: Calendar, begun_by: str) -> Reasoning:
    rule = found.rules.period
    steps = [start_step(course.received, event_label(begun_by), rule.count or 0, _W, rule.row, rule.basis)]
    for notice in found.notices:
        steps += _notice_steps(course, notice, found, calendar)
    if found.awaited is None:
        steps += consultation_steps(course, found, calendar)
        steps += _extension_steps(course, found)
    in_order = sorted(steps, key=lambda step: step.on or date.max)
    return (*in_order, *_closing(course, found, calendar))


def _notice_steps(course: Course, notice: Notice, found: Timeline, calendar: Calendar) -> Iterator[Step]:
    match notice.asked:
        case Asked.CORRECTION:
            yield from _asked_steps(notice, found, found.rules.correction_basis, ("correction_sent", "corrected", "RQ-05", "DL-09"))
        case Asked.PAYMENT:
            fee = _fee_period(course)
            yield from _asked_steps(notice, found, fee.basis, ("fee_notice_sent", "paid", "DL-11", "DL-12"))
            if notice.sent is None and notice.done is None:
                yield note(course.fee_notice_received, "DL-11", fee.basis, _UNKNOWN.zh, _UNKNOWN.en)
            if course.fee_notice_received is not None and notice.in_time:
                yield from _payment_steps(course.fee_notice_received, notice, fee, calendar)


def _asked_steps(notice: Notice, found: Timeline, basis: Basis, names: tuple[str, str, str, str]) -> Iterator[Step]:
    """A notice to the applicant, and what the applicant did. `names`: of the two events and of the rules for each."""
    sent, done, asks, restarts = names
    what, then = event_label(sent), event_label(done)
    limit = written(notice.limit) if notice.limit else None
    if not notice.in_time and notice.sent is not None and limit is not None:
        zh, en = (
            f"{what.zh}，但最迟应于{limit.zh}发出，已逾期，不影响答复期限。",
            f"{capital(what.en)}, too late: the last day was {limit.en}. It moves nothing.",
        )
        yield note(notice.sent, asks, basis, zh, en)
        if notice.done is not None:
            zh, en = (
                f"{then.zh}。因通知逾期发出，答复期限不重新计算。",
                f"{capital(then.en)}. As its notice came too late, the period does not begin anew.",
            )
            yield note(notice.done, restarts, basis, zh, en)
        return
    if notice.sent is not None:
        last = Message(f"（最迟{limit.zh}）", f" (the last day was {limit.en})") if limit else Message("", "")
        text = Message(f"{what.zh}{last.zh}，答复期限停止计算。", f"{capital(what.en)}{last.en}; the period for the answer stands still.")
        yield Step(notice.sent, asks, basis, Effect.STOP, text)
    if notice.done is not None and notice.wait is not None:
        yield Step(notice.done, restarts, basis, Effect.RESUME, _goes_on(notice, notice.wait, then, found))
    elif notice.done is not None:
        count = amount(found.rules.period.count or 0, _W)
        zh = f"{then.zh}。答复期限重新计算{count.zh}，当日不计入，此前经过的期间不再计入。" + ("" if notice.sent else _UNKNOWN.zh)
        en = f"{capital(then.en)}. {count.en} begin anew, that day not counted; what ran before is forgotten." + (
            "" if notice.sent else f" {_UNKNOWN.en}"
        )
        yield Step(notice.done, restarts, basis, Effect.RESTART, Message(zh, en))


def _goes_on(notice: Notice, wait: Wait, then: Message, found: Timeline) -> Message:
    """That the rest of the period goes on, and the days left out of it: none where it began anew after them."""
    unknown = Message("", "") if notice.sent else Message(_UNKNOWN.zh, f" {_UNKNOWN.en}")
    zh, en = (
        "按本机关的设置，其余期间自次日起继续计算",
        "The office chose that the rest goes on (after_payment = goes_on)",
    )
    stopped = found.halts[: len(found.total.taken)]
    if wait not in stopped:
        return Message(f"{then.zh}。{zh}。{unknown.zh}", f"{capital(then.en)}. {en}.{unknown.en}")
    first, taken = written(wait.stop.first), amount(found.total.taken[stopped.index(wait)], _W)
    return Message(
        f"{then.zh}。{zh}，自{first.zh}至缴费当日扣除{taken.zh}。{unknown.zh}",
        f"{capital(then.en)}. {en}: the days from {first.en} to that of the payment are not counted; {taken.en} taken out.{unknown.en}",
    )


def _fee_period(course: Course) -> Period:
    """The period for payment that governed when the fee was asked for; a course with a fee before there was one is refused."""
    asked = course.fee_notice_sent or course.fee_notice_received or course.paid or course.received
    return period(PeriodKind.FEE_PAYMENT, "fee_notice_received", asked)


def _payment_steps(received: date, notice: Notice, fee: Period, calendar: Calendar) -> Iterator[Step]:
    """Until when the fee can be paid."""
    paid, last = notice.done, calendar.after(received, fee.count or 0)
    day = written(last)
    zh, en = (
        f"{event_label('fee_notice_received').zh}，应于{day.zh}前（含当日）缴纳。",
        f"The applicant received the fee notice and can pay until {day.en}.",
    )
    yield note(received, fee.row, fee.basis, zh, en)
    if paid is not None and paid > last:
        goes = Message("重新计算", "begins anew") if notice.wait is None else Message("继续计算", "goes on")
        zh = f"缴费晚于{day.zh}，行政机关本可视为放弃申请；既已收取费用，按{goes.zh}处理。"
        en = f"Paid after {day.en}: the organ could have treated the request as abandoned. As it took the payment, the period {goes.en}."
        yield note(paid, fee.row, fee.basis, zh, en)


def _extension_steps(course: Course, found: Timeline) -> Iterator[Step]:
    if course.extension is None or found.extension is None:
        return
    days, notified = course.extension
    basis, by, base = found.rules.period.basis, amount(days, _W), written(found.base.last) if found.base.last else None
    match found.extension:
        case ExtensionState.FORGOTTEN:
            zh, en = "此次延期属于重新计算之前的期限，不再计入。", "This extension was of the period before it began anew; it is forgotten."
            yield note(notified, "DL-05", basis, zh, en)
        case ExtensionState.TOO_LATE if base is not None:
            zh = f"{event_label('extension_sent').zh}，但期限已于{base.zh}届满，不发生延长的效果。"
            en = f"The notice of extension was sent, but the period had ended with {base.en}; it extends nothing."
            yield note(notified, "RQ-08", basis, zh, en)
        case ExtensionState.IN_TIME:
            limit_zh = f"延期告知最迟应于{base.zh}发出" if base else "延期告知应在原期限届满前发出"
            limit_en = f"the notice had to be sent by {base.en}" if base else "the notice has to be sent before the period ends"
            unknown = Message("（发出日期未记录，视为按时发出）", " (when is not recorded; it is taken to be in time)")
            told = Message("", "") if notified else unknown
            zh = f"经政府信息公开工作机构负责人同意，延长{by.zh}；{limit_zh}{told.zh}。"
            en = f"With the consent of the head of the OGI work body the period is {by.en} longer; {limit_en}{told.en}."
            yield Step(notified or found.base.last, "DL-05", basis, Effect.EXTEND, Message(zh, en))


def _closing(course: Course, found: Timeline, calendar: Calendar) -> Iterator[Step]:
    """What it all comes to."""
    rule, last = found.rules.period, found.total.last
    days = (rule.count or 0) + (course.extension.days if course.extension and found.extension is ExtensionState.IN_TIME else 0)
    match found.awaited:
        case Asked.CORRECTION:
            zh, en = "尚未收到补正的申请，暂无到期日。", "The corrected request has not come: there is no due date yet."
            yield note(None, "DL-09", found.rules.correction_basis, zh, en)
        case Asked.PAYMENT:
            zh, en = "费用尚未缴清，暂无到期日。", "The fee has not been paid in full: there is no due date yet."
            yield note(None, "DL-12", _fee_period(course).basis, zh, en)
        case None if last is None:
            zh, en = (
                "征求意见尚未结束，法律未规定其期限，收到意见前无法确定到期日。",
                "A consultation for which the law sets no period is open: no due date until the opinion comes.",
            )
            yield note(None, "DL-08", found.rules.stop_basis, zh, en)
        case None if found.total.pending:
            day = written(last)
            zh, en = (
                f"征求意见尚未结束，暂无到期日；如始终未收到意见，为{day.zh}。",
                f"A consultation is open: no due date yet; {day.en} if no opinion comes.",
            )
            yield note(last, rule.row, rule.basis, zh, en)
        case None:
            yield due_step(last, days, _W, rule.row, rule.basis)
    if found.awaited is None and last is not None:
        yield from provisional_steps(last, calendar)
    if course.answered is not None:
        yield _answered(course.answered, found)


def _answered(answered: date, found: Timeline) -> Step:
    last = found.total.last
    if found.awaited is None and last is not None and answered > last:
        late = amount((answered - last).days, Unit.DAYS)
        text = Message(f"答复，逾期{late.zh}。", f"The request was answered, {late.en} late.")
    else:
        text = Message("按期答复。", "The request was answered in time.")
    return Step(answered, found.rules.period.row, found.rules.period.basis, Effect.SATISFY, text)
