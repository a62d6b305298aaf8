"""Pages for when something is wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path
from django.utils import translation

from gongkai_web import urls as real
from gongkai_web.portal.views.errors import not_understood, refused


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(f"a fault in {request.path}")


urlpatterns = [path("broken/", broken), path("en/broken/", broken), *real.urlpatterns]
handler404, handler500 = real.handler404, real.handler500


@pytest.mark.parametrize(("address", "text"), [("/nowhere/", "没有找到这个页面"), ("/en/nowhere/", "There is no such page")])
def test_404_in_the_language_of_the_address(reader: Client, address: str, text: str) -> None:
    page = reader.get(address)

    assert page.status_code == 404
    assert text in page.content.decode()
    assert "urlpatterns" not in page.content.decode()


@override_settings(ROOT_URLCONF="tests.web.portal.test_errors")
@pytest.mark.parametrize(("address", "text"), [("/broken/", "系统出现故障"), ("/en/broken/", "Something went wrong here")])
def test_500_without_a_database_and_without_details(address: str, text: str) -> None:
    page = Client(raise_request_exception=False).get(address)

    assert page.status_code == 500
    assert text in page.content.decode()
    assert "RuntimeError" not in page.content.decode()


def test_400_and_403() -> None:
    with translation.override("zh-hans"):
        assert "无法处理这一请求" in not_understood(HttpRequest(), ValueError()).content.decode()
        page = refused(HttpRequest(), PermissionError())
    assert page.status_code == 403
    assert "没有权限" in page.content.decode()


def test_before_a_site_is_set_up_every_page_says_so(db: None) -> None:
    assert db is None
    for address in ("/", "/items/x", "/nowhere/", "/robots.txt"):
        page = Client(HTTP_HOST="localhost").get(address)
        assert page.status_code == 503
        assert "尚未设置站点" in page.content.decode()
