"""Names of reporting organs: what can be one, and which of two printed names is the fuller one of the same organ."""

import re
from functools import lru_cache

from gongkai.reader.outline.wording import wording

_LONGEST = 40
_NAME = re.compile(rf"[㐀-鿿〇()·]{{2,{_LONGEST}}}")
_NAME_AT_END = re.compile(rf"[㐀-鿿〇()·]{{2,{_LONGEST}}}\Z")
_ABBREVIATED = (
    ("管理委员会", "管委"),
    ("管委会", "管委"),
    ("委员会", "委"),
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("街道办事处", "街道"),
)
_REMEMBERED = 1024
"""A page prints the name of its organ in several places, and a list of files many pages of one organ."""
_AREAS = "省市县区旗盟州镇乡"
_AREA_ENDINGS = (*"省市县区旗盟州镇乡", "苏木", "街道")


@lru_cache(maxsize=_REMEMBERED)
def plausible(name: str) -> bool:
    """Whether a phrase can be an organ's name: Chinese, balanced brackets, none of the words that no name holds."""
    return (
        _NAME.fullmatch(name) is not None
        and name.count("(") == name.count(")")
        and not name.startswith("(")
        and wording().not_name.search(name) is None
    )


@lru_cache(maxsize=_REMEMBERED)
def name_at_end(phrase: str) -> str | None:
    """The organ's name that ends a phrase, None when it does not end like one."""
    if not phrase.endswith(wording().suffixes):
        return None
    match = _NAME_AT_END.search(phrase, max(0, len(phrase) - _LONGEST))
    return match.group() if match is not None and plausible(match.group()) else None


def is_government(name: str) -> bool:
    """Whether it names a government or an area, not one of its offices."""
    return short_form(name).endswith(("政府", *_AREA_ENDINGS))


def without_office(name: str) -> str:
    """The organ whose inner office is named (临夏州卫生健康委办公室 → 临夏州卫生健康委); a government's office is an organ of its own."""
    match = wording().inner_office.search(name)
    owner = name[: match.start()] if match else ""
    return owner if owner and not owner.endswith("政府") and name_at_end(owner) == owner else name


def government_of(name: str) -> str | None:
    """The government whose general office is named (某市人民政府办公室 → 某市人民政府), None when the name is no such office."""
    match = re.fullmatch(r"(.{2,}政府)(?:办公室|办公厅|办)", name)
    return match[1] if match else None


@lru_cache(maxsize=_REMEMBERED)
def short_form(name: str) -> str:
    """The name with the usual abbreviations, so that 委员会 and 委 are one."""
    for long, short in _ABBREVIATED:
        name = name.replace(long, short)
    return name


def is_fuller(long: str, short: str, *, government: bool = False) -> bool:
    """Whether `long` names the organ that `short` abbreviates: its characters in order, the same kind of organ, no area in between.

    `government`: take 某镇 and 某镇人民政府 as the same organ.
    """
    whole, part = short_form(long), short_form(short)
    if government and part.endswith(_AREA_ENDINGS) and whole == f"{whole[:-2]}政府":
        whole = whole[:-2]
    if not part or whole[-1:] != part[-1:] or len(whole) < len(part):
        return False
    return _expands(whole, part)


def _expands(whole: str, part: str) -> bool:
    """Whether `part` only leaves characters of `whole` out: an area's name at the front, and inside nothing that names an area."""
    front = len(whole) - len(part) if whole.endswith(part) else whole.find(part[0])
    if front < 0 or not (front == 0 or part[0] in _AREAS or whole[front - 1] in _AREAS):
        return False
    position = front
    for char in part:
        found = whole.find(char, position)
        if found < 0 or any(_names_area(whole, at) for at in range(position, found)):
            return False
        position = found + 1
    return position == len(whole)


def _names_area(whole: str, at: int) -> bool:
    words = wording().words_with_level
    return whole[at] in _AREAS and whole[at - 1 : at + 1] not in words and whole[at : at + 2] not in words
