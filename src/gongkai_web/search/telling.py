"""What tells in a sentence that somebody writes: its words, with what offices call the same, and the document numbers in it. Pure."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import rjieba

from gongkai_web.search.tokens import RUNS, fold, words

_READ = 1_000
"""Characters of what is written that are looked at: what it is about is said by then."""
_MOST_WORDS, _MOST_NUMBERS = 60, 3
_MOST_JOINED = 3
"""So many of the dictionary's words may be one of ours: it takes 公租房 for two."""
_NUMBER = re.compile(r"[^\W\d_]{1,8}\(\d{4}\)(?:第)?\d{1,5}号")
"""A document number in folded text, with at most eight characters before the year: which of them belong to it the sentence does not say."""


@dataclass(frozen=True, slots=True)
class Telling:
    """`words`: each with what offices call the same, the word itself first. `numbers`: document numbers, folded."""

    words: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]


def telling(sentence: str) -> Telling:
    """What tells in it. Nothing in a sentence is an operator; what anybody says who asks for something is left out.

    >>> telling("请问自来水价格是多少").words
    (('自来水', '供水'), ('价格',))
    """
    folded = fold(sentence[:_READ])
    said = _spoken()
    called, rest = _called(folded, said.called)
    known = dict.fromkeys([*called, *(word for word in words(rest) if len(word) > 1 and word not in said.asking)])
    numbers = dict.fromkeys(found.replace("第", "") for found in _NUMBER.findall(folded))
    return Telling(tuple((word, *said.called.get(word, ())) for word in list(known)[:_MOST_WORDS]), tuple(numbers)[:_MOST_NUMBERS])


def _called(folded: str, called: Collection[str]) -> tuple[list[str], str]:
    """What people call otherwise than offices do, where it is whole words of the text; and the rest of the text."""
    tokens, place = rjieba.cut(folded), 0
    found, rest = [], []
    while place < len(tokens):
        joined = {"".join(tokens[place : place + many]): many for many in range(1, _MOST_JOINED + 1)}
        name = max((one for one in joined if one in called), key=len, default="")
        if name:
            found.append(name)
        rest.append(" " if name else tokens[place])
        place += joined.get(name, 1)
    return found, "".join(rest)


def runs(typed: str) -> tuple[str, ...]:
    """What was typed as it stands, between spaces and punctuation: for names and words that no dictionary knows."""
    return tuple(dict.fromkeys(RUNS.findall(fold(typed[:_READ]))))[:_MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Spoken:
    asking: frozenset[str]
    called: Mapping[str, tuple[str, ...]]


@cache
def _spoken() -> _Spoken:
    table = tomllib.loads(files("gongkai_web.search").joinpath("data/spoken.toml").read_text(encoding="utf-8"))
    return _Spoken(frozenset(table["asking"].split()), {word: tuple(others) for word, others in table["called"].items()})
