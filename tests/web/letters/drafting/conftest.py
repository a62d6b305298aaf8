"""The catalogue as data."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest


@pytest.fixture
def data() -> dict[str, Any]:
    """What the file of letters says."""
    return tomllib.loads(files("gongkai_web.letters").joinpath("data/letters.toml").read_text(encoding="utf-8"))
