"""What a person must look at before the figures are believed."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.message import Message

_NAMED = 5
"""Cases without hashes that a message names."""


class WarningCode(StrEnum):
    """The closed list of doubts about a ledger; docs/reference/compute.md explains each."""

    SAME_NUMBER = "same_number"
    """Two cases have the same case number of a review body or court; only the first is counted."""
    SPLIT_CHILD_MISSING = "split_child_missing"
    """A letter was split, and one of the requests it was split into is not there; nothing counts that one."""
    SPLIT_NOT_NAMED = "split_not_named"
    """A request comes from a split letter that is not there or does not name it; the letter may be counted as well."""
    SPLIT_RECEIPT = "split_receipt"
    """A request from a split letter has another date of receipt than the letter; its own was taken."""
    UNKNOWN_CASE = "unknown_case"
    """A case is merged into one that is not there, the same as it, or a suit against it; it is counted all the same."""
    CIRCLE = "circle"
    """Cases that were split, merged or repeated lead back to themselves: none of them was dealt with."""
    OTHER_DAY = "other_day"
    """A review or suit sets a day for compliance, and its order to answer a request anew names another or none."""
    UNSEALED = "unsealed"
    """Cases carry no hashes: nothing in the file shows whether they are what was recorded."""
    YEAR_NOT_OVER = "year_not_over"
    """What is known ends before the year does; what is carried out is what was open then."""
    NO_CASES = "no_cases"
    """The ledger has cases of other organs only; every figure is zero."""


@dataclass(frozen=True, slots=True)
class LedgerWarning:
    """One doubt: what it is, the cases it is about, and in both languages what was done."""

    code: WarningCode
    cases: tuple[str, ...]
    message: Message


def unsealed(number: int, cases: tuple[str, ...]) -> LedgerWarning:
    """Of so many cases that carry no hashes; `cases`: the first of them."""
    more = number - len(cases[:_NAMED])
    zh = "、".join(cases[:_NAMED]) + (f" 等 {number} 件" if more else "")
    en = ", ".join(cases[:_NAMED]) + (f" and {more} more" if more else "")
    message = Message(
        f"{zh} 没有哈希，是否被改动无从得知；请与此前记录的根比对（gongkai ledger verify --root）",
        f"without hashes, so that an alteration does not show: {en}; compare with a root recorded earlier (gongkai ledger verify --root)",
    )
    return LedgerWarning(WarningCode.UNSEALED, cases, message)
