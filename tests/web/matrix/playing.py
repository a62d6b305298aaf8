"""What the matrix says, and how a row of it is played."""

import logging
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import copy, deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.accounts.models import User
from gongkai_web.organs import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.walls import open_for
from gongkai_web.workbench import errors
from tests.web.matrix import sessions
from tests.web.matrix.headers import missing
from tests.web.matrix.places import PLACES, Place
from tests.web.matrix.world import RELATIONS, World

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
ACTORS = ("anonymous", "nobody", "bare", *(f"{role.value}@{relation}" for role in Role for relation in RELATIONS))
FEWER = tuple(actor for actor in ACTORS if not actor.endswith(("@above", "@below", "@beside")))
"""For HEAD and OPTIONS, which the same guards answer."""
Cells = Mapping[str, int | str]


@cache
def table() -> dict[str, Any]:
    """The file."""
    return tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))


def cells(row: str, method: str) -> Cells:
    """What the file says about one row and method."""
    found = table()["routes"][row]
    shape = table()["shapes"][found["shape"]] if "shape" in found else {}
    known: dict[str, Cells] = {"HEAD": (shape | found)["GET"]} | shape | found
    return known[method]


def expected(known: Cells, actor: str) -> int | str:
    """The answer for one actor: of the most exact line that names it."""
    role, _at, place = actor.partition("@")
    roles: Mapping[str, list[str]] = table()["groups"]
    groups = sorted((group for group in roles if role in roles[group]), key=lambda group: len(roles[group]))
    keys = [actor, *(f"{one}@{place}" for one in groups), f"{role}@*", *(f"{one}@*" for one in groups), "else"]
    return next(known[key] for key in keys if key in known)


@contextmanager
def played_in(blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world, in a transaction that is never finished, with sessions that are no part of it."""
    with blocker.unblock(), override_settings(SESSION_ENGINE=sessions.__name__), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)
        sessions.KEPT.clear()


@contextmanager
def known_once() -> Iterator[None]:
    """For a row, which leaves the world as it was: who somebody is, and what they may, is looked up once for each; and nothing is logged.

    What refuses is the same for each address: each person's page is made once for each status.
    """
    user_of = cache(lambda pk, find=ModelBackend.get_user: find(ModelBackend(), pk))
    has_factor = cache(lambda user, types, find=is_mfa_enabled: find(user, types))
    known: dict[str, Any] = {
        "django.contrib.auth.backends.ModelBackend.get_user": lambda _backend, pk: copy(user_of(pk)),
        "gongkai_web.accounts.middleware.is_mfa_enabled": lambda user, types: has_factor(user, tuple(types)),
        "gongkai_web.organs.duties.duties": cache(_duties),
        "gongkai_web.workbench.errors._page": _page,
    }
    with ExitStack() as stack:
        for name, found in known.items():
            stack.enter_context(patch(name, found))
        logging.disable(logging.CRITICAL)
        stack.callback(logging.disable, logging.NOTSET)
        yield


def _duties(user: User, today: date, find: Any = duties.duties) -> duties.Duties:
    found: duties.Duties = find(user, today)
    return found


_PAGES: dict[tuple[int | None, int, str], bytes] = {}


def _page(request: HttpRequest, status: int, title: str, *said: Any, make: Any = errors._page, **written: Any) -> HttpResponse:
    key = (request.user.pk, status, title)
    if key not in _PAGES:
        _PAGES[key] = make(request, status, title, *said, **written).content
    return HttpResponse(_PAGES[key], status=status)


def wrong(world: World, row: str) -> Iterator[str]:
    """Every answer of the row that is another than the file says. What was done for it is forgotten once all are asked for."""
    with transaction.atomic(), known_once():
        place = PLACES[row](world)
        for method in METHODS:
            known = cells(row, method)
            for actor in ACTORS if method in {"GET", "POST"} else FEWER:
                got, should = answer(world.clients[actor], method, place), expected(known, actor)
                if got != should:
                    yield f"{method} by {actor}: {got}, not {should}"
        transaction.set_rollback(True)


def answer(client: Client, method: str, place: Place) -> int | str:
    """The answer, in the words of the file; or what of the headers of every answer it lacks."""
    response = asked(client, method, place)
    if lacks := missing(place.path, response):
        return f"without {', '.join(lacks)}"
    if response.status_code != 302:
        return int(response.status_code)
    target = response["Location"]
    if target.startswith("/account/login/"):
        return "login"
    return "factor" if target.startswith("/account/2fa/totp/activate/") and place.path != target else "done"


def asked(client: Client, method: str, place: Place) -> Any:
    """What is answered to somebody there; what that changed is forgotten."""
    cookies, kept = deepcopy(client.cookies), dict(sessions.KEPT)
    with transaction.atomic():
        open_for()
        data = {name: _again(value) for name, value in place.data.items()}
        response = client.post(place.path, data) if method == "POST" else getattr(client, method.lower())(place.path)
        list(getattr(response, "streaming_content", ()))  # read to its end, which closes it
        transaction.set_rollback(True)
    client.cookies = cookies
    sessions.KEPT.clear()
    sessions.KEPT.update(kept)
    return response


def _again(value: object) -> object:
    """The same, a file from its beginning."""
    if hasattr(value, "seek"):
        value.seek(0)
    return value
