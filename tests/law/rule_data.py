"""The files of rule data as they stand, to compare what the library makes of them."""

import tomllib
from importlib.resources import files
from typing import Any

from gongkai.law.basis import Basis, basis
from gongkai.law.message import Message


def rule_data(name: str) -> dict[str, Any]:
    """The file of that name, as TOML has it."""
    return tomllib.loads(files("gongkai.law").joinpath(f"data/{name}").read_text(encoding="utf-8"))


def articles(row: dict[str, Any], name: str = "articles") -> tuple[Basis, ...]:
    """The articles that an entry names."""
    return tuple(map(basis, row.get(name, ())))


def text(row: dict[str, Any]) -> Message:
    """The words of an entry."""
    return Message(row["zh"], row["en"])


def span(row: dict[str, Any]) -> tuple[Any, Any]:
    """First and last day of an entry."""
    return row["since"], row.get("until")
