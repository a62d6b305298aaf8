"""What was disclosed to one becomes public for all (OGI-R 44)."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from gongkai_web.conversion.models import Conversion
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item
from gongkai_web.requests.models import Case
from gongkai_web.severing import actions as severing
from gongkai_web.severing.providing import provide
from tests.web.people import make_department
from tests.web.requests.examples import IDENTITY, request
from tests.web.requests.office import Office
from tests.web.severing.desk import TYPED
from tests.web.severing.making import cuts_of, remains

pytestmark = pytest.mark.django_db
TITLE = "2025年洛泽市城区供水成本监审报告"


def _answer(office: Office, case: str, outcome: str, *grounds: str) -> None:
    office.does(case, "Registered", "2026-03-03", number="LZSW-YSQ-2026-0001")
    office.answers(case, outcome, "2026-03-10", *grounds)
    office.does(case, "Dispatched", "2026-03-11", mode="post")


def _answered(office: Office, outcome: str = "granted") -> str:
    case = office.asked()
    _answer(office, case, outcome)
    return case


def _converted(office: Office, case: str, **data: object) -> Any:
    return office.handler.post(f"/workbench/conversion/{case}/", {"title": TITLE, **data})


def test_it_becomes_a_draft_that_knows_nothing_of_who_asked(office: Office) -> None:
    case = _answered(office)
    answer = _converted(office, case)

    open_for(reads=[office.organ.pk])
    item = Item.objects.get()
    assert answer.url == f"/workbench/items/{item.pk}/"
    assert (item.state, item.draft.title, item.attribute) == ("drafted", TITLE, "")
    page = office.handler.get(f"/workbench/items/{item.pk}/").content.decode()
    for secret in (IDENTITY, request()["applicant"]["name"], request()["content"], case):
        assert secret not in page
    assert f"/workbench/items/{item.pk}/" in office.handler.get(f"/workbench/requests/{case}/").content.decode()


def test_what_was_severed_goes_with_it(office: Office) -> None:
    case, actor = office.asked(), office.actor("handler")
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    document = severing.add(actor, Case.objects.get(pk=case), name="报告.pdf", content=TYPED)
    boxes = [cut.box for cut in cuts_of(TYPED, "Smith", page=1)]
    severing.mark(actor, document, page=1, boxes=boxes, ground="refuse_internal")
    severed = severing.save(actor, document)
    _answer(office, case, "partial", "refuse_internal")
    _converted(office, case, documents=[severed.pk])

    open_for(reads=[office.organ.pk])
    file = Item.objects.get().attachments.get()
    assert file.media_type == "application/pdf"
    assert remains(Path(storages["private"].path(f"{file.sha256[:2]}/{file.sha256}")).read_bytes(), "Smith") == []


def test_once_and_no_more(office: Office) -> None:
    case = _answered(office)
    _converted(office, case)
    again = _converted(office, case)

    assert again.status_code == 422
    assert "已经拟制过" in again.content.decode()
    assert Conversion.objects.count() == 1


def test_what_was_not_disclosed_is_not_offered_and_is_refused(office: Office) -> None:
    case = _answered(office, "refuse_internal")
    page = office.handler.get(f"/workbench/requests/{case}/").content.decode()
    answer = _converted(office, case)

    assert "/workbench/conversion/" not in page
    assert answer.status_code == 422
    assert not Item.objects.exists()


def test_who_drafts_no_items_is_refused_and_keeps_the_title(office: Office, government: Organ) -> None:
    other = Office.of(make_department(government, code="130900-02", name="洛泽市教育局"))
    case = _answered(other)
    answer = _converted(other, case)

    assert answer.status_code == 422
    assert TITLE in answer.content.decode()
    assert _converted(office, case).status_code == 404


def test_a_document_that_was_granted_as_it_is_goes_with_it_and_no_other(office: Office) -> None:
    case, actor = office.asked(), office.actor("handler")
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    found = Case.objects.get(pk=case)
    granted, other = (severing.add(actor, found, name=name, content=TYPED) for name in ("报告.pdf", "附件.pdf"))
    provide(actor, granted)
    _answer(office, case, "granted")

    page = office.handler.get(f"/workbench/conversion/{case}/").content.decode()
    assert f"whole-{granted.pk}" in page
    assert f"whole-{other.pk}" not in page
    assert _converted(office, case, documents=[f"whole-{other.pk}"]).status_code == 422
    assert _converted(office, case, documents=[f"whole-{granted.pk}"]).status_code == 302
    open_for(reads=[office.organ.pk])
    assert Item.objects.get().attachments.count() == 1
