"""The topics by which official documents are catalogued, from `data/topics.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language


@cache
def _topics() -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(files(__package__).joinpath("data/topics.toml").read_text(encoding="utf-8"))
    return tuple((row["zh"], row["en"]) for row in data["topics"])


def topics() -> list[tuple[str, str]]:
    """Each topic as items carry it, with its name in the language of the page."""
    return [(zh, en if get_language() == "en" else zh) for zh, en in _topics()]
