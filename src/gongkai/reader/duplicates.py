"""Which reports of a file repeat an earlier one of the same file."""

import re
from collections.abc import Sequence

from gongkai.reader.characters import plain
from gongkai.reader.identity import Identified
from gongkai.reader.organs import is_fuller

_NOISE = re.compile(r"[\s|*#]+")
_DOTS = re.compile(r"(?:\.{3,}|…+).{0,60}\Z", re.DOTALL)
_ENOUGH = 100
"""A shorter text says too little to call two reports the same, unless they are the same to the end."""


def duplicates(reports: Sequence[tuple[Identified, str]]) -> tuple[int | None, ...]:
    """For each report the index of the earlier one that it repeats, or None.

    A report repeats another when organ and year agree and its text, blanks aside, is that of the other or the beginning of it.
    `reports`: identity and body (from the first section to the end of the last), to which the caller adds what stands in grids.
    """
    bodies = [_DOTS.sub("", _NOISE.sub("", plain(body))) for _, body in reports]
    return tuple(
        next((earlier for earlier in range(index) if _repeats(reports, bodies, index, earlier)), None) for index in range(len(reports))
    )


def _repeats(reports: Sequence[tuple[Identified, str]], bodies: Sequence[str], later: int, earlier: int) -> bool:
    one, other = reports[later][0], reports[earlier][0]
    if one.empty or other.empty or one.year != other.year or not _same_organ(one.organ, other.organ):
        return False
    copy, original = bodies[later], bodies[earlier]
    return copy == original if len(copy) < _ENOUGH else original.startswith(copy)


def _same_organ(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or is_fuller(one, other) or is_fuller(other, one)
