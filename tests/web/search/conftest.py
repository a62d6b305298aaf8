"""A search index of its own for every test."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    """The data folder, in which there is no index yet."""
    settings.DATA_DIR = tmp_path
    return tmp_path
