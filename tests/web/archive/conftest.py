"""An office whose cases go to the archive."""

import pytest

from gongkai_web.organs.models import Organ
from tests.web.people import make_department
from tests.web.requests.office import Office


@pytest.fixture
def office(government: Organ) -> Office:
    """A department and its people."""
    return Office.of(make_department(government))
