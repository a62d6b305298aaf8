"""How text becomes what the index holds: folding, pairs of characters, words. Pure; the same for what is written and for what is asked.

A phrase is in a text exactly when its folded form is a substring of the folded text: the index holds every pair of neighbouring
characters with its place, so that no dictionary decides what can be found.
"""

import re
import unicodedata
from array import array
from functools import cache

import opencc
import rjieba

_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
_CJK = "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS = str.maketrans("〔［【〖〘[〕］】〗〙]", "(" * 6 + ")" * 6)
_WORD_LENGTH = 64

CJK = re.compile(f"[{_CJK}]")
"""A character of a script that is written without spaces between words."""
LETTERS = re.compile(rf"[^\W_{_CJK}]+")
"""A run of letters and digits of the other scripts: a word, or a number."""
RUNS = re.compile(rf"(?:[{_CJK}]|[^\W_{_CJK}])+")
"""Whatever stands between punctuation and spaces."""
_LINES = re.compile(r" *\n[ \n]*")
_LOOSE_SPACE = re.compile(rf"(?<![^\W_{_CJK}]) | (?![^\W_{_CJK}])")
_SPACES = re.compile(" +")
_IN_A_GRAM = str.maketrans({"\n": "\x1e", " ": "\x1f"})


class _Folds(dict[int, str]):
    """What each character becomes; made for a character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character in "\n\r\v\f\x85\u2028\u2029":
        return "\n"
    if character.isspace():
        return " "
    if unicodedata.category(character)[0] == "C":  # controls, invisible marks, lone surrogates, private use, unassigned
        return ""
    plain = unicodedata.normalize("NFKC", character).translate(_BRACKETS).lower()
    simplified = _simplified()
    return "".join(simplified.get(one, one) for one in plain if not one.isspace())


@cache
def _simplified() -> dict[str, str]:
    """Every traditional character's simplified one. Character by character: what a text folds to must not hang on its neighbours."""
    characters = [chr(code) for first, end in _HAN for code in range(first, end)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {before: after for before, after in zip(characters, converted, strict=True) if before != after}


class _FoldsInPlace(dict[int, str]):
    """The same where it is one character; what folds to nothing is a space, what folds to several stays as it is."""

    def __missing__(self, code: int) -> str:
        folded = _FOLDS[code] or " "
        self[code] = one = folded if len(folded) == 1 else chr(code)
        return one


_FOLDS = _Folds()
_FOLDS_IN_PLACE = _FoldsInPlace()


def fold(text: str) -> str:
    """The text as it is compared: NFKC, simplified script, lower case, one kind of bracket, no invisible characters.

    Spaces stay only between two words of letters; the end of a line stays, as one line feed.

    >>> fold("洛政發〔2026〕 5 號")
    '洛政发(2026)5号'
    """
    plain = _LINES.sub("\n", text.translate(_FOLDS))
    if " " in plain:
        plain = _LOOSE_SPACE.sub("", _SPACES.sub(" ", plain))
    return unicodedata.normalize("NFC", plain.strip("\n "))


def fold_in_place(text: str) -> str:
    """The text folded without moving a character, its spaces kept: for finding the places that a result marks."""
    return text.translate(_FOLDS_IN_PLACE)


def grams(folded: str) -> str:
    """Each pair of neighbouring characters, separated by spaces, in order.

    >>> grams("不动产")
    '不动 动产'
    """
    codes = array("I", folded.translate(_IN_A_GRAM).encode("utf-32-le"))
    if len(codes) < 2:
        return ""
    pairs = array("I", [0, 0, ord(" ")]) * (len(codes) - 1)  # twelve times as fast as joining strings
    pairs[0::3] = codes[:-1]
    pairs[1::3] = codes[1:]
    return pairs[:-1].tobytes().decode("utf-32-le")


def cover(folded: str) -> tuple[tuple[int, str], ...]:
    """The fewest pairs of a text of two characters or more that together hold every one of them, with their places.

    >>> cover("不动产")
    ((0, '不动'), (1, '动产'))
    """
    plain = folded.translate(_IN_A_GRAM)
    last = len(plain) - 2
    places = [*range(0, last, 2), last]
    return tuple((place, plain[place : place + 2]) for place in places)


def characters(folded: str) -> str:
    """Each character that occurs, once, separated by spaces."""
    return " ".join(set(folded) - {"\n", " "})


def words(folded: str) -> tuple[str, ...]:
    """The words by which results are ranked: Chinese ones of two characters or more by dictionary, and runs of letters and digits."""
    chinese = [word for word in rjieba.cut_for_search(folded) if len(word) > 1 and not word.isascii()]
    return (*chinese, *(run[:_WORD_LENGTH] for run in LETTERS.findall(folded)))


def parts(folded: str) -> tuple[str, ...]:
    """The words that a text falls into, one after the other; single Chinese characters, which say little, are left out.

    >>> parts("怎么办理不动产登记")
    ('怎么', '办理', '不动产', '登记')
    """
    return tuple(part for part in rjieba.cut(folded) if (len(part) > 1 and CJK.match(part)) or LETTERS.fullmatch(part))
