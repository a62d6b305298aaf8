"""Which reports of a file repeat an earlier one of the same file."""

import re
from collections.abc import Sequence

from gongkai.reader.characters import folded
from gongkai.reader.outline.ending import body_end
from gongkai.reader.outline.headings import headings
from gongkai.reader.outline.identity import Identified
from gongkai.reader.outline.organs import is_fuller

_NOISE = re.compile(r"[\s|*#]+")
_DOTS = re.compile(r"(?:\.{3,}|…+).{0,60}\Z", re.DOTALL)
_ENOUGH = 100
"""A shorter text says too little to call two reports the same, unless they are the same to the end."""


def duplicates(reports: Sequence[tuple[Identified, str]]) -> tuple[int | None, ...]:
    """For each report the index of the earlier one that it repeats, or None.

    A report repeats another when organ and year agree and its text, blanks aside, is that of the other or the beginning of it.
    `reports`: identity and text, to which the caller adds what stands in grids. Title, page frame and footer are left aside.
    """
    if len(reports) < 2:
        return (None,) * len(reports)
    bodies = [_body(text) for _, text in reports]
    alike: dict[tuple[int | None, str], list[int]] = {}
    found: list[int | None] = []
    for index, body in enumerate(bodies):
        # Only reports that begin alike can repeat each other; a file may hold thousands.
        earlier = alike.setdefault((reports[index][0].year, body[:_ENOUGH]), [])
        found.append(next((one for one in earlier if _repeats(reports, bodies, index, one)), None))
        earlier.append(index)
    return tuple(found)


def _body(text: str) -> str:
    """The text from its first section to its end, without blanks, markup and the dots of a copy that breaks off."""
    source = folded(text).text
    first = next((one.start for one in headings(source) if one.number is not None), 0)
    return _DOTS.sub("", _NOISE.sub("", source[first : body_end(source, first, len(source))]))


def _repeats(reports: Sequence[tuple[Identified, str]], bodies: Sequence[str], later: int, earlier: int) -> bool:
    copy, original = bodies[later], bodies[earlier]
    if not (copy == original if len(copy) < _ENOUGH else original.startswith(copy)):
        return False
    one, other = reports[later][0], reports[earlier][0]
    return not one.empty and not other.empty and _same_organ(one.organ, other.organ)


def _same_organ(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or is_fuller(one, other) or is_fuller(other, one)
