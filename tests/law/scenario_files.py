"""Scenarios that a lawyer can read, from the TOML files beside the tests."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gongkai.law.settings import Settings
from gongkai.law.settings_file import settings_from_toml

FOLDER = Path(__file__).resolve().parent / "scenarios"


def scenarios(topic: str) -> pytest.MarkDecorator:
    """A parameter for each scenario of a topic, named by what it says."""
    rows = tomllib.loads((FOLDER / f"{topic}.toml").read_text(encoding="utf-8"))["scenario"]
    return pytest.mark.parametrize("given", [pytest.param(row, id=row["says"]) for row in rows])


def settings_of(given: dict[str, Any]) -> Settings:
    """The choices of the office that a scenario names; the defaults for the others."""
    return settings_from_toml("".join(f"{name} = {json.dumps(value)}\n" for name, value in given.get("settings", {}).items()))
