"""Visits are counted by day and kind of help; blank is not nought, and another organ neither writes nor misses them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.visits.actions import count
from gongkai_web.visits.kinds import Help
from gongkai_web.visits.models import VisitCount
from gongkai_web.visits.reading import Row, added, by_day, of_year, places
from tests.web.people import appoint, make_department, signed_in
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office

ON = date(2026, 2, 27)


def make_place(office: Office, name: str = "洛泽市政务公开专区", kind: str = "service_hall", **more: object) -> ReadingPlace:
    """A public reading place of the office."""
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    said = {"address": "政通路1号", "office_hours": "工作日", "published_at": NOW, **more}
    return ReadingPlace.objects.create(organ=office.organ, name=name, kind=kind, **said)


@pytest.fixture
def hall(office: Office) -> ReadingPlace:
    """An open-government corner in a service hall."""
    return make_place(office)


def test_a_year_adds_its_days_and_blank_is_not_nought(office: Office, hall: ReadingPlace) -> None:
    count(office.drafter, hall, on=ON, people={Help.READING: 12, Help.CONSULTATION: 3})
    count(office.drafter, hall, on=ON - timedelta(days=1), people={Help.READING: 5, Help.REQUEST: 0})
    count(office.drafter, hall, on=date(2025, 12, 31), people={Help.READING: 100})

    assert of_year([hall], 2026)[hall.pk] == Row((17, 3, None, 0), 2)
    assert of_year([hall], 2026)[hall.pk].total == 20
    assert of_year([hall], 2024)[hall.pk].total is None
    assert [on for on, _row in by_day(hall, 2026)] == [ON, ON - timedelta(days=1)]
    assert added([Row((1, None, None, 0), 1), Row((2, None, 4, None), 3)]) == Row((3, None, 4, 0), 4)


def test_a_day_that_is_recorded_again_takes_the_place_of_the_first(office: Office, hall: ReadingPlace) -> None:
    count(office.drafter, hall, on=ON, people={Help.READING: 12, Help.CONSULTATION: 3})
    count(office.head, hall, on=ON, people={Help.READING: 13})

    assert by_day(hall, 2026) == [(ON, Row((13, None, None, None), 1))]
    assert VisitCount.objects.get().by == office.head.user


@pytest.mark.parametrize("who", ["publisher", "secrecy"])
def test_who_keeps_no_place_counts_nobody(office: Office, hall: ReadingPlace, who: str) -> None:
    with pytest.raises(Refused):
        count(getattr(office, who), hall, on=ON, people={Help.READING: 1})
    assert not VisitCount.objects.exists()


def test_handlers_of_requests_count_too(office: Office, hall: ReadingPlace) -> None:
    user = appoint(office.organ, Role.HANDLER)
    count(Actor(user, duties(user, NOW.date()), NOW), hall, on=ON, people={Help.REQUEST: 2})

    assert of_year([hall], 2026)[hall.pk].people[3] == 2


def test_days_and_places_at_which_nobody_can_have_come_are_refused(office: Office, hall: ReadingPlace) -> None:
    board = make_place(office, "公开栏", "notice_board")
    closed = make_place(office, "旧馆", "library", open_until=ON - timedelta(days=1))
    drawn_up = make_place(office, "新馆", "library", published_at=None)
    for place, on in ((hall, office.drafter.today + timedelta(days=1)), (board, ON), (closed, ON), (drawn_up, ON)):
        with pytest.raises(Refused):
            count(office.drafter, place, on=on, people={Help.READING: 1})
    count(office.drafter, closed, on=ON - timedelta(days=1), people={Help.READING: 1})

    assert list(places([office.organ.pk])) == [closed, hall]


def test_another_organ_reads_the_counts_and_writes_none(office: Office, hall: ReadingPlace) -> None:
    count(office.drafter, hall, on=ON, people={Help.READING: 12})
    other = Office.of(make_department(office.organ), NOW)
    with pytest.raises(Refused):
        count(other.drafter, hall, on=ON, people={Help.READING: 1})
    open_for(reads=[other.organ.pk], writes=[other.organ.pk])
    assert VisitCount.objects.update(people=1) == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        VisitCount.objects.create(place=hall, organ=office.organ, on=ON, help=Help.REQUEST, people=1, recorded_at=NOW)

    assert VisitCount.objects.get().people == 12


def test_from_the_form_to_the_figures(office: Office, hall: ReadingPlace) -> None:
    assert office.drafter.user is not None
    drafter, today = signed_in(office.drafter.user), timezone.localdate()
    overseer = signed_in(appoint(office.organ, Role.OVERSIGHT))
    open_for()
    address = f"/workbench/visits/{hall.pk}/"
    for wrong in ({"on": today, "reading": "-1"}, {"on": "", "reading": "1"}, {"on": today + timedelta(days=2), "reading": "1"}):
        assert drafter.post(address, wrong).status_code == 422
    answer = drafter.post(address, {"on": today, "reading": "12", "request": "0"})
    assert answer.status_code == 302, answer.content.decode()

    page = drafter.get(f"{address}?on={today}").content.decode()
    assert 'value="12"' in page
    assert "还没有记录" not in page
    for client in (drafter, overseer):
        table = b"".join(client.get(f"/workbench/visits/?year={today.year}&as=csv")).decode("utf-8-sig").splitlines()
        assert table[1] == f"130900,洛泽市人民政府,洛泽市政务公开专区,{today.year},12,,,0,12,1"
    assert overseer.get(address).status_code == 403


def test_a_count_says_when_and_by_whom_it_was_recorded(office: Office, hall: ReadingPlace) -> None:
    later = replace(office.drafter, now=NOW + timedelta(hours=3))
    count(later, hall, on=ON, people={Help.READING: 1})

    made = VisitCount.objects.get()
    assert (made.by, made.recorded_at, made.organ_id) == (office.drafter.user, later.now, office.organ.pk)
