"""Whether cases that refer to others refer to ones that are there, and not round in a circle."""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from gongkai.law.message import Message
from gongkai.ledger.case import Case, HandledCase
from gongkai.ledger.warning import LedgerWarning, WarningCode

_NAMED = 5
"""Cases of a circle that a message names."""


class References:
    """Remembers from case to case which one refers to which; nothing else is kept.

    A case hands over to those that it was split into, merged into or is the same as; a suit names the review before it, a request the
    review or suit that had it answered anew.
    """

    def __init__(self) -> None:
        self._split: dict[str, tuple[str, ...]] = {}
        self._same: dict[str, tuple[str, ...]] = {}
        self._reviews: dict[str, str] = {}
        self._anew: dict[str, tuple[str, date | None]] = {}
        self._days: dict[str, date] = {}

    def see(self, case: Case) -> None:
        """Take note of a case if it refers to another."""
        if not isinstance(case, HandledCase):
            if case.after_review is not None:
                self._reviews[case.id] = case.after_review
            if case.comply_by is not None:
                self._days[case.id] = case.comply_by
            return
        if case.redo_by is not None and case.redo_days is None:
            self._anew[case.id] = case.redo_by, case.redo_until
        if case.split_into:
            self._split[case.id] = case.split_into
        for one in (case.outcome, case.latest):
            if one is not None and one.same_as is not None:
                self._same[case.id] = tuple(dict.fromkeys((*self._same.get(case.id, ()), one.same_as)))

    def warnings(self, known: Container[str]) -> Iterator[LedgerWarning]:
        """Once every case was seen: references to cases that are not known, circles, and days for a new reply that differ.

        Parts of split letters are left to `Splits`.
        """
        for case, targets in self._same.items():
            yield from (_unknown_same(case, target) for target in targets if target not in known)
        yield from (_unknown_review(suit, review) for suit, review in self._reviews.items() if review not in known)
        yield from map(_circle, _circles({**self._split, **self._same}))
        for case, (by, until) in self._anew.items():
            if by in self._days and self._days[by] != until:
                yield _other_day(case, by, until, self._days[by])


def _circles(targets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each way from a case back to itself, found by walking from case to case; no case is walked through twice."""
    done: set[str] = set()
    for start in targets:
        if start in done:
            continue
        path, places, ahead = [start], {start: 0}, [iter(targets[start])]
        while path:
            target = next(ahead[-1], None)
            if target is None:
                done.add(path[-1])
                del places[path.pop()], ahead[-1]
            elif target in places:
                yield tuple(path[places[target] :])
            elif target in targets and target not in done:
                places[target] = len(path)
                path.append(target)
                ahead.append(iter(targets[target]))


def _unknown_same(case: str, target: str) -> LedgerWarning:
    message = Message(
        f"{case} 记为与 {target} 合并办理或者重复，但台账中没有可读取的 {target}；{case} 仍按其结果计入",
        f"{case} is merged into {target} or the same as it, and {target} is not in the ledger or cannot be read: "
        f"{case} is counted by its outcome all the same",
    )
    return LedgerWarning(WarningCode.UNKNOWN_CASE, (case, target), message)


def _unknown_review(suit: str, review: str) -> LedgerWarning:
    message = Message(
        f"{suit} 记为不服 {review} 的复议决定而起诉，但台账中没有可读取的 {review}；{suit} 仍按复议后起诉计入",
        f"{suit} comes after the review {review}, which is not in the ledger or cannot be read: "
        "it is counted as after a review all the same",
    )
    return LedgerWarning(WarningCode.UNKNOWN_CASE, (suit, review), message)


def _other_day(case: str, by: str, until: date | None, day: date) -> LedgerWarning:
    zh, en = (f"定明 {until}", f"names {until}") if until else ("未定明期限", "names no period")
    message = Message(
        f"{by} 责令在 {day} 前履行，而 {case} 的责令重新答复（{by}）{zh}；{case} 的期限按其自己的记录计算",
        f"{by} sets {day} for compliance, and the order of {by} to answer {case} anew {en}: the clock of {case} goes by its own record",
    )
    return LedgerWarning(WarningCode.OTHER_DAY, (case, by), message)


def _circle(cases: tuple[str, ...]) -> LedgerWarning:
    more = len(cases) - _NAMED
    named_zh = "、".join(cases[:_NAMED]) + (f" 等 {len(cases)} 件" if more > 0 else "")
    named_en = ", ".join(cases[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    message = Message(
        f"{named_zh} 因拆分、合并或者重复而首尾相接，没有一件真正办理；拆分的未计入，其余按其结果计入",
        f"{named_en} are split, merged or the same round in a circle, so that none of them was dealt with: "
        "those split are not counted, the others are counted by their outcome",
    )
    return LedgerWarning(WarningCode.CIRCLE, cases, message)
