"""One case of a ledger file: all of it, or what stands before the first line that is broken."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from gongkai.law.settings import DEFAULTS, Settings
from gongkai.ledger.case import Case
from gongkai.ledger.chain import Chain, contents
from gongkai.ledger.codec import as_text, decode
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold, recorded_by
from gongkai.ledger.times import written

_CASE = re.compile(rb'"case"\s*:\s*"([^"\\]+)"')


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a case. `entries`: those that are considered; `case`: what they make, None when each was struck.

    `broken`: what is wrong with the line before which they end; `certain`: whether that line is one of the case. `left`: how many entries
    of the case come after that line. `sealed`: whether they carry hashes, without which nothing shows an alteration.
    """

    entries: tuple[Entry, ...]
    case: Case | None
    broken: LedgerError | None = None
    certain: bool = True
    left: int = 0
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file: an entry, or what is wrong with it, and the case that it names, "" when none can be made out."""

    number: int
    case: str
    entry: Entry | None = None
    fault: LedgerError | None = None
    sealed: bool = False


def find(
    lines: Iterable[bytes],
    case: str,
    as_of: datetime | None,
    source: str,
    tell: Callable[[Sequence[LedgerError]], None],
    settings: Settings = DEFAULTS,
) -> Found:
    """The case, wherever it stands in the file, with what had been recorded by an instant.

    `tell`: is told of the lines that could not be read, but for the one that breaks the case.
    Raises: LedgerError when there is nothing of it before the first line that is broken, or nothing at all.
    """
    mine, faults = _mine(lines, case, source)
    first = next((line for line in mine if line.fault is not None), None)
    known = [line for line in mine if line.entry is not None]
    before = [line for line in known if first is None or line.number < first.number]
    if first is not None and before and as_of is not None and _entries(before)[-1].recorded_at > as_of:
        first = None  # entries are recorded in their order: what is broken came after the instant
    tell([fault for fault in faults if first is None or fault is not first.fault])
    if first is not None and first.fault is not None and not before:
        raise first.fault
    entries = tuple(_entries(before) if as_of is None else recorded_by(_entries(before), as_of))
    if not entries:
        raise _none(case, as_of, source)
    found = replace(_folded(entries, before, source, settings), sealed=any(line.sealed for line in before))
    if found.broken is None and first is not None:
        found = replace(found, broken=first.fault, certain=first.case == case)
    if found.broken is None:
        return found
    return replace(found, left=sum(line.number > (found.broken.line or 0) for line in known))


def _mine(lines: Iterable[bytes], case: str, source: str) -> tuple[list[_Line], list[LedgerError]]:
    """The lines that are of the case or may be (those that name it, and nameless ones right after one of them), and all faults."""
    mine: list[_Line] = []
    faults: list[LedgerError] = []
    within = False
    chain = Chain(case)
    for number, content in enumerate(lines, 1):
        if content.isspace():
            continue
        line = _read(content, number, source)
        if line.case == case and line.entry is not None and all(one.fault is None for one in mine):
            line = _chained(line, content, chain, source)
        within = line.case == case or (within and line.case == "")
        if within:
            mine.append(line)
        if line.fault is not None:
            faults.append(line.fault)
    return mine, faults


def _read(content: bytes, number: int, source: str) -> _Line:
    try:
        entry = decode(as_text(content)).entry
    except LedgerError as error:
        named = _CASE.search(content)
        return _Line(number, named.group(1).decode(errors="replace") if named else "", fault=error.at(source, number))
    return _Line(number, entry.case, entry)


def _chained(line: _Line, content: bytes, chain: Chain, source: str) -> _Line:
    """The line, if the chain of the case holds up to it: one that was altered is as broken as one that cannot be read."""
    link, digest = contents(as_text(content))
    try:
        chain.take(line.entry.number if line.entry else 0, link, digest)
    except LedgerError as error:
        return replace(line, entry=None, fault=error.at(source, line.number))
    return replace(line, sealed=chain.sealed)


def _folded(entries: tuple[Entry, ...], lines: Sequence[_Line], source: str, settings: Settings) -> Found:
    """As many of the entries as can stand, and why the next one cannot."""
    broken: LedgerError | None = None
    while True:
        try:
            return Found(entries, fold(entries, settings), broken)
        except LedgerError as error:
            at = next((place for place, entry in enumerate(entries) if entry.number != place + 1), (error.entry or 1) - 1)
            broken = error.at(source, next(line.number for line in lines if line.entry is entries[at]))
        if at == 0:
            raise broken
        entries = entries[:at]


def _entries(lines: Iterable[_Line]) -> list[Entry]:
    return [line.entry for line in lines if line.entry is not None]


def _none(case: str, as_of: datetime | None, source: str) -> LedgerError:
    why = "LR-01: nothing was recorded of it" if as_of is None else f"LR-01: nothing was recorded of it by {written(as_of)}"
    return LedgerError(f"there is no case {case}", where=source, why=why, remedy="check the id and the day", case=case)
