"""Several people at one moment, each in a transaction of their own: one of them is first, the others are told."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.compilations import actions
from gongkai_web.compilations.models import Guide, ReadingPlace
from gongkai_web.organs.kinds import Kind, Level, Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office
from tests.web.search.platform import own_platform

_MANY = 6


@pytest.fixture
def committed_office(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """An office in a database whose rows stay."""
    with own_platform(tmp_path_factory, django_db_blocker):
        yield Office.of(Organ.objects.create(code="130900", name="洛泽市人民政府", kind=Kind.GOVERNMENT, level=Level.CITY), NOW)


def at_once(office: Office, act: Callable[[int], object]) -> list[str]:
    """What came of the same act in many threads that begin together: empty where it was done, else why not."""
    begin, found = Barrier(_MANY), list[str]()

    def run(number: int) -> None:
        begin.wait()
        try:
            with transaction.atomic():
                open_for(reads=[office.organ.pk], writes=[office.organ.pk])
                act(number)
            found.append("")
        except Refused as refusal:
            found.append(refusal.why)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(_MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_one_is_first_and_the_others_are_told(committed_office: Office) -> None:
    office = committed_office
    values = [{**GUIDE, "fees": f"第{number}稿"} for number in range(_MANY)]
    told = at_once(office, lambda number: actions.save_version(office.drafter, Guide, office.organ, values[number], seen=""))
    assert sorted(map(bool, told)) == [False] + [True] * (_MANY - 1)

    with transaction.atomic():
        open_for(reads=[office.organ.pk], writes=[office.organ.pk])
        assert Guide.objects.count() == 1
        said = {"name": "档案馆", "kind": "archive", "address": "政通路1号", "office_hours": "工作日"}
        place = actions.publish(office.publisher, actions.save(office.drafter, ReadingPlace(organ=office.organ, **said)))
        seen = place.stamp

    def change(number: int) -> None:
        found = actions.opened(ReadingPlace.objects.select_related("organ").get(pk=place.pk))
        found.office_hours = f"第{number}稿"
        actions.save(office.at(NOW.replace(hour=11)).drafter, found, seen=seen)

    assert sorted(map(bool, at_once(office, change))) == [False] + [True] * (_MANY - 1)
    with transaction.atomic():
        open_for(reads=[office.organ.pk])
        found = ReadingPlace.objects.get(replaces=place.pk)
    published = at_once(office, lambda _number: actions.publish(office.publisher, found))
    assert sorted(map(bool, published)) == [False] + [True] * (_MANY - 1)
    with transaction.atomic():
        open_for(reads=[office.organ.pk])
        assert [one.office_hours for one in ReadingPlace.objects.all()] == [found.office_hours]
        assert LogEntry.objects.filter(what=Noted.COMPILATION_CHANGED).count() == 1
