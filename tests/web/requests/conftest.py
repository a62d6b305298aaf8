"""An organ that is asked."""

import pytest

from gongkai_web.organs.models import Organ
from tests.web.people import make_department
from tests.web.requests.office import Office


@pytest.fixture
def water(government: Organ) -> Organ:
    """The department that is asked."""
    return make_department(government)


@pytest.fixture
def office(water: Organ) -> Office:
    """Its people."""
    return Office.of(water)
