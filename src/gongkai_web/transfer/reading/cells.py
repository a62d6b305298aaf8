"""What a cell of an old table says: dates in all the ways in which they are written, lists, and the closed words."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(18_264, 73_416)
"""Day numbers of spreadsheets from 1950 to 2100."""
_NOTHING = frozenset({"null", "none", r"\n", "-", "--", "—", "——", "无", "/"})
_UNSET = frozenset({date(1, 1, 1), date(1753, 1, 1), date(1754, 1, 1), date(1900, 1, 1), date(1970, 1, 1), date(9999, 12, 31)})
"""What databases write where nobody entered a day."""
_DIGITS = {
    "〇": "0",
    "○": "0",
    "零": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}
_ORDERED = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ]+[0-9:.,上下午 ]*(?:[AP]M)?)?", re.IGNORECASE)
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_CHINESE = re.compile(r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_WITH_ZONE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_GUARDED = re.compile(r"\A'(?=[=+\-@\t\r＝＋－＠])")


def cell(text: str) -> str:
    """The text of a cell without blanks around it, without the apostrophe that keeps a spreadsheet from calculating, and "" for NULL."""
    plain = _GUARDED.sub("", _UNSTORABLE.sub("", text).strip(), count=1)
    return "" if plain.lower() in _NOTHING else plain


def day(text: str) -> date | None:
    """The day that a cell names: 2019-03-04, 2019/3/4 10:22, 2019年3月4日, 二〇一九年三月四日, 20190304, 43528; None for an empty cell.

    A moment with a time zone counts as the day in China. Raises: ValueError for anything else, 3/4/2019 too: nobody can tell the month.
    """
    if not text:
        return None
    found = _day(text)
    return None if found in _UNSET else found


def _day(text: str) -> date:
    if _WITH_ZONE.fullmatch(text):
        return datetime.fromisoformat(text).astimezone(_SHANGHAI).date()
    if match := _ORDERED.fullmatch(text) or _PACKED.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _CHINESE.fullmatch(text):
        return date(int("".join(_DIGITS[sign] for sign in match[1])), _number(match[2]), _number(match[3]))
    serial = re.fullmatch(r"([0-9]{5})(?:\.[0-9]+)?", text)
    if serial and int(serial[1]) in _SERIALS:
        return _EPOCH + timedelta(days=int(serial[1]))
    raise ValueError(text)


def _number(text: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = text.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1 if ten else 0) * 10 + (int(_DIGITS[ones]) if ones else 0)


def several(text: str) -> tuple[str, ...]:
    """The entries of a list in one cell: parted by semicolons or lines where there are any, else by commas or 、."""
    parts = re.split(r"[；;\n]", text) if re.search(r"[；;\n]", text) else re.split(r"[、，,]|\s{2,}", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def joined(entries: tuple[str, ...]) -> str:
    """A list as one cell, from which `several` reads it again."""
    text = "；".join(entries)
    return f"{text}；" if len(entries) == 1 and several(text) != entries else text


def word(text: str, words: Mapping[str, str]) -> str:
    """The value that a word of a closed list stands for; "" for an empty cell. Raises: ValueError for a word that is not in it."""
    plain = text.strip().lower()
    if plain and plain not in words:
        raise ValueError(text)
    return words.get(plain, "")
