"""Whether the applicant's time to correct or to pay was over when the organ took the request for abandoned."""

from datetime import date, timedelta

from gongkai.law.periods import PeriodKind, governing
from gongkai.law.workdays import Calendar, calendar
from gongkai.ledger.case import HandledCase, Mark
from gongkai.ledger.events.handling import CorrectionNoticeServed, Decided, FeeNoticeServed
from gongkai.ledger.machine.step import named, wrong

_DAY = timedelta(days=1)
_WAIT = "wait until the period is over, or correct its dates"


def no_correction(case: HandledCase, mark: Mark, event: Decided) -> None:
    """Checks that the notice was received, no correction came, and the days that the notice gave were over.

    Law: OGI-R 30. Raises: LedgerError.
    """
    correction = case.correction
    if correction is None or correction.received is not None or correction.served is None:
        why = "RQ-05 (OGI-R 30): abandoned is a request whose applicant received the notice and did not correct it"
        raise wrong(case.id, event, mark, "says that the correction lapsed", why, "record CorrectionRequested and CorrectionNoticeServed")
    if (end := _not_over(correction.served, correction.working_days, mark)) is not None:
        since, days = named(CorrectionNoticeServed, correction.served), correction.working_days
        why = f"RQ-05 (OGI-R 30): the applicant could correct until {end}, {days} working days after {since}"
        raise wrong(case.id, event, mark, "says that the correction lapsed", why, _WAIT)


def unpaid(case: HandledCase, mark: Mark, event: Decided) -> None:
    """Checks that the fee notice was received, nothing was paid, and the time for it was over.

    Law: FEE 6. Raises: LedgerError.
    """
    fee = case.fee
    if fee is None or fee.paid is not None or fee.served is None:
        why = "DL-11 (FEE 6): abandoned is a request whose applicant received the fee notice and did not pay"
        raise wrong(case.id, event, mark, "says that the payment lapsed", why, "record FeeNotified and FeeNoticeServed")
    period = governing(PeriodKind.FEE_PAYMENT, fee.served.on)
    days = 0 if period is None or period.count is None else period.count
    if (end := _not_over(fee.served, days, mark)) is not None:
        since = named(FeeNoticeServed, fee.served)
        why = f"DL-11 (FEE 6): the applicant could pay until {end}, {days} working days after {since}"
        raise wrong(case.id, event, mark, "says that the payment lapsed", why, _WAIT)


def _not_over(served: Mark, working_days: int, decided: Mark) -> date | None:
    """The last day of a period that was not over before the day of the decision; None when it was."""
    end = _earliest_end(calendar(), served.on, working_days)
    return end if end >= decided.on else None


def _earliest_end(known: Calendar, begin: date, working_days: int) -> date:
    """The first day by whose end so many working days after `begin` can have passed.

    In a year whose holiday notice is not known each day may be worked: nothing is refused that the notice can make right. Where it is known
    this is the day on which the period ends.
    """
    day, left = begin, working_days
    while left > 0 and day < known.last:
        day += _DAY
        left -= known.is_provisional(day) or known.is_workday(day)
    return day + min(left, (date.max - day).days) * _DAY
