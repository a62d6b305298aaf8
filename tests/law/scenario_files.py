"""Scenarios that a lawyer can read, from the TOML files beside the tests."""

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent / "scenarios"


def scenarios(topic: str) -> pytest.MarkDecorator:
    """A parameter for each scenario of a topic, named by what it says."""
    rows = tomllib.loads((FOLDER / f"{topic}.toml").read_text(encoding="utf-8"))["scenario"]
    return pytest.mark.parametrize("given", [pytest.param(row, id=row["says"]) for row in rows])
