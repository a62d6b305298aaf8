"""Who stands below whom."""

from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.tree import area, below
from tests.web.people import make_department


def test_below_an_organ_is_who_it_supervises_in_area_or_system(government: Organ) -> None:
    water = make_department(government)
    station = make_department(water, "130900-01-1", "洛泽市水文站")
    customs = make_department(government, "130900-02", "洛泽海关")
    customs.area_supervisor, customs.system_supervisor = None, water
    customs.save()

    assert below((government.pk,)) == {government.pk, water.pk, station.pk, customs.pk}
    assert below((station.pk,)) == {station.pk}
    assert below(()) == frozenset()


def test_a_circle_ends_where_it_began(government: Organ) -> None:
    water = make_department(government)
    Organ.objects.filter(pk=government.pk).update(area_supervisor=water)

    assert below((water.pk,)) == below((government.pk,)) == {government.pk, water.pk}


def test_the_area_of_an_organ_is_that_of_its_government(government: Organ) -> None:
    water, finance = make_department(government), make_department(government, "130900-02", "洛泽市财政局")
    station = make_department(water, "130900-01-1", "洛泽市水文站")
    county = make_department(government, "130999", "洛河县人民政府")
    Organ.objects.filter(pk=county.pk).update(kind=Kind.GOVERNMENT)
    bureau = make_department(county, "130999-01", "洛河县水务局")
    city = {one.pk for one in (government, water, finance, station, county, bureau)}

    for one in (government, water, station):
        assert area(Organ.objects.get(pk=one.pk)) == city
    assert area(Organ.objects.get(pk=bureau.pk)) == {county.pk, bureau.pk}


def test_an_organ_without_a_government_is_its_own_area(government: Organ) -> None:
    customs = make_department(government, "130900-02", "洛泽海关")
    customs.area_supervisor = None
    customs.save()
    assert area(customs) == {customs.pk}

    water = make_department(customs)
    Organ.objects.filter(pk=customs.pk).update(area_supervisor=water)
    assert area(Organ.objects.get(pk=water.pk)) == {water.pk, customs.pk}
