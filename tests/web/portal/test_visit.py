"""Which site a request came to."""

import pytest
from django.test import RequestFactory

from gongkai_web.organs.models import Organ
from gongkai_web.portal.visit import NoSite, visit_of
from tests.web.people import make_department, make_site


def test_a_host_has_its_site_and_any_other_the_first(government: Organ) -> None:
    first, water = make_site(government), make_site(make_department(government), "water.example.test")

    assert visit_of(RequestFactory().get("/", headers={"host": "water.example.test:8000"})).site == water
    assert visit_of(RequestFactory().get("/", headers={"host": "other.example.test"})).site == first


@pytest.mark.django_db
def test_before_the_first_site_there_is_none() -> None:
    with pytest.raises(NoSite):
        visit_of(RequestFactory().get("/"))
