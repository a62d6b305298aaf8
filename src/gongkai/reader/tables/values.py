"""What a printed figure says: a count, a change, an amount in 万元, a blank, or nothing that can be taken."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.reader.characters import plain
from gongkai.reader.result import IssueCode
from gongkai.report.forms import Kind
from gongkai.report.model import Status, Value

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_BLANK = re.compile(r"[-_/\\]*|无|—+|空白?")
_COUNT = re.compile(
    rf"(?P<sign>[+-]?)(?P<number>{_NUMBER})(?P<fraction>\.[0-9]+)?(?:件次|人次|[件项条个份宗起次笔家部])?(?P<note>\(.{{1,60}}\))?"
)
_CHANGE = re.compile(rf"(?:(?P<word>增加?|减少?|[↑↓])|(?P<sign>[+-]?))\s*(?P<number>{_NUMBER})(?:[件项条个])?(?P<note>\(.{{1,60}}\))?")
_AMOUNT = re.compile(rf"(?P<sign>-?)[¥￥]?(?P<number>{_NUMBER})(?P<fraction>\.[0-9]+)?\s*(?P<unit>亿元?|万元?|元)?(?P<note>\(.{{1,60}}\))?")
_BETWEEN = re.compile(r"\s+|\([a-zü\u00e0-\u01dc]{1,6}\)")
"""What can stand between the characters of a unit: a line break, a pronunciation."""
MONEY = r"[十百千万亿]*[美欧日港澳加]?(?<![公单])元"
"""A unit of money, whether the forms know it or not; not the end of 公元, 单元."""
_HEADER_UNIT = re.compile(MONEY)
_UNITS = frozenset(("亿元", "万元", "元"))
UNKNOWN_UNIT = "?"
"""What a header prints that is no unit of the forms (千元, 百万元, 美元), or more than one unit."""
_SPACES = re.compile(r"\s+")
_LONGEST = 100
"""A longer text in a cell is prose, whatever digits it begins with."""
_PER_WAN = {"亿": Decimal(10000), "万": Decimal(1), "元": Decimal("0.0001")}


class Figure(NamedTuple):
    """A printed figure understood. `doubt` names the issue that must be raised with it, if any."""

    value: Value
    status: Status
    doubt: IssueCode | None = None


BLANK = Figure(None, Status.BLANK)
UNREADABLE = Figure(None, Status.AMBIGUOUS, IssueCode.UNREADABLE_VALUE)


@lru_cache(maxsize=65536)
def figure(text: str, kind: Kind, unit: str | None = None) -> Figure:
    """What the text of one cell says.

    Units: amounts come out in 万元. `unit` is the unit that the column's header prints (亿元, 万元, 元, UNKNOWN_UNIT), if any.
    """
    folded = plain(text).strip()
    if len(folded) > _LONGEST:
        return UNREADABLE
    if _BLANK.fullmatch(_SPACES.sub("", folded)):
        return BLANK
    if kind is Kind.AMOUNT:
        return _amount(folded, unit)
    if kind is Kind.CHANGE:
        return _change(folded)
    return _count(folded)


def unit_in(header: str) -> str | None:
    """The unit of money that a header prints: 采购总金额（万元） → 万元. None when it prints none, UNKNOWN_UNIT when it cannot be told."""
    units = set(_HEADER_UNIT.findall(_BETWEEN.sub("", plain(header))))
    if not units:
        return None
    return units.pop() if len(units) == 1 and units <= _UNITS else UNKNOWN_UNIT


def _count(text: str) -> Figure:
    match = _COUNT.fullmatch(text)
    if match is None or _padded(match["number"]):
        return UNREADABLE
    number = match["sign"] + match["number"].replace(",", "")
    exact = Decimal(number + (match["fraction"] or ""))
    value: Value = int(exact) if exact == exact.to_integral_value() else exact
    return _with_note(value, match["note"])


def _change(text: str) -> Figure:
    match = _CHANGE.fullmatch(text)
    if match is None or _padded(match["number"]):
        return UNREADABLE
    number = int(match["number"].replace(",", ""))
    negative = match["sign"] == "-" or (match["word"] or "")[:1] in {"减", "↓"}
    return _with_note(-number if negative else number, match["note"])


def _amount(text: str, header_unit: str | None) -> Figure:
    match = _AMOUNT.fullmatch(text)
    if match is None or _padded(match["number"]):
        return UNREADABLE
    printed = Decimal(match["sign"] + match["number"].replace(",", "") + (match["fraction"] or ""))
    unit = match["unit"] or header_unit
    if unit == UNKNOWN_UNIT:
        return UNREADABLE if printed else Figure(printed, Status.READ)
    value = printed if unit is None else in_wan(printed, unit)
    if match["note"]:
        return Figure(value, Status.READ, IssueCode.NOTE_IN_CELL)
    return Figure(value, Status.READ, IssueCode.UNIT_NOT_PRINTED if unit is None and printed else None)


def in_wan(amount: Decimal, unit: str) -> Decimal:
    """The amount in 万元, every printed digit kept."""
    factor = _PER_WAN[unit[0]]
    return amount if factor == 1 else amount * factor


def _with_note(value: Value, note: str | None) -> Figure:
    return Figure(value, Status.READ, IssueCode.NOTE_IN_CELL if note else None)


def _padded(number: str) -> bool:
    """007 or 00: several figures run together, or not a figure."""
    return len(number) > 1 and number[0] == "0"
