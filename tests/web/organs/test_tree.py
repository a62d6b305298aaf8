"""Who stands below whom."""

from gongkai_web.organs.models import Organ
from gongkai_web.organs.tree import below
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
