"""One hash over the heads of all cases, to be recorded where who writes the ledger cannot reach it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from zlib import crc32

from gongkai.ledger.errors import LedgerError
from gongkai.ledger.times import instant, written

PARTS = 1024
_SHOWN = 8
_LEAF = 32
_MOST = 10**15


class Head(NamedTuple):
    """How far a case had come: the number of its entries and the hash of the last."""

    case: str
    entries: int
    digest: str


class Root(NamedTuple):
    """All that had been recorded by an instant, in one hash.

    `parts`: the first 8 hexadecimal digits for each of 1,024 groups of cases, to find the group in which something differs; "" when it was
    not kept. The digest is over the whole hashes of the groups, so that nothing rests on the short ones.
    """

    as_of: datetime
    cases: int
    entries: int
    digest: str
    parts: str = ""

    def differing(self, other: "Root") -> frozenset[int]:
        """The groups in which two roots differ; none when one of them has not kept its groups."""
        if not self.parts or not other.parts:
            return frozenset()
        return frozenset(part for part in range(PARTS) if _shown(self.parts, part) != _shown(other.parts, part))

    def to_json(self) -> dict[str, Any]:
        """The root as it is recorded."""
        return {"as_of": written(self.as_of), "cases": self.cases, "entries": self.entries, "digest": self.digest, "parts": self.parts}


class Heads:
    """Heads that come one by one, kept as 32 bytes each; their order does not matter."""

    __slots__ = ("_parts", "cases", "entries")

    def __init__(self) -> None:
        self._parts = [bytearray() for _ in range(PARTS)]
        self.cases = self.entries = 0

    def add(self, head: Head) -> None:
        """Takes the head of a further case."""
        self._parts[part_of(head.case)] += sha256(f"{head.case}\n{head.entries}\n{head.digest}".encode()).digest()
        self.cases += 1
        self.entries += head.entries

    def root(self, as_of: datetime) -> Root:
        """The root over the heads taken so far, which are those at that instant."""
        digests = [sha256(b"".join(_sorted(part))).digest() for part in self._parts]
        begin = f"{written(as_of)}\n{self.cases}\n{self.entries}\n".encode()
        parts = "".join(digest.hex()[:_SHOWN] for digest in digests)
        return Root(as_of, self.cases, self.entries, sha256(begin + b"".join(digests)).hexdigest(), parts)


def root(heads: Iterable[Head], as_of: datetime) -> Root:
    """The root over the heads that all cases had at an instant, one a case, in any order."""
    taken = Heads()
    for head in heads:
        taken.add(head)
    return taken.root(as_of)


def part_of(case: str) -> int:
    """The group to which a case belongs."""
    return crc32(case.encode()) % PARTS


def root_from_json(text: str, source: str = "") -> Root:
    """A root as `gongkai ledger verify --json` printed it, alone or within what it printed.

    Raises: LedgerError when the text is something else.
    """
    why, remedy = "LR-16: a root has as_of, cases, entries, digest and parts", "give what gongkai ledger verify --json printed"
    try:
        raw = json.loads(text)
        raw = raw.get("root", raw)
        found = Root(instant(raw["as_of"]), raw["cases"], raw["entries"], raw["digest"], raw.get("parts", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LedgerError("this is no root", where=source, why=why, remedy=remedy) from None
    counts = all(type(number) is int and 0 <= number < _MOST for number in (found.cases, found.entries))
    hexadecimal = type(found.digest) is str and type(found.parts) is str and not set(found.digest + found.parts) - set("0123456789abcdef")
    if not counts or not hexadecimal or len(found.digest) != 2 * _LEAF or len(found.parts) not in {0, PARTS * _SHOWN}:
        raise LedgerError("this is no root", where=source, why=why, remedy=remedy)
    return found


def _sorted(part: bytearray) -> list[bytes]:
    return sorted(_leaves(part))


def _leaves(part: bytearray) -> Iterator[bytes]:
    return (bytes(part[at : at + _LEAF]) for at in range(0, len(part), _LEAF))


def _shown(parts: str, part: int) -> str:
    return parts[part * _SHOWN : (part + 1) * _SHOWN]
