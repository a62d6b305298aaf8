"""The world with canaries in it, one for all tests of a file."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web.matrix.world import World
from tests.web.search.platform import own_folder
from tests.web.security.planted import Planted, plant


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:  # noqa: ARG001 - the database is there
    """In a transaction that is never finished, with files and index in a folder of their own."""
    with django_db_blocker.unblock(), own_folder(tmp_path_factory.mktemp("planted")), transaction.atomic():
        yield plant(World.made())
        transaction.set_rollback(True)
