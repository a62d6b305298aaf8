"""What applicants do after they asked, in real browsers: on a telephone without script, and for everyone."""

import json
from collections.abc import Iterator, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, expect

from tests.web.running import Platform
from tests.web.staffed import RULES
from tests.web.story.applicants import CODES

ACTS = {"unclear": ("correct", "withdraw"), "charged": ("paid",), "answered": ("rate", "complain")}


@pytest.fixture(scope="module")
def codes(platform: Platform) -> Mapping[str, str]:
    """The query codes of requests in several states."""
    platform.call("tests.web.story.applicants:settle")
    found: dict[str, str] = json.loads((platform.data / CODES).read_text(encoding="utf-8"))
    return found


@pytest.fixture
def telephone(platform: Platform, browser: Browser) -> Iterator[Page]:
    """A browser without account and script, of the width of a telephone."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN", base_url=platform.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def follow(page: Page, code: str, path: str = "/requests/status/") -> None:
    """With the code and the last four digits of the telephone."""
    page.goto(path)
    page.locator("#query_code").fill(code)
    page.locator("#verify").fill("8000")
    page.locator("form.asking button").click()


def test_a_request_is_corrected_and_then_withdrawn(telephone: Page, codes: Mapping[str, str]) -> None:
    follow(telephone, codes["unclear"])
    telephone.get_by_role("button", name="补正申请").click()
    telephone.get_by_label("填写内容").fill(" ")
    telephone.get_by_role("button", name="补正申请").click()
    expect(telephone.get_by_role("alert")).to_contain_text("请填写内容")
    telephone.get_by_label("填写内容").fill("2025年度成本监审报告全文")
    telephone.get_by_role("button", name="补正申请").click()
    expect(telephone.get_by_role("status")).to_contain_text("已办理：补正申请")
    telephone.reload()
    expect(telephone.get_by_role("status")).to_contain_text("已办理：补正申请")
    expect(telephone.locator("main")).to_contain_text("已收到您的补正")
    telephone.get_by_role("button", name="撤回申请").click()
    telephone.get_by_role("button", name="返回").click()
    telephone.get_by_role("button", name="撤回申请").click()
    telephone.get_by_role("button", name="撤回申请").click()
    expect(telephone.locator("main")).to_contain_text("您已撤回申请")
    telephone.get_by_role("button", name="再次申请").click()
    expect(telephone.locator("#ask-content")).to_have_value("2025年度成本监审报告全文")


@pytest.mark.parametrize("base", ["", "/en"])
def test_everyone_can_use_these_pages(platform: Platform, browser: Browser, codes: Mapping[str, str], base: str) -> None:
    context = browser.new_context(base_url=platform.url)
    page, wrong = context.new_page(), []
    for name, acts in ACTS.items():
        follow(page, codes[name], f"{base}/requests/status/")
        wrong += _faults(page, name)
        for act in acts if name != "unclear" else ():
            with page.expect_navigation():
                page.locator(f"button[name=act][value={act}]").click()
            wrong += _faults(page, f"{name} {act}")
            with page.expect_navigation():
                page.locator("button[name=act][value='']").click()
    context.close()

    assert wrong == []


def _faults(page: Page, where: str) -> list[str]:
    found = []
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        checked = Axe().run(page, options=RULES)
        if checked.response["violations"]:
            found.append(f"{where} at {width}: {checked.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{where} is wider than {width}")
    return found
