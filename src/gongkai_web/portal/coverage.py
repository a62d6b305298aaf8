"""How far an organ keeps what its catalogue says: what is public of each entry, and where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Sum

from gongkai_web.compilations.models import CatalogueEntry
from gongkai_web.portal.directory import Directory, Entry
from gongkai_web.portal.models import Tally
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.visit import Visit

_BETWEEN = re.compile(r"[、，,；;/\s]+")
_ON_REQUEST = "依申请"


class Held(NamedTuple):
    """How many items of the entry's category an organ has made public, and the list of them."""

    organ: str
    items: int
    url: str


def owed(entry: CatalogueEntry) -> bool:
    """Whether it can be told if something of the entry is public: it names its category, and is not for requests only."""
    only_on_request = _ON_REQUEST in entry.way and "主动" not in entry.way
    return entry.statutory_code in categories() and not only_on_request


def answering(entries: Iterable[CatalogueEntry], organ: Entry, directory: Directory) -> Mapping[int, tuple[str, tuple[Entry, ...]]]:
    """For each entry of which it can be told, by its position: its category, and the organs that answer for it.

    Where the responsible unit is no organ of the platform, such as a section inside, the catalogue's own organ answers for it.
    """
    named = _names(directory.organs[one] for one in directory.below(organ.id))
    return {one.position: (one.statutory_code, _organs(one.unit, named) or (organ,)) for one in entries if owed(one)}


def coverage(entries: Sequence[CatalogueEntry], organ: Entry, visit: Visit) -> Mapping[int, tuple[Held, ...]]:
    """For each entry of which it can be told, by its position: what each responsible organ has published in its category."""
    asked = answering(entries, organ, visit.directory)
    counts = counted({one.id for _code, organs in asked.values() for one in organs}, {code for code, _organs in asked.values()})
    return {
        position: tuple(
            Held(one.label, counts.get((one.id, code), 0), visit.path("/items/", organ=one.code, category=code)) for one in organs
        )
        for position, (code, organs) in asked.items()
    }


def counted(organs: set[int], codes: set[str]) -> Mapping[tuple[int, str], int]:
    """How many items of each category each organ has made public; nothing stands for none."""
    rows = Tally.objects.filter(organ_id__in=organs, statutory_code__in=codes)
    found = rows.values_list("organ_id", "statutory_code").annotate(Sum("items")).order_by()
    return {(organ, code): items for organ, code, items in found}


def _names(organs: Iterable[Entry]) -> Mapping[str, Entry]:
    """The organs by each of their names; a name that two of them have leads to neither."""
    found: dict[str, Entry | None] = {}
    for one in organs:
        for name in {one.name, one.label}:
            found[name] = None if name in found else one
    return {name: one for name, one in found.items() if one is not None}


def _organs(unit: str, named: Mapping[str, Entry]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(named[part] for part in _BETWEEN.split(unit) if part in named))
