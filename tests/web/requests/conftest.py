"""An organ that is asked."""

import pytest

from gongkai_web.organs.models import Organ
from tests.web.people import make_department


@pytest.fixture
def water(government: Organ) -> Organ:
    """The department that is asked."""
    return make_department(government)
