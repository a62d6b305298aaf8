"""The form: one thing a page, faults beside their fields, nothing lost, and a request at its end."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, CaseFile, WrongTry
from tests.web.requests.examples import IDENTITY, PHONE

URL = "/requests/ask/"
ANSWERS = {
    "organ": "130900-01",
    "content": "2025年供水水价成本监审报告",
    "delivery.form": "electronic",
    "delivery.method": "online",
    "applicant.kind": "natural_person",
    "applicant.name": "林一鸣",
    "applicant.id_type": "resident_id",
    "applicant.id_number": IDENTITY,
    "applicant.phone": PHONE,
}
PAGES = ("organ", "content", "delivery", "person")
pytestmark = pytest.mark.usefixtures("site", "water")


def _sent(data: dict[str, object]) -> tuple[int, str]:
    answer = Client().post(URL, data)
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, unescape(answer.content.decode())


def _hidden(page: str) -> dict[str, object]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def _page_of(name: str) -> str:
    part = name.partition(".")[0]
    return "person" if part == "applicant" else part


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_page_after_page_to_the_code(water: Organ) -> None:
    carried: dict[str, object] = {"page": "organ"}
    for page in PAGES:
        mine = {name: value for name, value in ANSWERS.items() if _page_of(name) == page}
        status, text = _sent({**carried, **mine})
        assert status == 200
        carried = _hidden(text)
    assert carried["page"] == "check"
    assert ANSWERS.items() <= carried.items()

    status, text = _sent({**carried, "attachments": [_file("身份证.txt", "复印件".encode())]})

    assert status == 201
    assert re.search(r'class="code">[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}<', text)
    open_for(reads=[water.pk])
    assert (Case.objects.count(), CaseFile.objects.get().open().decode()) == (1, "复印件")


def test_who_writes_a_number_with_spaces_gets_the_code_and_no_try_is_counted(water: Organ) -> None:
    passport = {"applicant.id_type": "passport", "applicant.id_number": "E12345 678"}
    status, text = _sent({"page": "check", "key": "k", **ANSWERS, **passport})

    assert status == 201
    code = re.search(r'class="code">([0-9A-Z-]+)<', text)
    assert code is not None
    assert not WrongTry.objects.exists()
    answer = Client().post("/requests/status/", {"query_code": code[1], "verify": "5 678"})
    assert answer.status_code == 200
    assert water.name in answer.content.decode()


def test_sent_twice_it_is_one_request_and_with_other_contents_it_is_told(water: Organ) -> None:
    first = _sent({"page": "check", "key": "k", **ANSWERS})
    assert _sent({"page": "check", "key": "k", **ANSWERS}) == first
    assert _sent({"page": "check", "key": "k", **ANSWERS, "content": "另一件"})[0] == 422

    open_for(reads=[water.pk])
    assert Case.objects.count() == 1


def test_what_is_missing_is_told_beside_its_field_and_above_and_what_was_typed_stays() -> None:
    status, text = _sent({"page": "person", **ANSWERS, "applicant.id_number": "123", "applicant.name": ""})

    assert status == 422
    assert "<title>错误：" in text
    assert text.count("请填写姓名或者名称。") == 2
    assert text.count("不存在这样的号码") == 2
    assert 'value="123"' in text
    assert _hidden(text)["content"] == ANSWERS["content"]


def test_one_page_looks_at_its_own_questions_alone() -> None:
    status, text = _sent({"page": "content", "content": "供水管网图"})

    assert status == 200
    assert 'name="delivery.form"' in text


def test_back_and_change_lose_nothing() -> None:
    status, text = _sent({"page": "check", "checked": "1", "to": "content", **ANSWERS})

    assert status == 200
    assert ANSWERS["content"] in text
    assert _hidden(text)["applicant.name"] == "林一鸣"
    status, text = _sent({**_hidden(text), "page": "content", "content": "另一件"})
    assert 'name="key"' in text, "from a change it goes straight back to the check"
    assert "另一件" in text


def test_sending_with_a_fault_leads_to_it() -> None:
    status, text = _sent({"page": "check", **ANSWERS, "delivery.method": "email"})

    assert status == 422
    assert "您选择以电子邮件获取，请填写电子邮箱。" in text
    assert 'name="applicant.email"' in text


def test_a_wrong_file_is_told_and_nothing_is_sent(water: Organ) -> None:
    status, text = _sent({"page": "check", **ANSWERS, "key": "k", "attachments": _file("a.exe", b"MZ\x90\0" * 50)})

    assert status == 422
    assert "a.exe" in text
    assert _hidden(text)["key"] == "k"
    open_for(reads=[water.pk])
    assert not Case.objects.exists()


def test_organs_are_found_by_name_and_by_task(water: Organ, government: Organ) -> None:
    Organ.objects.filter(pk=water.pk).update(duties="负责城市供水、节水管理")

    text = _sent({"page": "organ", "to": "organ", "words": "供水"})[1]
    assert f'value="{water.code}"' in text
    assert f'value="{government.code}"' not in text
    assert "没有机关的名称或者职责含有这些词语" in _sent({"page": "organ", "to": "organ", "words": "航天"})[1]


def test_an_organ_in_the_address_is_chosen(water: Organ) -> None:
    page = Client().get(f"{URL}?organ={water.code}").content.decode()

    assert re.search(rf'value="{water.code}" checked', page)


@pytest.mark.parametrize("data", [{}, {"page": "nowhere", "to": "nowhere"}, {"page": "check"}, {"page": "check", "content": "长" * 9000}])
def test_whatever_is_sent_it_is_a_page(data: dict[str, object]) -> None:
    assert _sent(data)[0] == 422


def test_in_english(site: Site) -> None:
    assert site
    assert "What information do you want?" in Client().post("/en/requests/ask/", {"page": "organ", "organ": "130900-01"}).content.decode()
    assert "Before you begin" in Client().get("/en/requests/").content.decode()


def test_nobody_sends_files_at_will(monkeypatch: pytest.MonkeyPatch, water: Organ) -> None:
    monkeypatch.setattr("gongkai_web.requests.attempts._FILES", 3)
    two = [_file("甲.txt", "甲".encode()), _file("乙.txt", "乙".encode())]
    assert _sent({"page": "check", "key": "k1", **ANSWERS, "attachments": two})[0] == 201
    status, text = _sent({"page": "check", "key": "k2", **ANSWERS, "attachments": [_file("丙.txt", b"1"), _file("丁.txt", b"2")]})

    assert status == 422
    assert "文件过多" in text
    assert "2025年供水水价成本监审报告" in text
    assert _sent({"page": "check", "key": "k3", **ANSWERS})[0] == 201, "whoever sends no file is not shut out"
    open_for(reads=[water.pk])
    assert (Case.objects.count(), CaseFile.objects.count()) == (2, 2)


def test_back_from_the_delivery_leads_to_what_was_asked_where_nothing_public_fits() -> None:
    status, text = _sent({"page": "content", "organ": ANSWERS["organ"], "content": ANSWERS["content"]})
    assert (status, _hidden(text)["page"]) == (200, "delivery")
    back = re.search(r'name="to" value="(\w+)"', text)
    assert back is not None
    status, text = _sent({**_hidden(text), "to": back[1]})

    assert (status, _hidden(text)["page"]) == (200, "content")
