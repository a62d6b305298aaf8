"""Who acts on whom."""

import pytest

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department


@pytest.fixture
def li(government: Organ) -> User:
    """Somebody without an appointment."""
    return appoint(make_department(government), name="li")


@pytest.fixture
def administrator(government: Organ, li: User) -> Actor:  # noqa: ARG001 - the department of that person is below
    """The city's administrator."""
    return acting(appoint(government, Role.ADMINISTRATOR))
