"""The pages of oversight in a real browser: axe finds nothing, they fit a telephone, and nothing is refused or fetched from elsewhere."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.running import Platform, running
from tests.web.story.people import PASSWORD, code

PAGES = {
    "figures": "/workbench/oversight/figures/",
    "cases": "/workbench/oversight/figures/cases/?figure=channels.all",
    "no such year": "/workbench/oversight/figures/?year=1999",
    "organs": "/workbench/oversight/organs/",
    "log": "/workbench/oversight/log/",
    "log, no line": "/workbench/oversight/log/?who=nobody",
}
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform with a city to oversee."""
    with running(tmp_path_factory.mktemp("oversight")) as started:
        started.call("tests.web.oversight.city:settle")
        yield started


@pytest.fixture(scope="module")
def seat(platform: Platform, browser: Browser) -> Iterator[BrowserContext]:
    """The overseer's browser, signed in: a code of the second factor counts once."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=platform.url)
    page = context.new_page()
    page.goto("/workbench/")
    page.get_by_label("用户名").fill("overseer")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.locator("input[name=code]").fill(code())
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/workbench/")
    page.close()
    yield context
    context.close()


@pytest.fixture(params=["zh-hans", "en"])
def page(request: pytest.FixtureRequest, seat: BrowserContext, platform: Platform) -> Iterator[Page]:
    """A window of the overseer, in each language of the interface."""
    seat.add_cookies([{"name": "django_language", "value": request.param, "url": platform.url}])
    opened = seat.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits_a_telephone(page: Page, name: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(PAGES[name])
        found = Axe().run(page, options=_RULES)

        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert not [text for text in said if "the server responded with a status of 4" not in text]


def test_a_figure_opens_into_its_items_and_the_log_tells_of_the_sign_in(page: Page) -> None:
    page.goto(PAGES["figures"])
    row = page.locator("tbody tr", has_text="洛泽市水务局").first
    number = row.locator("td a").first
    assert number.inner_text() == "2"
    number.click()
    assert page.locator("tbody tr").count() == 2
    page.goto(f"{PAGES['log']}?what=signed_in")
    assert page.locator("tbody tr").count() == 1
    assert "周明" in page.locator("tbody tr").inner_text()


def test_no_draft_is_named_or_led_to(page: Page) -> None:
    page.goto(PAGES["organs"])

    assert "洛泽市市场监督管理局" in page.content()
    assert "未公开的草稿" not in page.content()
    assert page.locator("main a[href*='/workbench/items/']").count() == 0
