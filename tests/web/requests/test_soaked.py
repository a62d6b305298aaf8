"""The look at the database after a soak (lab.soak.asked) sees what must not be."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.db import transaction

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import Submitted, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case, CaseFile
from lab.soak.asked import faults
from tests.web.requests.examples import IDENTITY, request

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_FILE = "证明材料\n".encode() * 9


@pytest.fixture
def sent(water: Organ) -> Submitted:
    """A request with a file."""
    return submit(asked(request(organ=water.code)), now=NOW, files=[("材料.txt", _FILE)], key="k-1")


def _told(sent: Submitted, *more: list[str], file: bytes = _FILE) -> list[str]:
    given = [[sent.code, IDENTITY[-4:], sha256(file).hexdigest()], *more]
    return list(json.loads(faults(json.dumps(given))))


def test_nothing_where_all_is_well(sent: Submitted) -> None:
    assert _told(sent) == []


def test_a_code_that_leads_nowhere(sent: Submitted) -> None:
    found = _told(sent, ["7K3M-92QX-0ATZ-5B", "0001"])

    assert "the code 7K3M-92QX-0ATZ-5B leads nowhere" in found
    assert "1 cases of 2 requests" in found


def test_a_file_that_is_another_or_missing(sent: Submitted) -> None:
    wrong = [f"{sent.case} has 1 files that are not the 1 that were sent"]
    assert _told(sent, file=b"another") == wrong

    store.forget(CaseFile.objects.get().place)

    assert _told(sent) == wrong


def test_a_case_that_lost_an_entry(sent: Submitted) -> None:
    with transaction.atomic():
        organ = Organ.objects.get(cases__pk=sent.case).pk
        open_for(reads=[organ], writes=[organ])
        Case.objects.update(entries=2)

    assert _told(sent) == [f"{sent.case} has 1 entries and says 2"]
