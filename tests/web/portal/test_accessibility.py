"""Every type of public page in a real browser: axe finds nothing, the keyboard is enough, nothing comes from elsewhere."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, Request

from tests.web.portal.pages import PAGES
from tests.web.running import Platform

_ALL = {
    **PAGES,
    "not there": "/nowhere/",
    "withdrawn": "/items/gone/2026-4",
    "in English": "/en/",
    "item in English": "/en/items/supply/2026-1",
    "catalogue in English": "/en/catalogue/",
    "clean-up in English": "/en/cleanups/1/",
}
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty window."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", _ALL)
def test_a_page_is_for_everyone(platform: Platform, page: Page, name: str) -> None:
    """On a desk and on a telephone axe finds nothing, script and policy have no trouble, nothing comes from elsewhere, and it fits."""
    said: list[str] = []
    asked: list[Request] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a method of a list cannot carry the mark that is put on it
    page.goto(platform.url + _ALL[name])
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=_RULES)

        assert not found.response["violations"], f"at {width} {found.generate_report()}"
    assert not [text for text in said if "the server responded with a status of 4" not in text]
    assert {request.url.split("/")[2] for request in asked} == {platform.url.removeprefix("http://")}
    page.set_viewport_size({"width": 320, "height": 800})
    assert _width(page) <= 320
    page.goto(platform.url + _ALL[name] + ("&type=large" if "?" in _ALL[name] else "?type=large"))
    assert _width(page) <= 320


@pytest.mark.parametrize("theme", ["red", "blue", "green"])
def test_every_theme_has_contrast(platform: Platform, page: Page, theme: str) -> None:
    for path in ("/", PAGES["repealed item"], "/library/", "/search/?q=供水"):
        page.goto(platform.url + path)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found = Axe().run(page, options={"runOnly": ["color-contrast"]})

        assert not found.response["violations"], found.generate_report()


def test_large_type_is_larger(platform: Platform, page: Page) -> None:
    page.goto(f"{platform.url}/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    with page.expect_navigation():
        page.get_by_role("link", name="大字版").click()

    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 1.25 * before
    page.get_by_role("link", name="指南", exact=True).click()
    assert page.evaluate("document.documentElement.dataset.type") == "large"


def test_the_first_key_leads_past_the_head(platform: Platform, page: Page) -> None:
    page.goto(platform.url + PAGES["item"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")


def test_a_search_needs_the_keyboard_alone(platform: Platform, page: Page) -> None:
    page.goto(f"{platform.url}/")
    for _step in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "find":
            break
    page.keyboard.type("水质")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")

    assert page.get_by_role("heading", level=1).inner_text() == "搜索“水质”"


def test_without_script_nothing_is_lost(platform: Platform, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(platform.url + PAGES["item"])

    assert page.get_by_role("button", name="打印").count() == 0
    assert "因抢修临时停水的" in page.locator("#UCAP-CONTENT").inner_text()
    page.goto(f"{platform.url}/items/?organ=130900-01")
    page.get_by_label("信息种类").select_option("annual_report")
    with page.expect_navigation():
        page.get_by_role("button", name="查看").click()
    assert "kind=annual_report" in page.url
    assert page.locator(".rows li").count() == 7
    context.close()


def test_on_paper_the_text_stands_alone(platform: Platform, page: Page) -> None:
    page.goto(platform.url + PAGES["item"])
    page.emulate_media(media="print")

    assert page.locator("#UCAP-CONTENT").is_visible()
    assert page.locator(".facts").first.is_visible()
    for hidden in (".sections", ".find", ".side", ".foot nav"):
        assert not page.locator(hidden).first.is_visible()


def test_an_issue_of_the_gazette_prints_each_article_on_a_page_of_its_own(platform: Platform, page: Page) -> None:
    page.goto(platform.url + PAGES["gazette in full"])
    page.emulate_media(media="print")

    for hidden in (".sections", ".find", ".foot nav", "[data-print]"):
        assert not page.locator(hidden).first.is_visible()
    breaks = page.evaluate("[...document.querySelectorAll('.printed')].map(one => getComputedStyle(one).breakBefore)")
    assert breaks == ["page"] * 4


def test_the_search_box_suggests(platform: Platform, page: Page) -> None:
    page.goto(f"{platform.url}/")
    page.locator("#find").press_sequentially("防汛")
    option = page.locator("#suggestions option").first
    option.wait_for(state="attached")

    assert "防汛" in str(option.get_attribute("value"))


def _width(page: Page) -> int:
    """Of all that a page draws."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
