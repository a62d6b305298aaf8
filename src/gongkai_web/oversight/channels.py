"""How much reached the public through which channel: the figures that section one of the annual report quotes.

No law says what counts once. The rule here, the same for every organ and year:

- an item counts for a channel in the year in which it went through that channel for the first time. An amended version on the site, or a
  second post about it, counts nothing again, so that years can be added;
- an item that went through three channels counts once for each of them. Their sum counts times (条次); how many items there were (条) is
  what the site says, through which everything goes;
- the day is the one on which it happened, not the one on which it was recorded; for what came from an old site, the day there;
- what was withdrawn later stays counted: it had reached the public, and a figure that was reported does not change afterwards.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai_web.publishing.life.vocabulary import Channel


class Use(NamedTuple):
    """An item of an organ reached the public through a channel on a day."""

    item: int
    organ: int
    channel: Channel
    on: date


def firsts(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Those that count: of each item and channel the earliest. `uses`: in any order, and all of an item that one of them is about.

    The post of 2026-03-02 about an item whose first post was on 2025-12-30 counts for 2025.
    """
    found: dict[tuple[int, Channel], Use] = {}
    for use in uses:
        known = found.get((use.item, use.channel))
        if known is None or use.on < known.on:
            found[use.item, use.channel] = use
    return tuple(found.values())
