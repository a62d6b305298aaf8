"""Severing at the desk, without script."""

import re
from io import BytesIO

import pytest
from django.test import Client

from gongkai_web.organs.walls import open_for
from gongkai_web.severing.models import Cut, Document, Severed
from tests.web.requests.office import Office
from tests.web.severing.desk import TYPED
from tests.web.severing.making import remains

ROOT = "/workbench/severing/"


def _page(client: Client, document: Document, page: int = 1, query: str = "") -> str:
    return client.get(f"{ROOT}documents/{document.pk}/pages/{page}/{query}").content.decode()


def _line(page: str, words: str) -> str:
    """The value of the box to tick for the line that says so."""
    found = re.search(rf'value="([\d.,]+)"[^>]*><span>[^<]*{words}', page)
    assert found
    return found[1]


def _word(page: str, word: str) -> str:
    found = re.search(rf'value="([\d.,]+)" data-word[^>]*><span>{word}</span>', page)
    assert found
    return found[1]


def test_from_the_document_to_the_severed_file(office: Office) -> None:
    desk, case = office.handler, office.asked()
    file = BytesIO(TYPED)
    file.name = "报告.pdf"
    added = desk.post(f"{ROOT}{case}/", {"file": file})
    assert added.status_code == 302
    url = added["Location"]

    page = desk.get(url).content.decode()
    assert "王宝强" in page
    chosen = {"ground": "refuse_third_party", "box": [_word(page, "王"), _word(page, "宝"), _word(page, "强"), _line(page, "The report")]}
    assert desk.post(url, chosen).status_code == 302
    assert "不予公开：保护第三方合法权益" in desk.get(url).content.decode()
    open_for(reads=[office.organ.pk])
    document = Document.objects.get()
    assert Cut.objects.count() == 2, "three signs side by side are one passage"

    other = _page(desk, document, 2)
    desk.post(f"{ROOT}documents/{document.pk}/pages/2/", {"ground": "refuse_internal", "box": _line(other, "王宝强的意见")})
    assert desk.post(f"{ROOT}documents/{document.pk}/save/").status_code == 302
    listed = desk.get(f"{ROOT}{case}/").content.decode()
    assert "经核验，其中不含已删除的内容" in listed
    open_for(reads=[office.organ.pk])
    made = Severed.objects.get()
    answer = desk.get(f"{ROOT}severed/{made.pk}/")
    content = b"".join(answer)
    assert remains(content, "王宝强") == []
    assert remains(content, "Smith") == []
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(desk.get(f"{ROOT}documents/{document.pk}/")) == document.open()


def test_a_mark_can_be_taken_back(office: Office, document: Document) -> None:
    url = f"{ROOT}documents/{document.pk}/pages/1/"
    office.handler.post(url, {"ground": "refuse_internal", "box": "70,60,260,84"})
    open_for(reads=[office.organ.pk])
    removed = office.handler.post(f"{ROOT}cuts/{Cut.objects.get().pk}/remove/")

    assert removed["Location"] == url
    open_for(reads=[office.organ.pk])
    assert not Cut.objects.exists()


def test_the_preview_shows_the_page_as_it_will_be(office: Office, document: Document) -> None:
    url = f"{ROOT}documents/{document.pk}/pages/1/"
    office.handler.post(url, {"ground": "refuse_internal", "box": "70,60,260,84"})
    plain, cut = (office.handler.get(f"{url}picture/{query}") for query in ("", "?cut"))

    assert plain["Content-Type"] == cut["Content-Type"] == "image/jpeg"
    assert plain.content != cut.content
    assert "picture/?cut" in _page(office.handler, document, 1, "?preview")


def test_what_was_ticked_is_still_ticked_when_the_ground_is_missing(office: Office, document: Document) -> None:
    url = f"{ROOT}documents/{document.pk}/pages/1/"
    box = _line(_page(office.handler, document), "The report")
    answer = office.handler.post(url, {"ground": "", "box": box})

    assert answer.status_code == 422
    assert re.search(rf'value="{re.escape(box)}" checked', answer.content.decode())


def test_words_that_stand_elsewhere_are_shown_and_can_be_confirmed(office: Office, document: Document) -> None:
    page = _page(office.handler, document)
    boxes = [_word(page, sign) for sign in "王宝强"]
    office.handler.post(f"{ROOT}documents/{document.pk}/pages/1/", {"ground": "refuse_third_party", "box": boxes})
    save = f"{ROOT}documents/{document.pk}/save/"
    asked = office.handler.post(save)
    assert asked.status_code == 422
    assert f"documents/{document.pk}/pages/2/" in asked.content.decode()
    known = re.search(r'name="known" value="(\w+)"', asked.content.decode())
    assert known

    assert office.handler.post(save, {"known": known[1]}).status_code == 302
    open_for(reads=[office.organ.pk])
    assert Severed.objects.get().elsewhere == [2]


@pytest.mark.parametrize(
    "path", ["documents/{}/pages/3/", "documents/{}/pages/0/", "documents/{}/pages/3/picture/", "documents/0/pages/1/"]
)
def test_there_is_no_such_page(office: Office, document: Document, path: str) -> None:
    assert office.handler.get(f"{ROOT}documents/{path.format(document.pk)}").status_code == 404


def test_reviewers_look_and_do_not_sever(office: Office, document: Document) -> None:
    assert office.legal.get(f"{ROOT}{document.case_id}/").status_code == 403
    assert office.legal.get(f"{ROOT}documents/{document.pk}/").status_code == 200
    assert office.legal.post(f"{ROOT}documents/{document.pk}/save/").status_code == 403
