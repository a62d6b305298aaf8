"""One spelling for numbers that people write in many ways."""

import re
import unicodedata

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_NOTE_MARKS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u24ff\u2776-\u2793]")
"""Raised, lowered and circled digits: marks of notes that would otherwise lengthen the number before them."""
_AIR = re.compile("(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u4e00-\u9fff])")
"""What typesetters put between Chinese and figures."""
_SPELLINGS = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", None),
        **dict.fromkeys("‐‑‒–—―−﹣", "-"),
        **dict.fromkeys("ХхΧχ×", "X"),
    }
)


def normalised(text: str) -> str:
    """The text with half-width digits and signs, plain hyphens, and without characters that have no width."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", _NOTE_MARKS.sub(" ", text)).translate(_SPELLINGS)
    return _AIR.sub("", _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), plain))
