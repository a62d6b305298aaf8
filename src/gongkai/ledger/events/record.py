"""Events that any case can have: what happens to the record itself."""

from dataclasses import dataclass
from enum import StrEnum


class StrikeReason(StrEnum):
    """Why an entry no longer counts. A closed list: free words could name a person."""

    WRONG_DATE = "wrong_date"
    WRONG_DETAIL = "wrong_detail"
    WRONG_CASE = "wrong_case"
    """It happened, but to another case."""
    RECORDED_TWICE = "recorded_twice"
    DID_NOT_HAPPEN = "did_not_happen"


@dataclass(frozen=True, slots=True)
class EntryStruck:
    """An earlier entry of the case was recorded in error and no longer counts. What is right is recorded as a new entry.

    `entry`: its number in the case. An EntryStruck cannot be struck: record the event again instead. An entry that follows at once and
    is of the struck one's type takes its place among what happened on the same day.
    """

    entry: int
    reason: StrikeReason


@dataclass(frozen=True, slots=True)
class Assigned:
    """The case went to a unit inside the organ, which does not count it again."""

    unit: str


@dataclass(frozen=True, slots=True)
class Archived:
    """The file of a finished case was closed and archived (归档)."""


Record = EntryStruck | Assigned | Archived
