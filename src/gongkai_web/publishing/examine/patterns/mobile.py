"""Mobile numbers of China; numbers of offices are landlines."""

import re
from collections.abc import Iterator

import phonenumbers

_PREFIX = r"(?:(?:\+|00)?86[ -]?|0)?"
_COMPACT = re.compile(
    rf"(?<![0-9¥$])(?<![0-9][.]){_PREFIX}(1[3-9][0-9]{{9}})(?![0-9]|\.[0-9]|\s*(?:元|万元|亿|吨|平方|立方|千瓦|公斤|人次|株))"
)
_GAP = r"[ ._/·-]{1,2}"
_GROUPED = re.compile(
    rf"(?<![0-9])(?<![0-9][.]){_PREFIX}("
    rf"1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}"
    rf"|1[3-9][0-9]{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}}"
    rf"|1[3-9][0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}"
    rf"|1[3-9][0-9]{{2}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{3}}"
    r"|1[3-9][0-9][ -][0-9]{8}|1[3-9][0-9]{5}[ -][0-9]{4}|1[3-9][0-9]{3}[ -][0-9]{6}|1[3-9][0-9]{4}[ -][0-9]{5}"
    r"|1[ -][3-9](?:[ -][0-9]){9}"
    r")(?![0-9])"
)
_NEIGHBOUR = re.compile(r"[0-9][ -]$")
_NEXT = re.compile(r"[ -]?[0-9]")
_CALLED = re.compile(r"手机|电话|联系|移动|tel|mobile|phone", re.IGNORECASE)
_LOOK_BACK = 24
_MOBILE = frozenset({phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE})


def mobile_numbers(text: str) -> Iterator[str]:
    """Mobile numbers in one piece or in the usual groups; no amounts, no figures of a row that happen to have so many digits."""
    for match in _COMPACT.finditer(text):
        called = match[0][0] != "0" or match[0].startswith("00") or _CALLED.search(_before(text, match))
        if called and not _inside_a_word(text, match) and is_mobile(match[1]):
            yield match[1]  # 0 before it is an old way to dial, or the beginning of another number
    for match in _GROUPED.finditer(text):
        number = re.sub("[^0-9]", "", match[1])
        before = _before(text, match)
        row = _NEIGHBOUR.search(before) or _NEXT.match(text, match.end())
        if (not row or _CALLED.search(before)) and is_mobile(number):
            yield number


def is_mobile(number: str) -> bool:
    """Whether eleven digits are a mobile number that the numbering plan knows."""
    return phonenumbers.number_type(phonenumbers.parse(number, "CN")) in _MOBILE


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _LOOK_BACK) : match.start()]


def _inside_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether letters stand on both sides: a part of a hash or a file's name."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


is_mobile("13800138000")  # loads the numbering plan, while the process may still load modules
