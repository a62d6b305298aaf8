"""What a spreadsheet cell shows: the stored value under its number format."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from gongkai.reader.source.ooxml import attribute, child, local_name, stands_apart

CANNOT_SHOW = "####"
"""What office programs, and we, print for a value that its format cannot show. Never a figure."""

_LOCAL_FORMATS = {
    14: "yyyy/m/d",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
}
"""Formats that a file names by number only and that mean this in a Chinese office program (ECMA-376 part 1, 18.8.30)."""

_LITERAL = re.compile(r'"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]')
_LITERAL_POINT = re.compile(r'"[^"]*\.[^"]*"|\\\.|!\.')
_SCALE = re.compile(r"[0#?](,+)(?![0#?,])")
_DATE_TOKEN = re.compile(r'yyyy|yy|mm?(?!m)|dd?(?!d)|"[^"]*"|\\.|\[[^\]]*\]|[^A-Za-z]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EXACT = Context(prec=15)
"""Office programs show fifteen digits and store seventeen: 2139.2199999999998 is 2139.22."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The number format of each cell style of a workbook, and the day its dates count from."""

    codes: tuple[str, ...]
    epoch: datetime

    @staticmethod
    def of(styles: etree._Element | None, *, is_on_date_1904: bool) -> "Formats":
        """The formats of a styles part; a workbook may have none."""
        numbered = dict(BUILTIN_FORMATS) | _LOCAL_FORMATS
        for one in _children(child(styles, "numFmts")):
            numbered[_integer(attribute(one, "numFmtId"))] = attribute(one, "formatCode") or "General"
        codes = tuple(numbered.get(_integer(attribute(one, "numFmtId")), "General") for one in _children(child(styles, "cellXfs")))
        return Formats(codes, CALENDAR_MAC_1904 if is_on_date_1904 else CALENDAR_WINDOWS_1900)

    def shown(self, value: str, style: str | None) -> str:
        """What a stored number shows, CANNOT_SHOW when its format cannot be followed.

        Numbers keep all their digits ("2139.22" under `#,##0`), for a figure is what was entered; percentages, dates and numbers that the
        format scales (`0.00,` shows thousands) are as on the screen.
        """
        index = _integer(style)
        code = self.codes[index] if 0 <= index < len(self.codes) else "General"
        try:
            number = _EXACT.create_decimal(value)
            if abs(number.adjusted()) > 20 or not number.is_finite():
                return CANNOT_SHOW
            if is_date_format(code):
                return _date(number, code, self.epoch)
            return _number(number, code.partition(";")[0])
        except (InvalidOperation, ValueError, OverflowError):
            return CANNOT_SHOW


def rich_text(element: etree._Element) -> str:
    """The text of a string item: its runs without the pinyin that may stand over them."""
    pieces = []
    for one in element:
        name = local_name(one)
        if name == "t":
            pieces.append(one.text or "")
        elif name == "r":
            text = rich_text(one)
            pieces.append(f"\n{text}\n" if stands_apart(one, text) else text)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(pieces))


def _number(number: Decimal, code: str) -> str:
    if _LITERAL_POINT.search(code):
        return CANNOT_SHOW  # 0!.0, prints a point that is no decimal point: the figure on the screen is not the one stored
    bare = _LITERAL.sub("", code)
    decimals = len(bare.partition(".")[2]) - len(bare.partition(".")[2].lstrip("0#?"))
    if "%" in bare:
        return f"{_rounded(number * 100, decimals)}%"
    if scale := _SCALE.search(bare):
        return _rounded(number / 1000 ** len(scale[1]), decimals)
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _rounded(number: Decimal, decimals: int) -> str:
    return f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


def _date(number: Decimal, code: str, epoch: datetime) -> str:
    moment = from_excel(float(number), epoch)
    if not isinstance(moment, date):
        return moment.isoformat("minutes") if isinstance(moment, time) else CANNOT_SHOW
    shape = code.partition(";")[0]
    tokens = _DATE_TOKEN.findall(shape)
    if "".join(tokens) != shape:
        return moment.isoformat(" ") if isinstance(moment, datetime) else moment.isoformat()
    return "".join(_date_part(moment, token) for token in tokens).strip()


def _date_part(moment: date, sign: str) -> str:
    parts = {
        "yyyy": f"{moment.year:04}",
        "yy": f"{moment.year % 100:02}",
        "mm": f"{moment.month:02}",
        "m": str(moment.month),
        "dd": f"{moment.day:02}",
        "d": str(moment.day),
    }
    if sign.lower() in parts:
        return parts[sign.lower()]
    if sign.startswith('"'):
        return sign[1:-1]
    return "" if sign.startswith("[") or sign in {"@", "*", "_"} else sign.removeprefix("\\")


def _children(element: etree._Element | None) -> tuple[etree._Element, ...]:
    return () if element is None else tuple(element)


def _integer(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 0
