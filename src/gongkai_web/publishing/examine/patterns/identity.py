"""Identity numbers: 18 digits (GB 11643-1999), and 15 as they were until 1999."""

import datetime
import re
from collections.abc import Iterator

from stdnum import numdb
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from gongkai_web.publishing.examine.words import LABELS, either

_COUNTIES = numdb.get("cn/loc")
_PROVINCES = frozenset({"83", *(str(code) for code in range(11, 83) if _COUNTIES.info(str(code))[0][1])})
"""First two digits; 83 is for residents from Taiwan, 81 and 82 from Hong Kong and Macao."""
_SEPARATOR = r"[\s\-._·/|]{1,3}"
_RUN = re.compile(r"[0-9]{17,}[Xx]?")
_COMPACT = re.compile(r"(?=([1-9][0-9]{16}[0-9Xx]))")
_SPACED = re.compile(rf"(?<![0-9])(?=([1-9](?:(?:{_SEPARATOR})?[0-9]){{16}}(?:{_SEPARATOR})?[0-9Xx])(?![0-9]))")
_GAP = re.compile(_SEPARATOR)
_MOST_GROUPS = 7
_EACH_DIGIT_ALONE = 17
_OLD = re.compile(r"(?<![0-9A-Za-z./-])([1-9][0-9]{14})(?![0-9]|\.[0-9]|[/-])")
_OLD_SPACED = re.compile(r"(?<![0-9])([1-9][0-9]{5}[ -][0-9]{6}[ -]?[0-9]{3})(?![0-9])")
_OLDEST = 15
"""No holder of a 15-digit number born before 1915 is alive; 00 to 14 is where register numbers count from."""
_OF_A_THING = re.compile(rf"(?:{either(LABELS['counted_things'])})(?:证?编?号码?|代码|编码)?[:\s为]*$")
_OF_IDENTITY, _OF_A_PERSON = re.compile(either(LABELS["identity"])), re.compile(either(LABELS["person"]))
_PERMITS_SINCE = 1995
_LOOK_BACK = 20


def identity_numbers(text: str) -> Iterator[str]:
    """18-digit numbers with a right check digit, in one piece, in groups, broken over two lines, or one digit a box."""
    for match in (match for run in _RUN.finditer(text) for match in _COMPACT.finditer(text, run.start(), run.end())):
        number, start = match[1], match.start()
        before, after = text[start - 1 : start], text[start + 18 : start + 19]
        alone = not before.isdigit() and not after.isdigit()
        if _is_identity_number(number, place_known=not alone) and not _counts_things(text, start, int(number[6:10])):
            yield number.upper()
    for match in _SPACED.finditer(text):
        gaps = _GAP.findall(match[1])
        number = _GAP.sub("", match[1])
        if gaps and _one_number(gaps) and _is_identity_number(number, place_known=True):
            yield number.upper()


def old_identity_numbers(text: str) -> Iterator[str]:
    """15-digit numbers whose county and birthday exist, where identity or a person is spoken of: they have no check digit."""
    of_identity = _OF_IDENTITY.search(text) is not None
    for pattern in (_OLD, _OLD_SPACED):
        for match in pattern.finditer(text):
            number = re.sub("[ -]", "", match[1])
            around = text[max(0, match.start() - _LOOK_BACK) : match.end() + _LOOK_BACK]
            if (
                _is_old_number(number)
                and (of_identity or _OF_A_PERSON.search(around))
                and not _counts_things(text, match.start(), _PERMITS_SINCE)
            ):
                yield number


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are an identity number of a known county."""
    return _is_identity_number(number, place_known=True)


def _is_identity_number(number: str, *, place_known: bool) -> bool:
    if number[:2] not in _PROVINCES or ric.calc_check_digit(number) != number[-1].upper():
        return False
    try:
        born = ric.get_birth_date(number)
    except ValidationError:
        return False
    return 1900 <= born.year < 2100 and (not place_known or begins_with_county(number))


def _is_old_number(number: str) -> bool:
    year, month, day = int(number[6:8]), int(number[8:10]), int(number[10:12])
    try:
        datetime.date(1900 + year, month, day)
    except ValueError:
        return False
    return year >= _OLDEST and begins_with_county(number)


def begins_with_county(number: str) -> bool:
    """Whether the first six digits are, or were, the code of a county (GB/T 2260)."""
    return any(properties for _, properties in _COUNTIES.info(number[:6]))


def _one_number(gaps: list[str]) -> bool:
    """Whether the gaps are those of one written number: few groups, or a gap after every digit; a line break only as the sole one."""
    if len(gaps) == _EACH_DIGIT_ALONE:
        return True
    broken = any("\n" in gap or "\r" in gap for gap in gaps)
    return len(gaps) == 1 if broken else len(gaps) < _MOST_GROUPS


def _counts_things(text: str, start: int, year: int) -> bool:
    return year >= _PERMITS_SINCE and _OF_A_THING.search(text[max(0, start - _LOOK_BACK) : start]) is not None
