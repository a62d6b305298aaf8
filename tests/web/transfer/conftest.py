"""The organ that the old site belonged to, and who imports for it."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from tests.web.transfer.making import publisher


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Files of a test are its own."""
    private = {**settings.STORAGES["private"], "OPTIONS": {**settings.STORAGES["private"]["OPTIONS"], "location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


@pytest.fixture
def actor(water: Organ) -> Actor:
    return publisher(water)
