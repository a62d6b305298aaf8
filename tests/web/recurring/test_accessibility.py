"""The pages of recurring publications, deposits and rules under way in a real browser: axe finds nothing, they fit a telephone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.running import Platform, running
from tests.web.story.people import PASSWORD, code

PAGES = {
    "start": "/workbench/",
    "list": "/workbench/recurring/",
    "duty": "/workbench/recurring/1/",
    "new": "/workbench/recurring/organs/1/new/",
    "period": "/workbench/recurring/periods/2/",
    "budget": "/workbench/recurring/periods/5/",
    "budgets": "/workbench/recurring/budgets/",
    "deposits": "/workbench/deposits/",
    "new deposit": "/workbench/deposits/organs/1/new/",
    "slip": "/workbench/deposits/1/",
    "rules": "/workbench/items/2/",
    "text of rules": "/workbench/items/2/edit/",
}
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform with something that is due."""
    with running(tmp_path_factory.mktemp("recurring")) as started:
        started.call("tests.web.recurring.desk:settle")
        yield started


@pytest.fixture(scope="module")
def seat(platform: Platform, browser: Browser) -> Iterator[BrowserContext]:
    """The publisher's browser, signed in: a code of the second factor counts once."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=platform.url)
    page = context.new_page()
    page.goto("/workbench/")
    page.get_by_label("用户名").fill("both")
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
    """A window of the publisher, in each language of the interface."""
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

    assert not said
