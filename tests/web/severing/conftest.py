"""A case whose document is to be severed."""

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case
from gongkai_web.severing import actions
from gongkai_web.severing.models import Document
from tests.web.people import make_department
from tests.web.requests.office import Office
from tests.web.severing.desk import TYPED


@pytest.fixture
def office(government: Organ) -> Office:
    """The people of a department that is asked."""
    return Office.of(make_department(government))


@pytest.fixture
def document(office: Office) -> Document:
    """A document of two pages, added by the handler."""
    case = office.asked()
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    return actions.add(office.actor("handler"), Case.objects.get(pk=case), name="报告.pdf", content=TYPED)
