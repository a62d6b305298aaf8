"""Every route × everyone: whoever adds a route adds its row to expected.toml, and whoever changes an answer changes it there."""

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.walls import open_for
from tests.web.matrix.headers import missing
from tests.web.matrix.places import PLACES, Place
from tests.web.matrix.routes import names
from tests.web.matrix.world import RELATIONS, World

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
ACTORS = ("anonymous", "nobody", "bare", *(f"{role.value}@{relation}" for role in Role for relation in RELATIONS))
FEWER = tuple(actor for actor in ACTORS if not actor.endswith(("@above", "@below", "@beside")))
"""For HEAD and OPTIONS, which the same guards answer."""
Cells = Mapping[str, int | str]


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))


def _cells(row: str, method: str) -> Cells:
    """What the file says about one row and method."""
    found = _file()["routes"][row]
    shape = _file()["shapes"][found["shape"]] if "shape" in found else {}
    cells: dict[str, Cells] = {"HEAD": (shape | found)["GET"]} | shape | found
    return cells[method]


def expected(cells: Cells, actor: str) -> int | str:
    """The answer for one actor: of the most exact line that names it."""
    role, _at, place = actor.partition("@")
    roles: Mapping[str, list[str]] = _file()["groups"]
    groups = sorted((group for group in roles if role in roles[group]), key=lambda group: len(roles[group]))
    keys = [actor, *(f"{one}@{place}" for one in groups), f"{role}@*", *(f"{one}@*" for one in groups), "else"]
    return next(cells[key] for key in keys if key in cells)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - the database is there
    """The world, in a transaction that is never finished."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


def _answer(client: Client, method: str, place: Place) -> int | str:
    """The answer, in the words of the file; what it changed is forgotten. Or what of the headers of every answer it lacks."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        open_for()
        data = {name: _again(value) for name, value in place.data.items()}
        response = client.post(place.path, data) if method == "POST" else getattr(client, method.lower())(place.path)
        list(getattr(response, "streaming_content", ()))  # read to its end, which closes it
        transaction.set_rollback(True)
    client.cookies = kept
    if lacks := missing(place.path, response):
        return f"without {', '.join(lacks)}"
    if response.status_code != 302:
        return int(response.status_code)
    target = response["Location"]
    if target.startswith("/account/login/"):
        return "login"
    return "factor" if target.startswith("/account/2fa/totp/activate/") and place.path != target else "done"


def _again(value: object) -> object:
    """The same, a file from its beginning."""
    if hasattr(value, "seek"):
        value.seek(0)
    return value


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    mounted = set(names())

    assert {row.partition(" ")[0] for row in _file()["routes"]} == mounted
    assert set(PLACES) == set(_file()["routes"])


@pytest.mark.parametrize("row", sorted(PLACES))
def test_everyone_gets_the_answer_that_the_file_says(world: World, row: str) -> None:
    wrong = []
    with transaction.atomic():
        place = PLACES[row](world)
        for method in METHODS:
            cells = _cells(row, method)
            for actor in ACTORS if method in {"GET", "POST"} else FEWER:
                got, should = _answer(world.clients[actor], method, place), expected(cells, actor)
                if got != should:
                    wrong.append(f"{method} by {actor}: {got}, not {should}")
        transaction.set_rollback(True)

    assert not wrong, "\n".join(wrong)
