"""What goes out with the reply is chosen before it is decided, and reaches the applicant on this platform once it was sent."""

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from gongkai_web.severing import actions
from gongkai_web.severing.cutting.geometry import Box
from gongkai_web.severing.models import Document, Provided
from gongkai_web.severing.providing import provide, withhold
from tests.web.people import make_department
from tests.web.requests.examples import request
from tests.web.requests.office import ARRIVED, Office
from tests.web.severing.desk import TYPED

pytestmark = pytest.mark.django_db
STATUS = "/requests/status/"


@pytest.fixture
def water(government: Organ) -> Office:
    """A department and its people."""
    return Office.of(make_department(government))


def _case(office: Office, **changes: str) -> tuple[str, str, Document]:
    """A registered request with a document. Answers its id and its query code."""
    done = submit(asked(request(organ=office.organ.code, **changes)), now=ARRIVED)
    office.does(done.case, "Registered", "2026-03-03", number="LZSW-YSQ-2026-0001")
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    document = actions.add(office.actor("handler"), Case.objects.get(pk=done.case), name="监审报告.pdf", content=TYPED)
    return done.case, done.code, document


def _chosen(office: Office, document: Document, file: str) -> int:
    return office.handler.post(f"/workbench/severing/documents/{document.pk}/provide/", {"file": file}).status_code


def _asked(code: str, **more: object) -> tuple[int, bytes]:
    answer = Client().post(STATUS, {"query_code": code, "verify": "8000", **more})
    return answer.status_code, answer.getvalue()


def test_the_applicant_fetches_what_was_granted_once_it_was_sent(water: Office, site: object) -> None:
    case, code, document = _case(water)
    assert _chosen(water, document, "whole") == 302
    open_for(reads=[water.organ.pk])
    file = Provided.objects.get().pk
    water.answers(case, "granted", "2026-03-10")
    assert "监审报告.pdf" not in _asked(code)[1].decode()
    assert _asked(code, file=file)[0] == 422
    water.does(case, "Dispatched", "2026-03-11", mode="electronic")

    assert site
    assert "监审报告.pdf" in _asked(code)[1].decode()
    assert _asked(code, file=file) == (200, document.open())
    assert _asked(_case(water)[1], file=file)[0] == 422, "of another request"


@pytest.mark.parametrize(("outcome", "method"), [("refuse_internal", "online"), ("granted", "mail")])
def test_nothing_is_handed_out_of_a_refusal_or_where_it_was_wanted_otherwise(
    water: Office, site: object, outcome: str, method: str
) -> None:
    case, code, document = _case(water, delivery_method=method, applicant_address="洛泽市河西路8号")
    _chosen(water, document, "whole")
    open_for(reads=[water.organ.pk])
    file = Provided.objects.get().pk
    water.answers(case, outcome, "2026-03-10")
    water.does(case, "Dispatched", "2026-03-11", mode="electronic")

    assert site
    assert _asked(code, file=file)[0] == 422


def test_what_is_marked_to_be_cut_never_goes_out_whole(water: Office) -> None:
    _name, _code, document = _case(water)
    actor = water.actor("handler", timezone.now())
    provide(actor, document)
    actions.mark(actor, document, page=1, boxes=[Box(70, 60, 260, 84)], ground="refuse_internal")

    assert not Provided.objects.exists()
    with pytest.raises(Refused, match="已标注"):
        provide(actor, document)


def test_after_the_decision_nobody_changes_what_goes_out(water: Office) -> None:
    case, _code, document = _case(water)
    _chosen(water, document, "whole")
    assert "随答复提供" in water.legal.get(f"/workbench/requests/{case}/").content.decode()
    water.answers(case, "granted", "2026-03-10")

    open_for(reads=[water.organ.pk], writes=[water.organ.pk])
    with pytest.raises(Refused, match="以审批时为准"):
        withhold(water.actor("handler"), document)
    _chosen(water, document, "")
    open_for(reads=[water.organ.pk])
    assert Provided.objects.count() == 1
    assert water.legal.get(f"/workbench/severing/documents/{document.pk}/").status_code == 200
    assert water.legal.post(f"/workbench/severing/documents/{document.pk}/provide/").status_code == 403


def test_another_choice_takes_the_place_of_the_first(water: Office) -> None:
    _name, _code, document = _case(water)
    for file, left in (("whole", 1), ("whole", 1), ("", 0), ("99", 0)):
        _chosen(water, document, file)
        open_for(reads=[water.organ.pk])
        assert Provided.objects.count() == left
