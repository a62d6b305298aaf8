"""The worker's part: packages are checked and imported one at a time, and whatever a killed worker left is taken up again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer.checking import check
from gongkai_web.transfer.importing import import_rows
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.stages import Stage

OPEN = (Stage.CHECKING, Stage.CHECKED, Stage.IMPORTING)
"""The stages in which a package lies on the disk."""
_LOCK = 7_239_003
"""The first half of the database's advisory lock of whoever works on a package; the second is the package."""


def work(package: int, told: Callable[[int], None] = lambda _: None) -> None:
    """Checks or imports a package; nothing where another worker is at it, or nothing is left to do. `told`: how many rows are done."""
    with alone(_LOCK, package) as mine:
        if not mine:
            return
        found = _found(package)
        if found is None:
            return
        if found.stage == Stage.CHECKING:
            check(found, told)
        elif found.stage == Stage.IMPORTING:
            import_rows(found, told)


@transaction.atomic
def unfinished() -> list[int]:
    """The packages of all organs that wait for a worker."""
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    return list(Package.objects.filter(stage__in=(Stage.CHECKING, Stage.IMPORTING)).values_list("pk", flat=True))


@transaction.atomic
def _found(package: int) -> Package | None:
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    return Package.objects.select_related("organ", "confirmed_by").filter(pk=package).first()


@contextmanager
def alone(lock: int, pk: int) -> Iterator[bool]:
    """Whether nobody else works on it. The database gives the lock back when this process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, pk])
        mine = cursor.fetchone() == (True,)
    try:
        yield mine
    finally:
        if mine and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [lock, pk])
