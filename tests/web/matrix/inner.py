"""A row played with the first two walls down: every view lets everyone in, and the database shows and takes everything."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from unittest.mock import patch

from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai_web.organs.duties import Duties, duties_of
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.policies import STEPS
from tests.web.matrix.places import PLACES, Place
from tests.web.matrix.playing import asked, cells, expected, known_once
from tests.web.matrix.world import World

ACTORS = (
    *(f"{role.value}@own" for role in Role),
    "administrator@beside",
    "administrator@below",
    "publisher@beside",
    "ogi_head@elsewhere",
    "drafter@above",
)
_MAY: frozenset[int | str] = frozenset({"done", 200})
"""How the file says that somebody may: sent on, or shown what was made."""
_OWN = {"workbench", "accounts", "requests", "portal", "api"}
"""What everybody does for themselves, or who has no account."""
_WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(?!django_session|accounts_limits|django_content)(\w+)"')


@dataclass(frozen=True, slots=True)
class _LetIn(Duties):
    """What somebody may do, except that views and the database take them for everybody's colleague."""

    everywhere: frozenset[int]

    def anywhere(self, rights: frozenset[Right]) -> frozenset[int]:  # noqa: ARG002 - as the class above
        return self.everywhere


def rows() -> list[str]:
    """Those in which somebody of the office can change something."""
    offices = (row for row in PLACES if ":" in row and row.partition(":")[0] not in _OWN)
    return sorted(row for row in offices if _MAY & set(cells(row, "POST").values()))


def written(world: World, row: str) -> Iterator[str]:
    """Every table that an actor without the right for it could write to, through the row's POST."""
    everywhere = frozenset(Organ.objects.values_list("pk", flat=True))

    def let_in(request: HttpRequest) -> Duties:
        return _LetIn(duties_of(request).organs, everywhere)

    with transaction.atomic(), known_once():
        place, known = PLACES[row](world), cells(row, "POST")
        with _down(let_in):
            for actor in ACTORS:
                if expected(known, actor) not in _MAY:
                    for table in _tables(world.clients[actor], place):
                        yield f"{actor} writes to {table}"
        transaction.set_rollback(True)


def _down(let_in: Callable[[HttpRequest], Duties]) -> ExitStack:
    """While it lasts, nothing but the actions themselves asks who somebody is."""
    stack = ExitStack()
    for module in ("access", "middleware"):
        stack.enter_context(patch(f"gongkai_web.organs.{module}.duties_of", let_in))
    every = frozenset((*STEPS, "review"))
    stack.enter_context(patch("gongkai_web.publishing.actions.permitted", lambda *_: every))
    return stack


def _tables(client: Client, place: Place) -> list[str]:
    with CaptureQueriesContext(connection) as queries, suppress(Refused):  # which a view need not foresee that lets nobody in
        asked(client, "POST", place)
    return sorted({found[1] for query in queries if (found := _WRITES.match(query["sql"]))})
