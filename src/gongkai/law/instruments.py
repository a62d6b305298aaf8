"""The legal instruments that checks cite, and how a citation is printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.entries import day_of, entry, rows_of, text_of
from gongkai.law.rule_files import rules_of

_FULL = re.compile(r"《(?:中华人民共和国)?(.+)》（[^（）]+）")
_ARTICLE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\((\d+)\))?\Z")


class Standing(StrEnum):
    """Whether an instrument governs acts of today."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, regulation or notice. `in_force` is None where the day has not been established.

    `itemised`: articles of a single paragraph that is a list, in which "36(4)" is item four, not paragraph four.
    """

    short: str
    title: str
    english: str
    number: str
    in_force: date | None
    status: Standing
    itemised: frozenset[int] = frozenset()


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument that the library cites, by its short name.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of("instruments.toml", _known)


@cache
def citation(short: str, article: str | None = None) -> str:
    """The citation as findings print it: `《…条例》（国务院令第711号）第五十条第一款`.

    `article`: number, then paragraph (款) and item (项) in brackets: "50", "50(1)", "50(1)(3)".
    Raises: ContractError for an unknown instrument or a malformed article.
    """
    try:
        found = instruments()[short]
    except KeyError:
        raise ContractError(f"unknown instrument {short!r}", remedy=f"use one of {', '.join(instruments())}") from None
    return cited(found, article)


@cache
def cited(one: Instrument, article: str | None = None) -> str:
    """The citation of an instrument that stands elsewhere than in the data file, such as the notice of a form.

    Raises: ContractError for a malformed article.
    """
    printed = f"《{one.title}》（{one.number}）"
    return printed if article is None else printed + _article(article, one.itemised)


def shortened(citation: str) -> str:
    """A citation as it is repeated: `《政府信息公开条例》第五十条第一款`, without the state's name and the document number."""
    return _FULL.sub(r"《\1》", citation)


def _article(article: str, itemised: frozenset[int]) -> str:
    found = _ARTICLE.match(article)
    if found is None:
        raise ContractError(f"malformed article {article!r}", remedy="write 50, 50(1) or 50(1)(3)")
    number, paragraph, item = found.groups()
    if int(number) in itemised:
        paragraph, item = None, paragraph
    text = f"第{_chinese(int(number))}条"
    if paragraph:
        text += f"第{_chinese(int(paragraph))}款"
    if item:
        text += f"第（{_chinese(int(item))}）项"
    return text


def _chinese(number: int) -> str:
    """A number below one thousand in Chinese numerals, as articles are counted."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _known(data: Mapping[str, Any]) -> Mapping[str, Instrument]:
    loaded = [instrument(row) for row in rows_of(data, "instruments")]
    by_short = {one.short: one for one in loaded}
    if len(by_short) != len(loaded):
        raise ValueError("two instruments have the same short name")
    return by_short


def instrument(row: Mapping[str, Any]) -> Instrument:
    """The instrument that an entry of a data file describes.

    Raises: ValueError when it is not as it must be.
    """
    entry(row, {"short", "title", "english", "number", "status"}, {"in_force", "itemised"})
    short, title, english, number = (text_of(row, name) for name in ("short", "title", "english", "number"))
    in_force = day_of(row, "in_force") if "in_force" in row else None
    itemised = frozenset(map(int, row.get("itemised", ())))
    return Instrument(short, title, english, number, in_force, Standing(row["status"]), itemised)
