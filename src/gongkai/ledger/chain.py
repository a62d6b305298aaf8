"""A chain of hashes for each case: what was recorded cannot be altered, left out, put in or moved without breaking it."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from gongkai.ledger.codec import content_of, encode, parsed
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError

GENESIS = "0" * 64
"""What stands for the hash before the first entry of a case."""
_CHAIN = "LR-15: each entry carries the hash over itself and the one before it"
_REMEDY = "restore the case from a copy that verifies; gongkai ledger verify lists every fault"


def link(previous: str, content: str) -> str:
    """The hash of an entry: SHA-256 over the hash before it, a line break and its line without hash, in hexadecimal."""
    return sha256(f"{previous}\n{content}".encode()).hexdigest()


def seal(entries: Iterable[Entry], head: str = GENESIS) -> Iterator[str]:
    """The lines of entries, each with its hash, without line breaks; the chain begins anew with each entry 1.

    `head`: the hash of the last entry recorded, when entries are added to a case.
    """
    for entry in entries:
        content = encode(entry)
        head = link(GENESIS if entry.number == 1 else head, content)
        yield f'{content[:-1]},"hash":"{head}"}}'


def contents(line: str) -> tuple[str, str | None]:
    """What of a line is hashed, and the hash that it carries, None when it is not sealed.

    Raises: LedgerError when the line is no JSON object.
    """
    if line[-75:-66] == ',"hash":"' and line.endswith('"}'):
        return f"{line[:-75]}}}", line[-66:-2]
    return content_of(parsed(line))


class Chain:
    """The chain of one case, link by link, as far as it was read. `entries`, `head`: the number and the hash of the last entry.

    `sealed`: whether an entry carried a hash. `broken`: whether the chain does not hold.
    """

    __slots__ = ("broken", "case", "entries", "head", "sealed")

    def __init__(self, case: str) -> None:
        self.case, self.entries, self.head = case, 0, GENESIS
        self.broken = self.sealed = False

    def take(self, number: int, content: str, digest: str | None) -> None:
        """A further entry; the next one is judged by what this one carries, so that each fault is told where it is.

        Raises: LedgerError when the entry is not the next one, or not what was sealed.
        """
        expected, computed = self.entries + 1, link(self.head, content)
        mixed = expected > 1 and self.sealed != (digest is not None)
        self.entries = number if number > 0 else expected
        self.head = computed if digest is None else digest
        self.sealed = self.sealed or digest is not None
        if number == expected and not mixed and self.head == computed:
            return
        self.broken = True
        if number != expected:
            why = "LR-01: the entries of a case are numbered 1, 2, … without a gap"
            raise LedgerError(_gap(number, expected), why=why, remedy=_REMEDY, case=self.case, entry=number)
        what = "the entry was altered, or the one before it was altered, removed or put in"
        if mixed:
            what = "some entries carry a hash and others none"
        raise LedgerError(what, why=_CHAIN, remedy=_REMEDY, case=self.case, entry=number)


def _gap(number: int, expected: int) -> str:
    """What is told of an entry that is not the next one."""
    last = number - 1
    if last < expected:
        return f"entry {number} stands after entry {expected - 1}"
    return f"entry {expected} is missing" if last == expected else f"entries {expected} to {last} are missing"
