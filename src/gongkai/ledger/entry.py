"""One line of the ledger: an event of a case, with the two dates that it has."""

from datetime import date, datetime
from typing import NamedTuple

from gongkai.ledger.events.dispute import Dispute
from gongkai.ledger.events.handling import Handling
from gongkai.ledger.events.opening import Opening
from gongkai.ledger.events.record import Record

Event = Opening | Handling | Dispute | Record


class Entry(NamedTuple):
    """What happened to a case.

    `number`: 1, 2, … in the order in which the case's entries were recorded. `happened_on`: the day that the law counts.
    `recorded_at`: the instant at which the organ wrote it down, aware of its time zone; never before that of the entry before.
    """

    case: str
    number: int
    happened_on: date
    recorded_at: datetime
    event: Event
