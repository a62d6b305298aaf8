"""The pages of the workbench in a real browser: signing in, and what holds for each of them."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import BrowserContext, Page

from tests.web.story.people import PASSWORD, code

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def sign_in(context: BrowserContext, name: str) -> None:
    """With the password, and then with the code, as the person does; a code of the second factor counts once."""
    page = context.new_page()
    page.goto("/workbench/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.locator("input[name=code]").fill(code())
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/workbench/")
    page.close()


def holds_for_everyone(page: Page, path: str) -> None:
    """On a telephone and on a desk axe finds nothing, nothing is wider than the window, and no script or policy has trouble."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    answer = page.goto(path)
    refused = answer is not None and answer.status >= 400
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES)

        assert not found.response["violations"], f"{path} {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    own = "the server responded with a status of 4"  # what the browser says of a page that is itself a refusal
    assert not [text for text in said if not (refused and own in text)]
