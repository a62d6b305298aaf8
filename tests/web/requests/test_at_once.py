"""Several at once: rows are committed here, in a database of their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import Submitted, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from tests.web.requests.examples import request
from tests.web.search.platform import own_platform

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.fixture
def water(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Organ]:
    """The department that is asked, in a database whose rows stay."""
    with own_platform(tmp_path_factory, django_db_blocker):
        yield Organ.objects.create(code="130900-01", name="洛泽市水务局", kind=Kind.DEPARTMENT, level=Level.CITY)


def test_sent_at_once_under_one_key_it_is_one_request(water: Organ) -> None:
    begin, found = Barrier(4), []

    def send() -> None:
        begin.wait()
        try:
            found.append(submit(asked(request()), now=NOW, key="k-1"))
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert isinstance(found[0], Submitted)
    assert len(set(found)) == 1
    with transaction.atomic():
        open_for(reads=[water.pk])
        assert Case.objects.count() == 1
