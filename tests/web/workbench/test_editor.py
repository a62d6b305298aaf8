"""The editor of texts, in a real browser: what it calls things, and that whoever has only keys gets out of a table again."""

from playwright.sync_api import Page

SETTLE = "tests.web.story.people:settle"
WHO = "drafter"


def test_tab_leaves_a_table_after_its_last_cell_and_adds_no_row(staff_page: Page) -> None:
    staff_page.goto("/workbench/items/new/")
    text = staff_page.locator(".prose-editor [role=textbox]")
    text.click()
    text.evaluate("box => box.editor.commands.insertTable({rows: 2, cols: 2, withHeaderRow: true})")
    text.locator("th").first.click()
    for word in ("甲", "乙", "丙"):
        staff_page.keyboard.type(word)
        staff_page.keyboard.press("Tab")
    staff_page.keyboard.type("丁")

    assert text.locator("th, td").all_inner_texts() == ["甲", "乙", "丙", "丁"]
    assert text.evaluate("box => document.activeElement === box")
    staff_page.keyboard.press("Tab")
    assert text.locator("tr").count() == 2
    assert text.evaluate("box => document.activeElement !== box")


def test_no_button_speaks_another_language(staff_page: Page) -> None:
    staff_page.goto("/workbench/items/new/")
    staff_page.locator(".prose-menubar button").first.wait_for()
    names = staff_page.locator(".prose-menubar button").evaluate_all(
        "all => all.flatMap(one => [one.title, one.getAttribute('aria-label')]).filter(Boolean)"
    )

    assert names
    english = staff_page.locator("html").get_attribute("lang") == "en"
    assert [name for name in names if name.isascii() != english] == []
