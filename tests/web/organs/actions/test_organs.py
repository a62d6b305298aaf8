"""Organs made and changed: only below what one administers, never in a circle, each with its entry in the log."""

from datetime import date

import pytest

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.compilations.models import Guide
from gongkai_web.organs.actions.organs import change_organ, make_organ, record_succession, save_site
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Change, Kind, Level, Noted, Role
from gongkai_web.organs.models import LogEntry, Organ, Site
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department


@pytest.fixture
def department(government: Organ) -> Organ:
    """Where the administrator of these tests works."""
    return make_department(government)


@pytest.fixture
def administrator(department: Organ) -> Actor:
    """An administrator of the department and what is below it, not of the government."""
    return acting(appoint(department, Role.ADMINISTRATOR))


def _again(actor: Actor) -> Actor:
    """The same person in the next request, with the organs that were made since."""
    assert actor.user is not None
    return acting(actor.user)


def _values(above: Organ | None, code: str = "130900-01-1") -> dict[str, object]:
    return {"code": code, "name": "水文站", "kind": Kind.DISPATCHED_BODY, "level": Level.CITY, "area_supervisor": above}


def test_an_organ_below_ones_own(administrator: Actor, department: Organ) -> None:
    made = make_organ(administrator, _values(department))

    assert made.area_supervisor == department
    entry = LogEntry.objects.get()
    assert (entry.what, entry.organ, entry.by) == (Noted.ORGAN_MADE, made, administrator.user)
    assert entry.details["name"] == ["", "水文站"]


_IDENTITY = "11010519491231002X"


@pytest.mark.parametrize("field", ["address", "telephone", "duties", "leaders"])
def test_what_an_organ_says_of_itself_holds_no_identity_number(administrator: Actor, department: Organ, field: str) -> None:
    with pytest.raises(Refused, match="公民身份号码"):
        make_organ(administrator, {**_values(department), field: f"张某 {_IDENTITY}"})
    with pytest.raises(Refused, match="公民身份号码"):
        change_organ(administrator, department, {field: f"张某 {_IDENTITY}"})
    assert not LogEntry.objects.exists()


def test_an_office_may_be_reached_by_a_mobile_number(administrator: Actor, department: Organ) -> None:
    change_organ(administrator, department, {"telephone": "13931700000", "leaders": "局长：张某，电话13931700001"})

    assert Organ.objects.get(pk=department.pk).telephone == "13931700000"


def test_whoever_compiles_is_told_once_a_day_that_contact_data_changed_which_a_guide_names(administrator: Actor, department: Organ) -> None:
    drafter, _reviewer = appoint(department, Role.DRAFTER), appoint(department, Role.SECRECY_REVIEWER)
    change_organ(administrator, department, {"telephone": "0317-1"})
    assert not Notice.objects.exists()
    open_for(reads=[department.pk], writes=[department.pk])
    Guide.objects.create(organ=department, number=1, published_at=administrator.now)

    change_organ(administrator, department, {"telephone": "0317-1", "duties": "管水", "leaders": "局长：李明"})
    assert not Notice.objects.exists()
    change_organ(administrator, department, {"telephone": "0317-2"})
    change_organ(administrator, department, {"address": "政通路2号"})
    told = Notice.objects.get()
    assert (told.person, told.what, told.organ, told.on) == (drafter, What.GUIDE, department.pk, administrator.today)


def test_no_organ_below_another_or_at_the_top(administrator: Actor, government: Organ) -> None:
    for above in (government, None):
        with pytest.raises(Refused):
            make_organ(administrator, _values(above))
    assert not LogEntry.objects.exists()


def test_an_organ_does_not_come_to_stand_below_itself(administrator: Actor, department: Organ) -> None:
    station = make_organ(administrator, _values(department))
    post = make_organ(_again(administrator), _values(station, "130900-01-2"))

    for above in (station, post):
        with pytest.raises(Refused, match="自己的下级"):
            change_organ(_again(administrator), station, {"system_supervisor": above})
    station.refresh_from_db()
    assert station.system_supervisor is None


def test_an_organ_is_not_handed_to_where_one_administers_nothing(administrator: Actor, department: Organ, government: Organ) -> None:
    station = make_organ(administrator, _values(department))

    with pytest.raises(Refused, match="没有在该机构"):
        change_organ(_again(administrator), station, {"area_supervisor": government})
    change_organ(_again(administrator), station, {"telephone": "1"})


def test_only_what_changed_stands_in_the_log(administrator: Actor, department: Organ) -> None:
    change_organ(administrator, department, {"name": department.name, "telephone": "0317-1"})
    change_organ(administrator, department, {"telephone": "0317-1"})

    assert [entry.details for entry in LogEntry.objects.all()] == [{"telephone": ["", "0317-1"]}]


def test_a_merger_needs_both_organs(administrator: Actor, department: Organ, government: Organ) -> None:
    station = make_organ(administrator, _values(department))
    values = {"change": Change.MERGED, "happened_on": date(2026, 3, 2), "basis": "洛编〔2026〕1号"}

    assert record_succession(_again(administrator), station, {**values, "successor": department}).predecessor == station
    with pytest.raises(Refused):
        record_succession(_again(administrator), station, {**values, "successor": government})


def test_a_site_of_another_organ_is_not_touched(administrator: Actor, department: Organ, government: Organ) -> None:
    save_site(administrator, Site(organ=department, host="w.example.test", name="水务"), {"contact": "1"})

    with pytest.raises(Refused):
        save_site(administrator, Site(organ=government, host="g.example.test", name="政府"), {"contact": "1"})
    assert Site.objects.count() == 1


def test_the_log_stays(administrator: Actor, department: Organ) -> None:
    change_organ(administrator, department, {"telephone": "1"})
    entry = LogEntry.objects.get()
    entry.reason = "x"

    with pytest.raises(Exception, match="permission denied"):
        entry.save()
