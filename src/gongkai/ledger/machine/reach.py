"""Whether a period that a notice, an order or a decision names can be meant: a slip of the keyboard is refused where it is recorded."""

from datetime import date

from gongkai.law.clock import months_after
from gongkai.ledger.case import Mark
from gongkai.ledger.entry import Event
from gongkai.ledger.machine.step import wrong

_DAYS, _MONTHS = 1000, 60
"""No instrument sets a limit. So much is beyond what anybody gives, and well within what the calendar reaches."""
_LONGEST = "LR-17: a period that a notice or an order names has at most 1000 working days, or ends within five years"
_NAMED = "give the period that was named"


def refuse_days(case: str, event: Event, mark: Mark, working_days: int) -> None:
    """Checks that so many working days can be a period.

    Raises: LedgerError.
    """
    if working_days > _DAYS:
        raise wrong(case, event, mark, f"gives {working_days} working days", _LONGEST, _NAMED)


def refuse_day(case: str, event: Event, mark: Mark, until: date) -> None:
    """Checks that a period can end on that day.

    Raises: LedgerError.
    """
    if until > months_after(mark.on, _MONTHS):
        raise wrong(case, event, mark, f"names {until}", _LONGEST, _NAMED)
