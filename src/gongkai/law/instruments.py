"""The legal instruments that checks cite, and how a citation is printed."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.errors import ContractError, RuleDataError

_FIELDS = {"short", "title", "english", "number", "in_force", "status", "itemised"}
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
    path = files(__package__).joinpath("data/instruments.toml")
    return _load(path.read_text(encoding="utf-8"))


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


def _load(content: str) -> Mapping[str, Instrument]:
    try:
        rows: list[dict[str, Any]] = tomllib.loads(content)["instruments"]
        loaded = [instrument(row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise RuleDataError(f"malformed instrument: {error}", where="instruments.toml", remedy="compare with the other entries") from error
    by_short = {one.short: one for one in loaded}
    if len(by_short) != len(loaded):
        raise RuleDataError("two instruments have the same short name", where="instruments.toml", remedy="rename one of them")
    return by_short


def instrument(row: Mapping[str, Any]) -> Instrument:
    """The instrument that an entry of a data file describes.

    Raises: KeyError, ValueError when it is not as it must be.
    """
    if not isinstance(row, Mapping):
        raise ValueError(f"{row!r} is not a table with {', '.join(sorted(_FIELDS))}")
    if unknown := row.keys() - _FIELDS:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    in_force = row.get("in_force")
    if in_force is not None and not isinstance(in_force, date):
        raise ValueError("in_force must be a date")
    texts = {name: row[name] for name in ("short", "title", "english", "number")}
    if not all(isinstance(text, str) and text for text in texts.values()):
        raise ValueError("short, title, english and number must be texts")
    return Instrument(**texts, in_force=in_force, status=Standing(row["status"]), itemised=frozenset(map(int, row.get("itemised", ()))))
