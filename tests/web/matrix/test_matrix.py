"""Every route × everyone: whoever adds a route adds its row to expected.toml, and whoever changes an answer changes it there."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.web.matrix import inner
from tests.web.matrix.places import PLACES
from tests.web.matrix.playing import played_in, table, wrong
from tests.web.matrix.routes import names
from tests.web.matrix.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - the database is there
    """What the rows are played in."""
    with played_in(django_db_blocker) as made:
        yield made


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    mounted = set(names())

    assert {row.partition(" ")[0] for row in table()["routes"]} == mounted
    assert set(PLACES) == set(table()["routes"])


@pytest.mark.parametrize("row", sorted(PLACES))
def test_everyone_gets_the_answer_that_the_file_says(world: World, row: str) -> None:
    assert not (found := list(wrong(world, row))), "\n".join(found)


@pytest.mark.parametrize("row", inner.rows())
def test_what_a_view_would_let_through_the_action_refuses(world: World, row: str) -> None:
    assert not (found := list(inner.written(world, row))), "\n".join(found)
