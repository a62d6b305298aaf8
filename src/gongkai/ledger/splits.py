"""Whether letters that were split and the requests they were split into belong together."""

from collections.abc import Iterator
from datetime import date

from gongkai.law.message import Message
from gongkai.ledger.case import HandledCase
from gongkai.ledger.warning import LedgerWarning, WarningCode


class Splits:
    """Remembers split letters and their requests from case to case; nothing else is kept."""

    def __init__(self) -> None:
        self._letters: dict[str, tuple[date | None, tuple[str, ...]]] = {}
        self._requests: dict[str, tuple[date | None, str]] = {}

    def see(self, case: HandledCase) -> None:
        """Take note of a case if it was split or comes from a split letter."""
        received = None if case.received is None else case.received.on
        if case.split_into:
            self._letters[case.id] = received, case.split_into
        if case.split_from is not None:
            self._requests[case.id] = received, case.split_from

    def warnings(self) -> Iterator[LedgerWarning]:
        """Once every case was seen: what does not belong together."""
        for letter, (_, into) in self._letters.items():
            for request in into:
                if request not in self._requests:
                    yield _missing(letter, request)
        for request, (received, letter) in self._requests.items():
            letter_received, into = self._letters.get(letter, (None, ()))
            if request not in into:
                yield _not_named(letter, request)
            elif received != letter_received:
                yield _other_receipt(letter, request)


def _missing(letter: str, request: str) -> LedgerWarning:
    message = Message(
        f"{letter} 已拆分为多件申请，其中 {request} 不在台账中，未计入",
        f"{letter} was split, and {request}, one of its requests, is not in the ledger: it is not counted",
    )
    return LedgerWarning(WarningCode.SPLIT_CHILD_MISSING, (letter, request), message)


def _not_named(letter: str, request: str) -> LedgerWarning:
    message = Message(
        f"{request} 记为由 {letter} 拆分而来，但 {letter} 没有拆分出它的记录，两者可能重复计数",
        f"{request} is said to come from {letter}, which was not split into it: both may be counted",
    )
    return LedgerWarning(WarningCode.SPLIT_NOT_NAMED, (letter, request), message)


def _other_receipt(letter: str, request: str) -> LedgerWarning:
    message = Message(
        f"{request} 由 {letter} 拆分而来，两者收到日期不同，按 {request} 自己的收到日期计入",
        f"{request} comes from {letter} and has another date of receipt: its own was taken",
    )
    return LedgerWarning(WarningCode.SPLIT_RECEIPT, (letter, request), message)
