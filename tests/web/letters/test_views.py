"""Letters at the desk: from the case page to the letter, and an organ's own texts."""

import re
from io import BytesIO

import docx as python_docx
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.ledger.events.handling import Decided, Drafted, SearchRecorded
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.models import Letter, LetterDraft, Letterhead, LetterText
from gongkai_web.letters.paper.writing import docx
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Role as Duty
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Applicant, Case
from tests.web.letters.conftest import recorded
from tests.web.people import appoint, make_department, signed_in

PLACE = "/workbench/letters/"
SEARCH = "已检索本机关2023年至2026年档案和公文系统，关键词为“供水 成本监审”，没有该信息。"
WORDS = {"dated": "2026-03-05", "search_record": SEARCH}


@pytest.fixture
def draft(desk: Client, actor: Actor, case: Case) -> str:
    """Where the letter on information that does not exist is written; that it does not is decided."""
    recorded(actor, case, SearchRecorded(found=False), Drafted(), Decided("not_exist"))
    answer = desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L16:not_exist"})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def _page(desk: Client, path: str) -> str:
    return desk.get(path).content.decode()


def _save(desk: Client, draft: str, **changes: object) -> int:
    seen = re.search(r'name="version" value="(\d+)"', _page(desk, draft))
    assert seen
    return desk.post(draft, {"version": seen[1], **WORDS, **changes}).status_code


def test_from_the_case_to_the_letter(desk: Client, case: Case, head: Letterhead, draft: str, water: Organ) -> None:
    page = _page(desk, draft)
    assert "没有写明“检索情况”" in page
    assert "编号印发" not in page
    assert "林一鸣" not in page
    assert "林＊＊" in page

    assert _save(desk, draft) == 302
    page = _page(desk, draft)
    assert "没有发现问题" in page
    seen = re.search(r'name="version" value="(\d+)"', page)
    assert seen
    assert desk.post(f"{draft}issue/", {"version": seen[1]})["Location"] == f"/workbench/requests/{case.pk}/"

    page = _page(desk, f"/workbench/requests/{case.pk}/")
    assert f"{head.mark}〔2026〕1号 政府信息不存在告知书" in page
    open_for(reads=[water.pk])
    made = Letter.objects.get()
    for kind in ("pdf", "docx"):
        answer = desk.post(f"{PLACE}{made.pk}/{kind}/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert SEARCH[:12] in _read(kind, answer.getvalue())
    assert LogEntry.objects.count() == 2


def _read(kind: str, content: bytes) -> str:
    if kind == "docx":
        return "".join(paragraph.text for paragraph in python_docx.Document(BytesIO(content)).paragraphs)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)))


def test_what_was_typed_stays_when_somebody_else_was_first(desk: Client, head: Letterhead, draft: str) -> None:
    assert head
    assert _save(desk, draft) == 302
    answer = desk.post(draft, {"version": "1", **WORDS, "search_record": "另一种说法"})

    assert answer.status_code == 422
    assert "有人已经修改或者印发了该文书" in answer.content.decode()
    assert "另一种说法" in answer.content.decode()


def test_a_wrong_day_is_told_beside_its_field(desk: Client, head: Letterhead, draft: str) -> None:
    assert head
    assert _save(desk, draft, dated="5 March") == 422


def test_a_draft_can_be_looked_at_on_paper_and_thrown_away(desk: Client, case: Case, head: Letterhead, draft: str, water: Organ) -> None:
    assert head
    assert desk.post(f"{draft}pdf/").getvalue()[:5] == b"%PDF-"
    assert LogEntry.objects.get().details == {"case": case.pk, "letter": "L16"}
    assert desk.post(f"{draft}discard/").status_code == 302
    open_for(reads=[water.pk])
    assert not LetterDraft.objects.exists()
    assert desk.get(draft).status_code == 404


def test_a_letter_that_does_not_exist_is_not_written(desk: Client, case: Case) -> None:
    assert desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L99"}).status_code == 404
    assert desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L15:x"}).status_code == 404
    assert desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L15:granted"})["Location"] == f"/workbench/requests/{case.pk}/"


