"""Which entries of a case count, and in which order they happened."""

from operator import attrgetter

from gongkai.ledger.case import Mark
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.record import EntryStruck
from gongkai.ledger.machine.step import wrong

_happened_on = attrgetter("happened_on")
_REMEDY = "strike an entry that is still there, and strike it once"


def standing(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a case that count, in the order in which they happened; those of one day in the order in which they were recorded.

    An entry that was recorded right after a strike and is of the struck one's type stands in its place: 2026-03-10 decided (4), posted (5),
    the decision struck (6) and recorded again with another ground (7) is decided (7), posted (5).
    Raises: LedgerError for a strike of what cannot be struck.
    """
    place: dict[int, int] = {}
    struck: dict[int, Entry] = {}
    for entry in entries:
        if type(entry.event) is not EntryStruck:
            continue
        target = entry.event.entry
        _strikable(entries, entry, target, struck)
        struck[target] = entry
        following = entries[entry.number] if entry.number < len(entries) else None
        if following is not None and type(following.event) is type(entries[target - 1].event):
            place[following.number] = place.get(target, target)
    left = [entry for entry in entries if entry.number not in struck and type(entry.event) is not EntryStruck]
    if place:
        left.sort(key=lambda entry: place.get(entry.number, entry.number))
    left.sort(key=_happened_on)
    return tuple(left)


def _strikable(entries: tuple[Entry, ...], entry: Entry, target: int, struck: dict[int, Entry]) -> None:
    mark = Mark(entry.happened_on, entry.number)
    if not 1 <= target < entry.number:
        why = "LR-07: an entry is struck by a later one of its case"
        raise wrong(entry.case, entry.event, mark, f"strikes entry {target}", why, _REMEDY)
    if type(entries[target - 1].event) is EntryStruck:
        why = "LR-07: a strike is never struck"
        raise wrong(entry.case, entry.event, mark, f"strikes entry {target}, a strike", why, "record again what was struck")
    if target in struck:
        why = f"LR-07: entry {target} was struck by entry {struck[target].number} already"
        raise wrong(entry.case, entry.event, mark, f"strikes entry {target}", why, _REMEDY)
