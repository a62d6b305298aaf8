"""The figures of a year for the annual report. A figure is the list of its cases, and nothing else: none is ever typed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from gongkai_web.oversight.channels import Use, firsts
from gongkai_web.oversight.documents import CELLS, Document, standing
from gongkai_web.publishing.life.vocabulary import Channel

TIMES = "channels.all"
CHANNELS: Mapping[Channel, str] = {channel: f"channels.{channel}" for channel in Channel}
FIGURES = (*CHANNELS.values(), TIMES, *CELLS)
"""By what name each figure goes: those of section one, then the cells of table two."""


class Case(NamedTuple):
    """One item behind a figure. `on`: the day that puts it there. `channel`: None for a document of table two."""

    item: int
    organ: int
    on: date
    channel: Channel | None = None


def figures(uses: Iterable[Use], documents: Iterable[Document], year: int, today: date) -> Mapping[str, tuple[Case, ...]]:
    """The cases behind each figure of a year, by day. What counts once and what counts again: `channels`, `documents`.

    `uses`: in any order, all of each item that they are about. Units: items; of `TIMES`, items each once a channel.
    """
    found: dict[str, list[Case]] = {name: [] for name in FIGURES}
    for use in firsts(uses):
        if use.on.year == year:
            case = Case(use.item, use.organ, use.on, use.channel)
            found[CHANNELS[use.channel]].append(case)
            found[TIMES].append(case)
    for key, some in standing(documents, year, today).items():
        found[key] += [Case(one.item, one.organ, one.made_on) for one in some]
    return {name: tuple(sorted(cases, key=lambda case: (case.on, case.item))) for name, cases in found.items()}


def by_organ(cases: Mapping[str, tuple[Case, ...]]) -> Mapping[tuple[str, int], int]:
    """How many cases each figure has of each organ; nothing stands for none."""
    return Counter((name, case.organ) for name, some in cases.items() for case in some)
