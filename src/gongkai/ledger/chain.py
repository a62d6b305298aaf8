"""A chain of hashes for each case: what was recorded cannot be altered, left out, put in or moved without breaking it."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from gongkai.ledger.codec import content_of, encode, parsed
from gongkai.ledger.entry import Entry

GENESIS = "0" * 64
"""What stands for the hash before the first entry of a case."""


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
