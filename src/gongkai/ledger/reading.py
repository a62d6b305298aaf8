"""A file of entries read line by line: strictly, each chain checked on the way, so that no figure comes from what was altered."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gongkai.ledger.chain import Chain, contents
from gongkai.ledger.codec import UPCASTERS, Upcaster, as_text, decode
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.opaque import opaque_case
from gongkai.ledger.together import Together

Tell = Callable[[LedgerError], None]


def read_lines(
    lines: Iterable[bytes], *, source: str = "", keep_going: Tell | None = None, upcasters: Mapping[int, Upcaster] = UPCASTERS
) -> Iterator[Entry]:
    """The entries of a file, case by case; the entries of a case stand together.

    `source`: what the file is called in errors. `keep_going`: is told of each line that cannot be read and of each case whose chain does
    not hold; such a case is left out, and the rest is read on.
    Raises: LedgerError with file, line and rule, unless `keep_going` is given.
    """
    return (entry for _, entry in numbered(lines, source=source, keep_going=keep_going, upcasters=upcasters))


def numbered(
    lines: Iterable[bytes],
    *,
    source: str = "",
    keep_going: Tell | None = None,
    upcasters: Mapping[int, Upcaster] = UPCASTERS,
    unsealed: Callable[[str], None] | None = None,
) -> Iterator[tuple[int, Entry]]:
    """The same, each entry with its line. `unsealed`: is told of each case that carries no hashes, so that nothing shows an alteration.

    Raises: LedgerError, as `read_lines`.
    """
    together, chain = Together(), Chain("")
    # A case is given out when it is at its end: only then is it known that its chain holds.
    held: list[tuple[int, Entry]] = []
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            text = as_text(line)
            entry = decode(text, upcasters).entry
            if entry.case != chain.case:
                opaque_case(entry.case, entry.number)
                together.begin(entry.case, number)
                yield from _ended(chain, held, unsealed)
                chain, held = Chain(entry.case), []
            if not chain.broken:
                chain.take(entry.number, *contents(text))
                held.append((number, entry))
        except LedgerError as error:
            located = error.at(source, number)
            if keep_going is None:
                raise located from None
            keep_going(located)
    yield from _ended(chain, held, unsealed)


def _ended(chain: Chain, held: list[tuple[int, Entry]], unsealed: Callable[[str], None] | None) -> list[tuple[int, Entry]]:
    """What is given out of a case that is at its end."""
    if chain.broken or not held:
        return []
    if unsealed is not None and not chain.sealed:
        unsealed(chain.case)
    return held
