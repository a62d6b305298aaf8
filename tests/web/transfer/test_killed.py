"""A worker that is killed by force in the middle of an import leaves whole transactions, and the next one goes on."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Draft, Item, ItemEvent, Publication
from gongkai_web.search.models import Change
from gongkai_web.transfer import actions
from gongkai_web.transfer.importing import _AT_ONCE
from gongkai_web.transfer.models import Origin, Package, PackageRow
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.stages import Stage
from gongkai_web.transfer.working import work
from tests.web.search.platform import Platform, own_platform, seconds_until
from tests.web.transfer.making import GOOD, SITE, confirmer, publisher, table

_ROWS = 3 * _AT_ONCE + 1
_WORK = "import sys, django; django.setup(); from gongkai_web.transfer.working import work; work(int(sys.argv[1]))"


@pytest.fixture
def committed(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """A database in which rows are committed."""
    with own_platform(tmp_path_factory, django_db_blocker) as made:
        yield made


def _confirmed() -> Package:
    organ = Organ.objects.create(code="130900", name="洛泽市人民政府", kind=Kind.GOVERNMENT, level=Level.CITY)
    actor = publisher(organ)
    rows = [{**GOOD, "编号": str(number), "索引号": ""} for number in range(_ROWS)]
    package = actions.receive(actor, organ, site=SITE, name="目录.csv", chunks=[table(*rows)])
    work(package.pk)
    actions.confirm(confirmer(organ), package, Mapped())
    return package


@transaction.atomic
def _counts(package: Package) -> set[int]:
    """How many there are of everything that an imported row leaves."""
    open_for(reads=[package.organ_id])
    events = ItemEvent.objects.filter(kind__in=("imported", "published"))
    rows = PackageRow.objects.filter(outcome="public", item__isnull=False)
    return {known.objects.count() for known in (Item, Draft, Origin, Publication, Change)} | {events.count() // 2, rows.count()}


def test_whole_transactions_are_there_and_the_rest_follows(committed: Platform) -> None:
    package = _confirmed()
    command = [sys.executable, "-c", _WORK, str(package.pk)]
    with subprocess.Popen(command, env=dict(committed.environment)) as worker:  # noqa: S603 - our own command
        seconds_until(lambda: max(_counts(package)) >= _AT_ONCE)
        worker.kill()

    (done,) = _counts(package)
    assert done % _AT_ONCE == 0
    assert done < _ROWS
    subprocess.run(command, env=dict(committed.environment), check=True)  # noqa: S603 - our own command

    assert _counts(package) == {_ROWS}
    with transaction.atomic():
        open_for(reads=[package.organ_id])
        assert Package.objects.get().stage == Stage.DONE
