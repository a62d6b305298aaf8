"""A small city to look at: in the test's own transaction, and in a running platform for the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.web.clusters import shared_folder
from tests.web.portal.luoze import City, build
from tests.web.running import Platform, running


@pytest.fixture
def city(db: None, settings: Settings, tmp_path: Path) -> City:  # noqa: ARG001 - the fixture opens the database
    """Luoze with its items; private files in a folder of the test."""
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return build()


@pytest.fixture
def reader(city: City) -> Client:  # noqa: ARG001 - there must be something to read
    """A browser without an account."""
    return Client(HTTP_HOST="localhost")


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform that holds the city."""
    with running(tmp_path_factory.mktemp("portal"), shared_folder(tmp_path_factory)) as started:
        started.call("tests.web.portal.luoze:build")
        yield started
