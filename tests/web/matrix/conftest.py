"""What a test does to the module's `world` is forgotten."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.web.matrix.world import World


@pytest.fixture
def forgotten(world: World) -> Iterator[World]:
    """The world, for a test that changes it."""
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)
