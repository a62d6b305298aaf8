"""The pages of oversight in a real browser: axe finds nothing, they fit a telephone, and nothing is refused or fetched from elsewhere."""

import pytest
from playwright.sync_api import Page

from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.oversight.city:settle"
WHO = "overseer"
PAGES = {
    "figures": "/workbench/oversight/figures/",
    "cases": "/workbench/oversight/figures/cases/?figure=channels.all",
    "no such year": "/workbench/oversight/figures/?year=1999",
    "organs": "/workbench/oversight/organs/",
    "duties": "/workbench/oversight/duties/",
    "interpretations": "/workbench/oversight/interpretations/",
    "log": "/workbench/oversight/log/",
    "log, no line": "/workbench/oversight/log/?who=nobody",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, name: str) -> None:
    holds_for_everyone(staff_page, PAGES[name])


def test_a_figure_opens_into_its_items_and_the_log_tells_of_the_sign_in(staff_page: Page) -> None:
    staff_page.goto(PAGES["figures"])
    row = staff_page.locator("tbody tr", has_text="洛泽市水务局").first
    number = row.locator("td a").first
    assert number.inner_text() == "2"
    with staff_page.expect_navigation():
        number.click()
    assert staff_page.locator("tbody tr").count() == 2
    staff_page.goto(f"{PAGES['log']}?what=signed_in")
    assert staff_page.locator("tbody tr").count() == 1
    assert "周明" in staff_page.locator("tbody tr").inner_text()


def test_no_draft_is_named_or_led_to(staff_page: Page) -> None:
    staff_page.goto(PAGES["organs"])

    assert "洛泽市市场监督管理局" in staff_page.content()
    assert "未公开的草稿" not in staff_page.content()
    assert staff_page.locator("main a[href*='/workbench/items/']").count() == 0
