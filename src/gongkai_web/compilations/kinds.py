"""Which kinds of lists organs keep: a closed list, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gongkai_web.publishing.catalogue import Entry


@cache
def kinds() -> Mapping[str, Entry]:
    """The kinds of lists, by code, in the order in which they are shown."""
    table = tomllib.loads(files("gongkai_web.compilations").joinpath("data/lists.toml").read_text(encoding="utf-8"))
    return {row["code"]: Entry(row["code"], row["zh"], row["en"]) for row in table["entries"]}


def choices() -> list[tuple[str, str]]:
    """Code and name of each, in the reader's language."""
    return [(one.code, one.label) for one in kinds().values()]
