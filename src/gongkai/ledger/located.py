"""Where the entries of a file stand, for errors about a case that show only when the case is folded."""

from collections.abc import Callable, Iterable, Iterator

from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.reading import numbered
from gongkai.ledger.warning import LedgerWarning, unsealed

_NAMED = 20
"""Unsealed cases that the warning names."""


class Located:
    """The entries of a file, read line by line, and the lines of the last two cases: a case is folded once the next one has begun.

    `source`, `keep_going`: as in `gongkai.ledger.reading.read_lines`.
    """

    def __init__(self, lines: Iterable[bytes], *, source: str, keep_going: Callable[[LedgerError], None] | None = None) -> None:
        self._lines, self._source, self._keep_going = lines, source, keep_going
        self._unsealed = 0
        self._named: list[str] = []
        self._case = self._case_before = ""
        self._numbers: dict[int, int] = {}
        self._numbers_before: dict[int, int] = {}

    def __iter__(self) -> Iterator[Entry]:
        """Each entry in turn. Raises: LedgerError, as `numbered`."""
        entries = numbered(self._lines, source=self._source, keep_going=self._keep_going, unsealed=self._note)
        for line, entry in entries:
            if entry.case != self._case:
                self._case_before, self._numbers_before = self._case, self._numbers
                self._case, self._numbers = entry.case, {}
            self._numbers[entry.number] = line
            yield entry

    def warnings(self) -> tuple[LedgerWarning, ...]:
        """Once all was read: what to look at, because nothing shows whether it is what was recorded."""
        return (unsealed(self._unsealed, tuple(self._named)),) if self._unsealed else ()

    def at(self, error: LedgerError) -> LedgerError:
        """The error with file and line, as far as its entry was among those that were read last."""
        numbers = self._numbers if error.case == self._case else self._numbers_before if error.case == self._case_before else {}
        line = None if error.line is not None or error.entry is None else numbers.get(error.entry)
        return error if line is None else error.at(self._source, line)

    def _note(self, case: str) -> None:
        self._unsealed += 1
        if self._unsealed <= _NAMED:
            self._named.append(case)
