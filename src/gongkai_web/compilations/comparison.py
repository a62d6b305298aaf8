"""What became of the entries of a catalogue or a list from one version to another."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai_web.compilations.models import CatalogueEntry, RegisterEntry
from gongkai_web.compilations.sheets import Sheet

Entry = CatalogueEntry | RegisterEntry
Key = Callable[[Entry], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry before and after. `fields`: the columns in which the two differ; empty where they are the same, wherever they stand."""

    before: Entry
    after: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The entries that came, went and changed, each in the order of its version, and how many stayed as they were."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[Pair, ...]
    same: int


def compared(before: Sequence[Entry], after: Sequence[Entry], sheet: Sheet) -> Comparison:
    """The difference of two versions of what is drawn up from that table.

    Entries have no number that stays. The same entry is: one that is equal in everything; then what the table says.
    """
    old, new = list(before), list(after)
    first, *others = (_key(names) for names in sheet.known_by)
    found = _paired(old, new, _key(tuple(sheet.columns))) + _paired(old, new, first)
    for key in others:
        found += _paired(old, new, key, alone=True)
    pairs = [Pair(*both, _differing(*both, sheet)) for both in found]
    changed = sorted((pair for pair in pairs if pair.fields), key=lambda pair: pair.after.position)
    return Comparison(tuple(new), tuple(old), tuple(changed), len(pairs) - len(changed))


def _key(names: tuple[str, ...]) -> Key:
    return lambda one: tuple(getattr(one, name) for name in names)


def _differing(before: Entry, after: Entry, sheet: Sheet) -> tuple[str, ...]:
    return tuple(name for name in sheet.columns if getattr(before, name) != getattr(after, name))


def _paired(old: list[Entry], new: list[Entry], key: Key, *, alone: bool = False) -> list[tuple[Entry, Entry]]:
    """Pairs of entries with the same key, taken out of both lists. `alone`: only where one entry in each has it, and it is not empty."""
    olds, news = _by(old, key), _by(new, key)
    found = [
        pair
        for kind, some in news.items()
        if not alone or (any(kind) and len(some) == len(olds[kind]) == 1)
        for pair in zip(olds[kind], some, strict=False)
    ]
    for before, after in found:
        old.remove(before)
        new.remove(after)
    return found


def _by(entries: Sequence[Entry], key: Key) -> defaultdict[tuple[str, ...], list[Entry]]:
    found: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for one in entries:
        found[key(one)].append(one)
    return found
