"""An organ that is asked."""

import pytest

from gongkai_web.organs.models import Organ
from tests.web.requests.office import Office


@pytest.fixture
def office(water: Organ) -> Office:
    """Its people."""
    return Office.of(water)
