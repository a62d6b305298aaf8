"""An office that answers requests and drafts items."""

import pytest

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, Organ
from tests.web.people import make_department
from tests.web.requests.office import ARRIVED, Office


@pytest.fixture
def office(government: Organ) -> Office:
    """A department, whose handler drafts items too."""
    made = Office.of(make_department(government))
    Appointment.objects.create(user=made.people["handler"], organ=made.organ, role=Role.DRAFTER, since=ARRIVED.date())
    return made
