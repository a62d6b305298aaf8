"""Rows that go to the server together: all of them, or none."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, CaseEntry
from gongkai_web.serve.database.together import insert, together

pytestmark = pytest.mark.django_db


def _case(organ: Organ, number: int) -> Case:
    return Case(pk=f"R-{'abcdef'[number]}", organ=organ, key="k", content=b"\0\xff", form="paper", method="mail", head="h", state="arrived")


def _open(organ: Organ) -> None:
    open_for(reads=[organ.pk], writes=[organ.pk])


def _insert(organ: Organ, *numbers: int, writes: bool = True) -> None:
    with transaction.atomic(), together():
        open_for(reads=[organ.pk], writes=[organ.pk] if writes else [])
        insert([_case(organ, number) for number in numbers])


def test_rows_of_several_tables_are_there_as_they_were_given(government: Organ) -> None:
    one, other = _case(government, 0), _case(government, 1)
    with transaction.atomic(), together():
        _open(government)
        insert([one, CaseEntry(case=one, organ=government, number=1, line="零", by=None)])
        insert([other])

    _open(government)
    found = Case.objects.get(pk=one.pk)
    assert (bytes(found.content), found.organ_id, found.received_on) == (b"\0\xff", government.pk, None)
    assert list(CaseEntry.objects.values_list("case", "number", "line")) == [(one.pk, 1, "零")]
    assert Case.objects.count() == 2


def test_one_that_is_refused_undoes_all(government: Organ) -> None:
    with pytest.raises(IntegrityError):
        _insert(government, 0, 1, 0)

    _open(government)
    assert not Case.objects.exists()


def test_the_walls_stand_for_it_too(government: Organ) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"):
        _insert(government, 0, writes=False)


def test_the_connection_can_be_used_afterwards(government: Organ) -> None:
    with pytest.raises(IntegrityError):
        _insert(government, 0, 0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
