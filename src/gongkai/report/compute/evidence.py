"""Which cases stand behind each figure, and what put each of them there."""

from array import array
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongkai.report.forms import Form


class CaseRef(NamedTuple):
    """A case in a figure. `entry`: the number of its entry that put it there; `on`: the day of that entry;
    `why`: `received`, `open` (carried in or out), `pending`, or the code of the outcome or result."""

    case: str
    entry: int
    on: date
    why: str


class _Refs:
    """References by column: a million of them as tuples would take four times the memory."""

    __slots__ = ("cases", "days", "entries", "reasons")

    def __init__(self) -> None:
        self.cases: list[str] = []
        self.entries = array("I")
        self.days = array("I")
        self.reasons: list[str] = []

    def __iter__(self) -> Iterator[CaseRef]:
        for case, entry, day, why in zip(self.cases, self.entries, self.days, self.reasons, strict=True):
            yield CaseRef(case, entry, date.fromordinal(day), why)


class Tally:
    """Collects cases cell by cell. Only single counts are put in; which cells are sums of others, the form says."""

    def __init__(self, form: Form) -> None:
        self._sums = {one.right[0]: one.left for one in form.identities if len(one.right) == 1}
        self._keys = (*form.table("requests").keys(), *form.table("remedies").keys())
        self._refs = {key: _Refs() for key in self._keys if key not in self._sums}

    def has(self, key: str) -> bool:
        """Whether the form counts cases in that cell, not sums of other cells."""
        return key in self._refs

    def add(self, key: str, ref: CaseRef) -> None:
        """Count a case in a cell that the tally `has`."""
        refs = self._refs[key]
        refs.cases.append(ref.case)
        refs.entries.append(ref.entry)
        refs.days.append(ref.on.toordinal())
        refs.reasons.append(ref.why)

    def evidence(self) -> "Evidence":
        """What was collected."""
        return Evidence(self._refs, {key: tuple(self._parts(key)) for key in self._keys})

    def _parts(self, key: str) -> Iterator[str]:
        """The cells of single counts that a cell adds up: itself, or those of the cells that its identity names."""
        if key in self._refs:
            yield key
            return
        for part in self._sums[key]:
            yield from self._parts(part)


class Evidence:
    """The cases behind the figures of tables three and four.

    A figure is how many cases stand behind it, sums too, so that each opens into exactly its cases.
    """

    def __init__(self, refs: Mapping[str, _Refs], parts: Mapping[str, tuple[str, ...]]) -> None:
        self._refs = refs
        self._parts = parts

    @property
    def keys(self) -> tuple[str, ...]:
        """Every cell of the two tables, in the form's order."""
        return tuple(self._parts)

    def count(self, key: str) -> int:
        """How many cases stand behind the cell: its figure."""
        return sum(len(self._refs[part].cases) for part in self._parts[key])

    def cases(self, key: str) -> Iterator[CaseRef]:
        """The cases behind the cell in the order in which they came, for a sum part by part."""
        for part in self._parts[key]:
            yield from self._refs[part]
