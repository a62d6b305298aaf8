"""The log: what the two tables tell, as one list, of the organs that one may read of."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.log import note
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.oversight.log import OF_ITEMS, Line, Wanted, lines, rows
from gongkai_web.publishing.models import Item, ItemEvent, Publication
from tests.web.oversight.making import at, happened, publish
from tests.web.people import appoint
from tests.web.search.making import withdraw

DAY = date(2026, 3, 2)


def _noted(organ: Organ, what: Noted, when: datetime, name: str = "") -> None:
    user = appoint(organ, name=name) if name else None
    note(Actor(user, Duties({}), when), what, organ, person=user, reason="" if user else "手机丢失")


def _read(*organs: Organ, **wanted: Any) -> list[Line]:
    open_for(follows=[organ.pk for organ in organs])
    return lines(rows({organ.pk for organ in organs}, Wanted(**wanted))[:100], {organ.pk: organ for organ in organs})


def _published(organ: Organ, title: str, day: date = DAY) -> Publication:
    return publish(organ, title, day)


def test_entries_and_events_are_one_list_the_newest_first(water: Organ) -> None:
    _noted(water, Noted.SIGNED_IN, at(DAY) - timedelta(hours=1), "chen")
    one = _published(water, "停水公告")
    happened(one, "approved", DAY)
    _noted(water, Noted.FACTOR_RESET, at(DAY) + timedelta(hours=1))

    found = _read(water)

    assert [(line.what, line.by, line.item, line.index_no, line.reason) for line in found] == [
        ("重置双因素认证", "", "", "", "手机丢失"),
        ("公开信息", "", "停水公告", one.index_no, ""),
        ("登录", "chen", "", "", ""),
    ]


def test_a_withdrawal_tells_its_reason_and_not_the_title(water: Organ) -> None:
    one = _published(water, "误发的名单")
    happened(one, "withdrawn", DAY + timedelta(days=1), reason="含有个人信息")
    withdraw(one)

    assert [(line.what, line.item, line.reason) for line in _read(water)] == [
        ("撤回信息", one.index_no, "含有个人信息"),
        ("公开信息", one.index_no, ""),
    ]


def test_what_is_not_public_has_a_number_and_no_title(water: Organ) -> None:
    with transaction.atomic():
        open_for(reads=[water.pk], writes=[water.pk])
        item = Item.objects.create(organ=water)
        data = {"version": 1, "finding": "f", "reason": "公开的示例"}
        ItemEvent.objects.create(item=item, organ=water, number=1, kind="finding_released", happened_on=DAY, recorded_at=at(DAY), data=data)

    (line,) = _read(water)

    assert (line.what, line.item, line.index_no, line.reason, line.details) == ("放行扫描发现的内容", str(item.pk), "", "公开的示例", {})


def test_only_the_organs_asked_for_are_told_of(government: Organ, water: Organ) -> None:
    for organ in (government, water):
        _noted(organ, Noted.SIGN_IN_FAILED, at(DAY))
        _published(organ, "公告")

    assert {line.organ for line in _read(water)} == {water}
    assert len(_read(water)) == 2
    assert len(_read(water, government)) == 4


def test_without_the_gate_no_event_is_told(water: Organ) -> None:
    _published(water, "公告")
    open_for()

    assert len(rows({water.pk}, Wanted())) == 0


def test_the_lines_of_one_kind_one_person_one_period(water: Organ) -> None:
    _noted(water, Noted.SIGNED_IN, at(DAY), "chen")
    _noted(water, Noted.SIGNED_IN, at(DAY) + timedelta(days=1), "li")
    _noted(water, Noted.LOCKED_OUT, at(DAY) + timedelta(days=2))
    one = _published(water, "公告", DAY + timedelta(days=3))
    person = appoint(water, Role.PUBLISHER, name="wang")
    happened(one, "withdrawn", DAY + timedelta(days=4), who=person.pk, reason="错发")

    assert [line.by for line in _read(water, what="signed_in")] == ["li", "chen"]
    assert [line.what for line in _read(water, who="CHEN")] == ["登录"]
    assert [line.what for line in _read(water, who="wang")] == ["撤回信息"]
    assert _read(water, who="che") == []
    assert len(_read(water, since=DAY + timedelta(days=3))) == 2
    assert len(_read(water, until=DAY)) == 1
    assert len(_read(water, since=DAY + timedelta(days=1), until=DAY + timedelta(days=2))) == 2
    assert [line.what for line in _read(water, what="published")] == ["公开信息"]


def test_pages_cut_the_list_without_losing_what_happened_at_one_moment(water: Organ) -> None:
    for number in range(7):
        _published(water, f"公告{number}")
        _noted(water, Noted.SIGN_IN_FAILED, at(DAY))
    open_for(follows=[water.pk])
    found = rows({water.pk}, Wanted())

    pages = [found[start : start + 4] for start in range(0, 14, 4)]

    assert len(found) == 14
    assert len({(row[1], row[2]) for page in pages for row in page}) == 14


def test_no_kind_of_an_entry_is_called_as_one_of_an_event() -> None:
    assert not set(Noted.values) & set(OF_ITEMS)


@pytest.mark.parametrize(
    "statement", ["UPDATE organs_logentry SET reason = 'x'", "DELETE FROM organs_logentry", "TRUNCATE organs_logentry"]
)
def test_entries_stay(water: Organ, statement: str) -> None:
    _noted(water, Noted.SIGNED_IN, at(DAY))

    with pytest.raises(Error, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert LogEntry.objects.count() == 1
