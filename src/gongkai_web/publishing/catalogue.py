"""The lists that describe an item: statutory categories, topics, genres, what an attribute rests on, who is responsible."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

from gongkai.errors import RuleDataError
from gongkai.law.basis import Basis, basis
from gongkai.law.rulemaking import grounds
from gongkai_web.publishing.life.vocabulary import Attribute


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. `levels`: the levels of government that have it; none named: all."""

    code: str
    zh: str
    en: str
    article: Basis | None = None
    levels: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """What it is called, in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    def __str__(self) -> str:
        return self.label


@cache
def categories() -> Mapping[str, Entry]:
    """What must be disclosed proactively, `20-01` to `21-B`. Law: OGI-R 20, 21."""
    return _list("categories.toml", "entries")


def categories_of(level: str) -> tuple[Entry, ...]:
    """The categories that an organ at a level of government has: 21-A for cities and counties, 21-B for townships."""
    return tuple(one for one in categories().values() if not one.levels or level in one.levels)


@cache
def topics() -> Mapping[str, Entry]:
    """The 22 topic classes."""
    return _list("topics.toml", "entries")


@cache
def genres() -> Mapping[str, Entry]:
    """The genres of official documents."""
    return _list("genres.toml", "entries")


@cache
def responsibilities() -> Mapping[str, Entry]:
    """Why it is this organ that discloses. Law: OGI-R 10."""
    return _list("responsibilities.toml", "entries")


@cache
def early_effects() -> Mapping[str, Entry]:
    """On which grounds rules may take effect within thirty days of their publication. Law: RULES-R 32."""
    return {code: Entry(code, label.zh, label.en) for code, label in grounds().items()}


@cache
def bases(attribute: Attribute) -> Mapping[str, Entry]:
    """What an attribute may rest on: a category, where the item is to be published. Law: OGI-R 14 to 16, 20, 21, 27."""
    return categories() if attribute is Attribute.PROACTIVE else _list("attributes.toml", attribute.value)


def _list(name: str, key: str) -> Mapping[str, Entry]:
    try:
        rows = tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))[key]
        found = {one.code: one for one in map(_entry, rows)}
    except (KeyError, TypeError, ValueError) as error:
        raise RuleDataError(f"malformed list: {error}", where=name, remedy="compare with the other entries of the file") from error
    if len(found) < len(rows):
        raise RuleDataError("a code stands twice", where=name, remedy="give each entry a code of its own")
    return found


def _entry(row: Mapping[str, Any]) -> Entry:
    article, levels = row.get("article"), row.get("levels", ())
    return Entry(row["code"], row["zh"], row["en"], basis(article) if article else None, frozenset(levels))


def choices(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """What a form offers."""
    return [(one.code, one.label) for one in entries]
