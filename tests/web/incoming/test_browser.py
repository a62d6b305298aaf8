"""Mail in a real browser: what holds for every page, and the way from the list to a case."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.incoming.desk:settle"
WHO = "handler"
_LIST = "/workbench/mail/"
_REGISTER = "/workbench/requests/register/"


def _first(page: Page) -> str:
    page.goto(_LIST)
    return page.locator("table.records th a").first.get_attribute("href") or pytest.fail("nothing is listed")


@pytest.mark.parametrize("name", ["list", "set aside", "mail", "intake", "damaged"])
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, name: str) -> None:
    staff_page.goto(_LIST)
    damaged = staff_page.locator("table.records th a").last.get_attribute("href")
    pages = {"list": _LIST, "set aside": f"{_LIST}?state=set_aside", "damaged": str(damaged)}
    first = _first(staff_page)
    pages |= {"mail": first, "intake": f"{first}intake/"}

    holds_for_everyone(staff_page, pages[name])


def test_from_the_list_to_a_case_with_the_files_of_the_mail(staff_page: Page) -> None:
    first = _first(staff_page)
    staff_page.goto(first)
    staff_page.locator("#sender input[name=reason]").fill("核对来件人")
    staff_page.locator("#sender button[type=submit]").click()
    expect(staff_page.locator("#sender")).to_contain_text("lin@example.org")
    staff_page.locator("#next a.button").click()
    expect(staff_page.locator("[name='applicant.email']")).to_have_value("lin@example.org")
    staff_page.locator("[name='applicant.kind']").select_option("natural_person")
    staff_page.locator("[name=no_proof]").check()
    staff_page.locator("main form button[type=submit]").click()
    expect(staff_page.locator(".notice.success")).to_be_visible()
    staff_page.locator(".notice.success a").click()
    expect(staff_page.locator("#asked")).to_contain_text("漏损率")

    staff_page.goto(_REGISTER)
    expect(staff_page.locator("main tbody th a").first).to_be_visible()
    holds_for_everyone(staff_page, _REGISTER)
