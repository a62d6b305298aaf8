"""Text and CSV files."""

import csv
from collections.abc import Iterator
from io import StringIO

from gongkai_web.publishing.examine.grids import labelled_data
from gongkai_web.publishing.examine.kinds import Found, Part, Reason, Unfit
from gongkai_web.publishing.examine.patterns import personal_data

_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a\x1b")


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or GB 18030.

    Raises: Unfit when the bytes are no text.
    """
    encodings = next(([name] for mark, name in _ENCODINGS if content.startswith(mark)), ["utf-8", "gb18030"])
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.isdisjoint(text):
            return text
    raise Unfit(Reason.WRONG_TYPE)


def examined(content: bytes) -> Iterator[Found]:
    """Personal data line by line, and in columns that are named so."""
    text = decoded(content)
    for number, line in enumerate(StringIO(text, newline=None), 1):
        for kind, matched in personal_data(line):
            yield Found(kind, Part.LINE, str(number), matched)
    for separator in (",", "\t"):
        if separator in text:
            yield from _in_columns(text, separator)


def _in_columns(text: str, separator: str) -> Iterator[Found]:
    try:
        for row, _, kind, matched in labelled_data(csv.reader(StringIO(text, newline=""), delimiter=separator)):
            yield Found(kind, Part.LINE, str(row + 1), matched)
    except csv.Error:
        return  # not a table; its lines were searched
