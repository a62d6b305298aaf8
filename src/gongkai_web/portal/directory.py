"""Organs and sites as public pages need them: read once, and again only after one of them changed."""

import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ, Site, Succession
from gongkai_web.serve.database.planned import planned


class Entry(NamedTuple):
    """An organ, as far as lists and trees show it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    level: str
    area_supervisor: int | None
    system_supervisor: int | None
    valid_from: date | None
    valid_until: date | None

    @property
    def label(self) -> str:
        """What a list calls it."""
        return self.short_name or self.name

    @property
    def begun(self) -> bool:
        """Whether its first day has come."""
        return self.valid_from is None or self.valid_from <= timezone.localdate()

    @property
    def ended(self) -> bool:
        """Whether its last day has passed."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()


class Passage(NamedTuple):
    """One organ came out of another on a day. `change`: of organs.kinds.Change. `basis`: the document that ordered it."""

    predecessor: int
    successor: int
    change: str
    happened_on: date
    basis: str


@dataclass(frozen=True)
class Directory:
    """Every organ, what became of it, and every site. `stamp`: the number of the last change that it knows."""

    stamp: int
    organs: Mapping[int, Entry]
    sites: Mapping[str, Site]
    passages: tuple[Passage, ...] = ()
    _kept: dict[Hashable, SafeString] = field(default_factory=dict)
    _below: dict[int, frozenset[int]] = field(default_factory=dict)

    def keep(self, key: Hashable, make: Callable[[], SafeString]) -> SafeString:
        """A part of a page that stays the same until an organ or a site changes: made once. `key`: all that it depends on besides."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found

    @property
    def open_sites(self) -> Mapping[str, Site]:
        """The sites that were not closed."""
        return {host: site for host, site in self.sites.items() if site.closed_on is None}

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        """The organs by their code."""
        return {one.code: one for one in self.organs.values()}

    @cached_property
    def children(self) -> Mapping[int, tuple[Entry, ...]]:
        """For each organ those that it supervises in its area, or in its system where no area is given; by code."""
        found: dict[int, list[Entry]] = {}
        for one in sorted(self.organs.values(), key=lambda entry: entry.code):
            above = one.area_supervisor or one.system_supervisor
            if above is not None:
                found.setdefault(above, []).append(one)
        return {above: tuple(below) for above, below in found.items()}

    def label(self, organ: int) -> str:
        """What a list calls an organ; empty for one that was added a moment ago."""
        known = self.organs.get(organ)
        return known.label if known else ""

    def below(self, organ: int) -> frozenset[int]:
        """The organ and every one under it in the tree of `children`; a circle in the data ends where it began."""
        found = self._below.get(organ)
        if found is None:
            found = self._below[organ] = self._reached(organ)
        return found

    def _reached(self, organ: int) -> frozenset[int]:
        reached: set[int] = set()
        waiting = [organ]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += [child.id for child in self.children.get(one, ())]
        return frozenset(reached)

    def standing(self, organ: int) -> tuple[Entry, ...]:
        """What stands directly below an organ and has not ended."""
        return tuple(one for one in self.children.get(organ, ()) if not one.ended)

    def ended(self, organ: int) -> tuple[Entry, ...]:
        """What stood below an organ, at any depth, and is no more."""
        return tuple(sorted((one for key in self.below(organ) if (one := self.organs[key]).ended), key=lambda entry: entry.code))

    def became(self, organ: int) -> tuple[Passage, ...]:
        """What became of an organ: its passages to others, in their order."""
        return tuple(one for one in self.passages if one.predecessor == organ)

    def came_from(self, organ: int) -> tuple[Passage, ...]:
        """What an organ came out of, and what that came out of, the last passage first; each predecessor once."""
        found: dict[int, Passage] = {}
        waiting = [organ]
        while waiting:
            here = waiting.pop(0)
            for one in reversed(self.passages):
                if one.successor == here and one.predecessor != organ and one.predecessor not in found:
                    found[one.predecessor] = one
                    waiting.append(one.predecessor)
        return tuple(found.values())

    def departments(self, organ: int) -> tuple[Entry, ...]:
        """Those among them that are no governments of an area."""
        return tuple(one for one in self.standing(organ) if one.kind != Kind.GOVERNMENT)

    def areas(self, organ: int) -> tuple[Entry, ...]:
        """The governments among them: counties of a city, townships of a county."""
        return tuple(one for one in self.standing(organ) if one.kind == Kind.GOVERNMENT)

    def chain(self, organ: int) -> Iterator[Entry]:
        """The organ and those above it in its area, from the organ up."""
        passed: set[int] = set()
        here = self.organs.get(organ)
        while here is not None and here.id not in passed:
            passed.add(here.id)
            yield here
            here = self.organs.get(here.area_supervisor or here.system_supervisor or 0)


_FIELDS = ("id", "code", "name", "short_name", "kind", "level", "area_supervisor_id", "system_supervisor_id", "valid_from", "valid_until")
_PASSAGE = ("predecessor_id", "successor_id", "change", "happened_on", "basis")
_known: tuple[float, Directory] | None = None
"""Until when it is taken as it is, and the directory."""


def directory() -> Directory:
    """The organs and sites, as they were settings.DIRECTORY_SECONDS ago or later; read again only when one of them changed since."""
    global _known  # noqa: PLW0603 - one process keeps one copy; replacing it is a single assignment
    now = time.monotonic()
    if _known is not None and now < _known[0]:
        return _known[1]
    with planned() as cursor:
        cursor.execute("SELECT number FROM portal_directorystamp")
        (stamp,) = cursor.fetchone()
    found = _known[1] if _known is not None and _known[1].stamp == stamp else _read(stamp)
    _known = now + settings.DIRECTORY_SECONDS, found
    return found


def _read(stamp: int) -> Directory:
    return Directory(
        stamp,
        {row[0]: Entry(*row) for row in Organ.objects.values_list(*_FIELDS)},
        {site.host: site for site in Site.objects.select_related("organ").order_by("pk")},
        tuple(Passage(*row) for row in Succession.objects.order_by("happened_on", "pk").values_list(*_PASSAGE)),
    )
