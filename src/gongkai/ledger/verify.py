"""Whether a ledger still is what was recorded: each chain by itself, and all of them against a root recorded outside."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from gongkai.ledger.case import HandledCase
from gongkai.ledger.chain import GENESIS, Chain, contents
from gongkai.ledger.codec import as_text, decode, parsed
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from gongkai.ledger.references import References
from gongkai.ledger.root import Head, Heads, Root, part_of
from gongkai.ledger.splits import Splits
from gongkai.ledger.times import instant
from gongkai.ledger.together import Together
from gongkai.ledger.warning import LedgerWarning

_REMEDY = "restore the case from a copy that verifies"
_ROOT = "LR-16: what had been recorded by an instant stays as it was"
_NAMED = 20
"""Cases that an error names."""
_REFERRING = ("into", "same_as", "split_from", "after_review", "by", "until")
"""Fields of events that name another case, or what another case is compared with."""

Tell = Callable[[LedgerError], None]


class Verdict(StrEnum):
    """What can be said about a ledger."""

    OK = "ok"
    """It holds what the recorded root holds, and every chain holds."""
    BROKEN = "broken"
    """Something was removed, altered, put in or moved."""
    UNKNOWN = "unknown"
    """Every chain holds, but without a recorded root a cut tail or a missing case cannot be seen."""


class Verification(NamedTuple):
    """What was found. `broken`: cases whose chain does not hold. `unsealed`: cases none of whose entries carries a hash.

    `root`: of the ledger as it stands, as of the last instant recorded; None when it is empty or broken. `later`: entries recorded after
    the root that it was compared with, about whose tail nothing is known. `warnings`: cases that refer to others in a way that cannot be;
    they say nothing about the chains. A case that cannot be folded has none.
    """

    verdict: Verdict
    cases: int
    entries: int
    broken: int
    unsealed: int
    later: int
    root: Root | None
    warnings: tuple[LedgerWarning, ...] = ()


class _Row(NamedTuple):
    """A line as far as chains need it. `refers`: whether its event names another case."""

    case: str
    number: int
    at: datetime
    content: str
    digest: str | None
    refers: bool


def verify(lines: Iterable[bytes], recorded: Root | None = None, *, source: str = "", tell: Tell) -> Verification:
    """Whether each case's chain holds and, against a recorded root, whether everything recorded by its instant is there unaltered.

    `tell`: is told of each fault with file and line, case and entry. Shape: the entries of a case stand together.
    Memory: some two hundred bytes a case.
    """
    ledger = _Ledger(recorded, source, tell)
    for number, line in enumerate(lines, 1):
        if not line.isspace():
            ledger.take(line, number)
    return ledger.end()


class _Ledger:
    """What is known so far of a file that is read line by line."""

    def __init__(self, recorded: Root | None, source: str, tell: Tell) -> None:
        self.recorded, self.source, self.tell = recorded, source, tell
        self.together, self.chain = Together(), _Chain("", None)
        self.now, self.then = Heads(), Heads()
        self.faults = self.broken = self.unsealed = 0
        self.last: datetime | None = None
        self.groups: dict[int, list[str]] = {}
        self.references, self.splits = References(), Splits()

    def take(self, line: bytes, number: int) -> None:
        """A further line."""
        try:
            row = _row(line)
            if row.case != self.chain.case:
                self._close()
                self.chain = _Chain(row.case, self.recorded.as_of if self.recorded else None)
                self.together.begin(row.case, number)
            self.last = row.at if self.last is None else max(self.last, row.at)
            self.chain.keep(line, refers=row.refers)
            self.chain.take_row(row)
        except LedgerError as error:
            self.faults += 1
            self.chain.broken = True
            self.tell(error.at(self.source, number))

    def _close(self) -> None:
        """The case that was read is at its end."""
        chain = self.chain
        if not chain.entries:
            return
        self.now.add(Head(chain.case, chain.entries, chain.head))
        self.broken += chain.broken
        self.unsealed += not chain.sealed
        if chain.refers:
            self._refer(chain.lines)
        if self.recorded is not None and chain.entries_then:
            self.then.add(Head(chain.case, chain.entries_then, chain.head_then))
            self.groups.setdefault(part_of(chain.case), []).append(chain.case)

    def _refer(self, lines: list[bytes]) -> None:
        """Take note of the cases that the case refers to. What cannot be folded is for who computes with it."""
        try:
            case = fold(decode(as_text(line)).entry for line in lines)
        except LedgerError:
            return
        if case is not None:
            self.references.see(case)
            if isinstance(case, HandledCase):
                self.splits.see(case)

    def end(self) -> Verification:
        """What was found, after the last line."""
        self._close()
        if self.recorded is None:
            verdict = Verdict.BROKEN if self.faults else Verdict.UNKNOWN
        else:
            same = self._compared(self.recorded)
            verdict = Verdict.OK if same and not self.faults else Verdict.BROKEN
        later = self.now.entries - self.then.entries if self.recorded is not None else 0
        # A root of a broken ledger must not be recorded: it would vouch for what was altered.
        root = self.now.root(self.last) if self.last is not None and verdict is not Verdict.BROKEN else None
        warnings = (*self.splits.warnings(), *self.references.warnings(self.together))
        return Verification(verdict, self.now.cases, self.now.entries, self.broken, self.unsealed, later, root, warnings)

    def _compared(self, recorded: Root) -> bool:
        found = self.then.root(recorded.as_of)
        same = (found.cases, found.entries) == (recorded.cases, recorded.entries)
        if found.digest == recorded.digest and same:
            return True
        differing = recorded.differing(found)
        suspects = sorted(case for part in differing for case in self.groups.get(part, ()))
        there, wanted = f"{found.cases} cases with {found.entries} entries", f"{recorded.cases} cases with {recorded.entries} entries"
        what = f"{there} were recorded by then; the root holds {wanted}"
        if same:
            what = f"of {there}, at least one is not what the root holds"
        self.tell(LedgerError(what, where=self.source, why=_ROOT, remedy=_REMEDY))
        for case in suspects[:_NAMED]:
            told = "the case was altered, or one of its group is missing or new"
            self.tell(LedgerError(told, why=_ROOT, remedy="compare it with a copy of the time of the root", case=case))
        return False


class _Chain(Chain):
    """The chain of one case; `..._then` is how far it had come at the instant of the recorded root. `lines`: its lines."""

    __slots__ = ("as_of", "entries_then", "head_then", "lines", "refers")

    def __init__(self, case: str, as_of: datetime | None) -> None:
        super().__init__(case)
        self.as_of, self.entries_then, self.head_then = as_of, 0, GENESIS
        self.refers = False
        self.lines: list[bytes] = []

    def keep(self, line: bytes, *, refers: bool) -> None:
        """Keeps a line, in case the whole has to be read for what it refers to."""
        self.lines.append(line)
        self.refers = self.refers or refers

    def take_row(self, row: _Row) -> None:
        """A further entry, which counts for the root also when the chain does not hold.

        Raises: LedgerError, as `take`.
        """
        try:
            self.take(row.number, row.content, row.digest)
        finally:
            if self.as_of is not None and row.at <= self.as_of:
                self.entries_then, self.head_then = self.entries, self.head


def _row(line: bytes) -> _Row:
    text = as_text(line)
    raw: dict[str, Any] = parsed(text)
    content, digest = contents(text)
    case, number = raw.get("case"), raw.get("number")
    try:
        at = instant(raw.get("recorded_at", ""))
    except ValueError:
        at = None
    if type(case) is not str or not case or type(number) is not int or at is None:
        why = "LR-09: a line has case, number and recorded_at, and what else its version has"
        raise LedgerError("the line is no entry", why=why, remedy=_REMEDY)
    data = raw.get("data")
    return _Row(case, number, at, content, digest, type(data) is dict and any(data.get(name) for name in _REFERRING))
