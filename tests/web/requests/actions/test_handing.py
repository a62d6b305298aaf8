"""Which files went out with a reply: those of one that discloses, once it was sent, whichever way they were wanted."""

import pytest

from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions.handing import files_of, provided
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import whole
from gongkai_web.severing import actions
from gongkai_web.severing.providing import provide
from tests.web.requests.office import Office
from tests.web.severing.desk import TYPED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "method", "out", "fetched"),
    [("granted", "mail", 1, 0), ("granted", "online", 1, 1), ("refuse_internal", "online", 0, 0)],
)
def test_a_file_is_provided_when_a_reply_that_discloses_was_sent(office: Office, outcome: str, method: str, out: int, fetched: int) -> None:
    case = office.asked(delivery_method=method, applicant_address="洛泽市河西路8号")
    office.does(case, "Registered", "2026-03-03", number="1")
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    handler = office.actor("handler")
    provide(handler, actions.add(handler, Case.objects.get(pk=case), name="监审报告.pdf", content=TYPED))
    office.answers(case, outcome, "2026-03-10")
    assert _files(office, case) == (0, 0), "not before it was sent"
    office.does(case, "Dispatched", "2026-03-11", mode="post")

    assert _files(office, case) == (out, fetched)


def _files(office: Office, case: str) -> tuple[int, int]:
    """How many were provided, and how many the applicant fetches on the platform."""
    open_for(reads=[office.organ.pk])
    one = whole(Case.objects.get(pk=case))
    return len(provided(one.case, one.folded)), len(files_of(one.case, one.folded))
