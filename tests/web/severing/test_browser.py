"""Severing in a real browser: drawing on the picture, and what holds for every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.running import Platform
from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.severing.desk:settle"
WHO = "handler"
_PAGE = "/workbench/severing/documents/1/pages/1/"
_SCAN = "/workbench/severing/documents/2/pages/1/"


@pytest.mark.parametrize("path", [_PAGE, f"{_PAGE}?preview", _SCAN], ids=["page", "preview", "scan"])
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, path: str) -> None:
    holds_for_everyone(staff_page, path)


def test_the_list_of_documents_does_too(staff_page: Page, staff_platform: Platform) -> None:  # noqa: ARG001 - it has to run
    staff_page.goto(_PAGE)
    list_of_documents = staff_page.locator(".crumbs a").last.get_attribute("href")
    assert list_of_documents
    holds_for_everyone(staff_page, list_of_documents)


def test_drawing_over_words_chooses_them(staff_page: Page) -> None:
    staff_page.set_viewport_size({"width": 1440, "height": 900})
    staff_page.goto(_PAGE)
    before = staff_page.locator(".cut").count()
    word = staff_page.locator("rect.word").nth(2)
    box = word.bounding_box()
    assert box
    staff_page.mouse.move(box["x"] + 1, box["y"] + 1)
    staff_page.mouse.down()
    staff_page.mouse.move(box["x"] + box["width"] * 2.5, box["y"] + box["height"] - 1, steps=4)
    staff_page.mouse.up()
    expect(staff_page.locator("rect.word.chosen")).to_have_count(3)

    staff_page.locator("#marking select").select_option("refuse_internal")
    staff_page.locator("#marking button[type=submit]").click()
    expect(staff_page.locator(".cut")).to_have_count(before + 1)
    staff_page.locator(".told button").last.click()
    expect(staff_page.locator(".cut")).to_have_count(before)


def test_a_line_that_is_ticked_is_shown_on_the_picture_and_can_be_given_up(staff_page: Page) -> None:
    staff_page.goto(_PAGE)
    line = staff_page.locator(".lines label.tick input").nth(1)
    line.focus()
    staff_page.keyboard.press("Space")
    assert staff_page.locator("rect.word.chosen").count() > 5
    staff_page.locator("#marking button[type=reset]").click()
    expect(staff_page.locator("rect.word.chosen")).to_have_count(0)


def test_where_there_are_no_words_the_box_itself_is_cut(staff_page: Page) -> None:
    staff_page.goto(_SCAN)
    staff_page.locator("#sheet").scroll_into_view_if_needed()
    sheet = staff_page.locator("#sheet").bounding_box()
    assert sheet
    before = staff_page.locator(".cut").count()
    staff_page.mouse.move(sheet["x"] + 50, sheet["y"] + 50)
    staff_page.mouse.down()
    staff_page.mouse.move(sheet["x"] + 200, sheet["y"] + 90, steps=3)
    staff_page.mouse.up()
    expect(staff_page.locator("rect.drawn")).to_have_count(1)
    staff_page.locator("#marking select").select_option("refuse_internal")
    staff_page.locator("#marking button[type=submit]").click()
    expect(staff_page.locator(".cut")).to_have_count(before + 1)
