"""The categories of what is published by law (Regulation, articles 20 and 21), from `data/statutory.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from django.utils.translation import get_language


class Category(NamedTuple):
    """One category in both languages, the long and the short way."""

    code: str
    zh: str
    en: str
    short_zh: str
    short_en: str

    @property
    def name(self) -> str:
        """The category in the language of the page."""
        return self.en if get_language() == "en" else self.zh

    @property
    def short(self) -> str:
        """The same in a few words."""
        return self.short_en if get_language() == "en" else self.short_zh


class Article(NamedTuple):
    """An article of the Regulation with its categories."""

    key: str
    zh: str
    en: str
    basis: str
    categories: tuple[Category, ...]

    @property
    def name(self) -> str:
        """What the article is about, in the language of the page."""
        return self.en if get_language() == "en" else self.zh


@cache
def categories() -> Mapping[str, Category]:
    """Every category by its code, in the order of the law."""
    return {row["code"]: Category(**row) for row in _data()["categories"]}


@cache
def articles() -> tuple[Article, ...]:
    """The articles, each with its categories."""
    return tuple(
        Article(**row, categories=tuple(one for one in categories().values() if one.code.startswith(f"{row['key']}-")))
        for row in _data()["articles"]
    )


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/statutory.toml").read_text(encoding="utf-8"))
