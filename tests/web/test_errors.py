"""Who reads which page when something went wrong."""

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from pytest_django import Settings

from gongkai_web.errors import not_understood
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from tests.web.people import appoint

PORTAL, FRAME, ENTRANCE = "<footer", 'id="menu"', 'class="gate"'


@pytest.fixture
def drafter(government: Organ) -> Client:
    """A drafter's browser, in which forgeries are looked for as in the real one."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(appoint(government, Role.DRAFTER))
    return client


@pytest.mark.parametrize(
    ("path", "layout"),
    [("/nowhere/", PORTAL), ("/workbench/nowhere/", ENTRANCE), ("/account/nowhere/", ENTRANCE)],
)
def test_404_for_whoever_is_not_signed_in(citizen: Client, path: str, layout: str) -> None:
    answer = citizen.get(path)

    assert answer.status_code == 404
    assert [one for one in (PORTAL, FRAME, ENTRANCE) if one in answer.content.decode()] == [layout]


@pytest.mark.parametrize("path", ["/workbench/nowhere/", "/workbench/items/999999999/", "/account/nowhere/"])
def test_404_for_staff_stands_in_the_workbench(drafter: Client, path: str) -> None:
    answer = drafter.get(path)
    html = answer.content.decode()

    assert answer.status_code == 404
    assert FRAME in html
    assert "没有找到这个页面" in html
    assert 'href="/workbench/items/"' in html
    assert "no-store" in answer["Cache-Control"]


def test_403_for_staff_stands_in_the_workbench(drafter: Client) -> None:
    answer = drafter.get("/workbench/organs/")

    assert answer.status_code == 403
    assert FRAME in answer.content.decode()
    assert "您的角色在该机关没有这项权限" in answer.content.decode()


def test_the_language_is_the_one_that_was_chosen(drafter: Client) -> None:
    drafter.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "There is no such page" in drafter.get("/workbench/nowhere/").content.decode()


def test_what_was_written_is_shown_when_its_page_is_no_longer_valid(drafter: Client) -> None:
    answer = drafter.post("/workbench/items/new/", {"title": "关于<b>供水</b>的公告", "body": "写了一上午", "csrfmiddlewaretoken": "old"})
    html = answer.content.decode()

    assert answer.status_code == 403
    assert FRAME in html
    assert "没有保存" in html
    assert "后退" in html
    assert "写了一上午</textarea>" in html
    assert "关于&lt;b&gt;供水&lt;/b&gt;的公告</textarea>" in html
    assert ">old<" not in html


def test_a_password_is_never_shown(citizen: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/account/login/", {"login": "drafter", "password": "correct horse battery"})

    assert answer.status_code == 403
    assert ENTRANCE in answer.content.decode()
    assert "correct horse" not in answer.content.decode()
    assert citizen is not None


def test_something_sent_to_a_public_page(citizen: Client) -> None:
    answer = Client(enforce_csrf_checks=True).post("/items/", {"x": "y"})

    assert answer.status_code == 403
    assert "没有提交成功" in answer.content.decode()
    assert citizen is not None


def test_413_says_what_to_do(drafter: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = drafter.post("/workbench/items/new/", {"title": "长" * 2000})

    assert answer.status_code == 413
    assert FRAME in answer.content.decode()
    assert "提交的内容过大" in answer.content.decode()
    assert "附件" in answer.content.decode()


def test_413_for_an_address_with_too_many_parts(citizen: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    answer = citizen.get("/items/?" + "&".join(f"{number}=x" for number in range(9)))

    assert answer.status_code == 413
    assert "提交的字段或文件过多" in answer.content.decode()
    assert "过大" not in answer.content.decode()


def test_413_for_a_form_with_too_many_fields_names_the_limit(drafter: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    answer = drafter.post("/workbench/items/new/", {"title": list("一二三四五六")})

    assert answer.status_code == 413
    assert FRAME in answer.content.decode()
    assert "最多5个字段" in answer.content.decode()
    assert "8 MB" not in answer.content.decode()


def test_the_longest_text_of_an_item_fits_into_a_form() -> None:
    assert 500_000 * len("%E6%B0%B4") < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_400_is_400() -> None:
    assert not_understood(RequestFactory().get("/"), SuspiciousOperation()).status_code == 400