def test_the_review_bodies_are_asked_for_as_the_law_has_them(desk: Client, water: Organ) -> None:
    said = {"mark": "洛水公开告", "maker": "justice_department", "bodies": "洛泽市人民政府", "court": "洛泽市河东区人民法院"}
    answer = desk.post(f"{PLACE}organs/{water.pk}/letterhead/", said)

    assert answer.status_code == 422
    assert "复议机关为：本级人民政府、上一级主管部门" in answer.content.decode()
    assert desk.post(f"{PLACE}organs/{water.pk}/letterhead/", {**said, "mark": "SW 1", "bodies": "甲\n乙"}).status_code == 422
    assert desk.post(f"{PLACE}organs/{water.pk}/letterhead/", {**said, "bodies": "洛泽市人民政府\n洛北省司法厅"}).status_code == 302
    open_for(reads=[water.pk])
    assert Letterhead.objects.get().mark == "洛水公开告"


def test_an_own_text_is_sent_looked_at_and_taken_back(desk: Client, case: Case, head: Letterhead, water: Organ) -> None:
    page = f"{PLACE}organs/{water.pk}/L16/"
    own = docx((*catalogue().letters["L16"].text, Line(Role.BODY, "服务监督电话：0317-0000001。")))
    assert python_docx.Document(BytesIO(desk.get(f"{page}0/").getvalue())).paragraphs

    answer = desk.post(page, {"file": SimpleUploadedFile("模板.docx", own), "note": "加监督电话"})
    assert answer.status_code == 302, answer.content.decode()
    assert "服务监督电话" in _page(desk, page)
    assert "本机关模板第1版" in _page(desk, f"{PLACE}organs/{water.pk}/")
    draft = desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L16:not_exist"})["Location"]
    assert "服务监督电话" in _page(desk, draft)
    assert head.mark in _page(desk, PLACE)

    assert desk.post(f"{page}0/again/").status_code == 302
    assert "服务监督电话" not in _page(desk, draft)
    open_for(reads=[water.pk])
    assert LetterText.objects.count() == 2


def test_a_text_with_an_unknown_placeholder_is_refused_beside_the_form(desk: Client, water: Organ) -> None:
    wrong = docx((*catalogue().letters["L16"].text, Line(Role.BODY, "审批：{{审批人}}")))
    answer = desk.post(f"{PLACE}organs/{water.pk}/L16/", {"file": SimpleUploadedFile("模板.docx", wrong)})

    assert answer.status_code == 422
    assert "{{审批人}}" in answer.content.decode()


def test_another_organs_handler_finds_nothing(case: Case, draft: str, government: Organ, water: Organ) -> None:
    other = signed_in(appoint(make_department(government, "130900-02", "洛泽市教育局"), Duty.HANDLER))

    assert other.get(draft).status_code == 404
    assert other.post(f"{PLACE}cases/{case.pk}/", {"letter": "L16:not_exist"}).status_code == 404
    assert other.get(f"{PLACE}organs/{water.pk}/L16/").status_code == 404
    assert water.name not in _page(other, PLACE)


def test_what_the_organ_has_to_enter_is_one_click_away(desk: Client, draft: str, water: Organ) -> None:
    assert f'href="{PLACE}organs/{water.pk}/letterhead/"' in _page(desk, draft)


def test_of_an_erased_case_every_page_says_so(desk: Client, case: Case, head: Letterhead, draft: str, water: Organ) -> None:
    assert head
    made = str(desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L02"})["Location"])
    assert desk.post(f"{made}issue/", {"version": "1"}).status_code == 302
    open_for(reads=[water.pk], writes=[water.pk])
    letter = Letter.objects.get().pk
    Applicant.objects.update(key="", sealed=b"")
    Case.objects.update(key="", content=b"")

    home = f"/workbench/requests/{case.pk}/"
    assert desk.get(draft)["Location"] == home
    assert desk.post(f"{draft}pdf/")["Location"] == home
    assert desk.post(f"{PLACE}{letter}/pdf/")["Location"] == home
    assert desk.post(f"{PLACE}cases/{case.pk}/", {"letter": "L16:not_exist"})["Location"] == home
    assert "已按期删除" in _page(desk, home)
