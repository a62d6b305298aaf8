"""Plays the rows of the matrix without one guard after the other. Run by `python -m lab.guards`; it needs the tests' database."""

import inspect
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Role
from lab.guards.sites import Guard, Site, sites, without
from tests.web.conftest import django_db_setup  # noqa: F401 - a fixture
from tests.web.matrix import inner
from tests.web.matrix.places import PLACES
from tests.web.matrix.playing import asked, known_once, played_in, wrong
from tests.web.matrix.world import World

_LOOKED = ("anonymous", *(f"{role.value}@own" for role in Role))
"""Who is sent through each row to see which functions it passes."""
_MOST = 8
"""Rows that are tried for a guard that many rows pass."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001, F811 - the database is there
    """The matrix's own."""
    with played_in(django_db_blocker) as made:
        yield made


def test_every_removed_guard_is_noticed(world: World) -> None:
    """Prints each guard with what noticed that it was gone."""
    app = os.environ["GUARDS_OF"]
    known = [site for site in sites() if app in {"all", _app(site.module)}]
    chosen = random.Random(1).sample(known, min(int(os.environ["GUARDS"]), len(known)))
    passed = _rows_by_function(world, {(site.module, site.function) for site in chosen})
    found: Counter[str] = Counter()
    for site in chosen:
        rows = passed[site.module, site.function]
        by = _noticed(world, site, rows)
        found["noticed" if by else "not noticed"] += 1
        _say(f"{'ok     ' if by else 'MISSED '} {site}: {by or f'{len(rows)} rows pass it'}")
    _say(f"{found['noticed']} of {len(chosen)} of {len(known)} guards: {found['noticed'] / len(chosen):.1%}")
    assert not found["not noticed"]


def _app(module: str) -> str:
    """`organs` of gongkai_web.organs.views.people."""
    return module.split(".")[1]


def _say(line: str) -> None:
    print(line, file=sys.__stderr__, flush=True)


def _noticed(world: World, site: Site, rows: list[str]) -> str:
    """The first thing that is wrong without the guard; empty where nothing is."""
    inside = set(inner.rows())
    with _removed(site):
        if site.guard is not Guard.ACTION:
            for row in rows[:_MOST]:
                if (cell := next(wrong(world, row), "")) != "":
                    return f"{row}: {cell}"
        for row in [one for one in rows if one in inside][:_MOST]:
            if (cell := next(inner.written(world, row), "")) != "":
                return f"{row}, inside: {cell}"
    return ""


@contextmanager
def _removed(site: Site) -> Iterator[None]:
    found: Any = import_module(site.module)
    for name in site.function.split("."):
        found = getattr(found, name)
    with _open_view(found) if site.guard is Guard.VIEW else _with_code(inspect.unwrap(found), without(site)):
        yield


@contextmanager
def _with_code(function: FunctionType, code: CodeType) -> Iterator[None]:
    before = function.__code__
    function.__code__ = code
    try:
        yield
    finally:
        function.__code__ = before


@contextmanager
def _open_view(view: Any) -> Iterator[None]:
    """The view without `needs`: nobody is asked whether they are signed in, and nobody for a right."""
    cells: dict[str, Any] = {}
    while view is not None:
        names = view.__code__.co_freevars
        if "test_func" in names or {"rights", "view"} <= set(names):  # of Django's login_required, and of needs
            cells |= dict(zip(names, view.__closure__, strict=True))
        view = getattr(view, "__wrapped__", None)
    before = cells["test_func"].cell_contents, cells["view_func"].cell_contents
    cells["test_func"].cell_contents = lambda _user: True
    cells["view_func"].cell_contents = cells["view"].cell_contents
    try:
        yield
    finally:
        cells["test_func"].cell_contents, cells["view_func"].cell_contents = before


def _rows_by_function(world: World, functions: set[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """For each function the rows that pass through it, the quickest first; looked for among the rows of its own app."""
    codes: dict[CodeType, tuple[str, str]] = {}
    for module, name in functions:
        found: Any = import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        codes[inspect.unwrap(found).__code__] = (module, name)
    rows: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    apps = {_app(module) for module, _name in functions}
    for row in [one for one in PLACES if {"cases": "requests"}.get(one.partition(":")[0], one.partition(":")[0]) in apps]:
        met: set[CodeType] = set()

        def meet(frame: FrameType, event: str, _arg: object, met: set[CodeType] = met) -> None:
            if event == "call" and frame.f_code in codes:
                met.add(frame.f_code)

        began = time.monotonic()
        with transaction.atomic(), known_once():
            place = PLACES[row](world)
            sys.setprofile(meet)
            for who in _LOOKED:
                for method in ("GET", "POST"):
                    asked(world.clients[who], method, place)
            sys.setprofile(None)
            transaction.set_rollback(True)
        for code in met:
            rows[codes[code]].append((time.monotonic() - began, row))
    return defaultdict(list, {function: [row for _seconds, row in sorted(some)] for function, some in rows.items()})
