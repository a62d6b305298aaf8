"""A request in real browsers: somebody asks on a telephone, an officer answers at the desk, and the applicant follows it."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.web.running import Platform
from tests.web.staffed import holds_for_everyone
from tests.web.story.conftest import Desk
from tests.web.story.filling import IDENTITY, says_how_and_who
from tests.web.story.office import Office

CONTENT = "2025年洛泽市城区供水管网漏损率"


@pytest.fixture
def telephone(platform: Platform, browser: Browser) -> BrowserContext:
    """A browser without an account, without script, of the width of a telephone."""
    return browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN", base_url=platform.url, java_script_enabled=False)


def test_asked_on_a_telephone_granted_at_once_and_followed(desk: Desk, telephone: BrowserContext, tmp_path: Path) -> None:
    code = somebody_asks(telephone.new_page())
    office = Office(desk)
    handler = office.page("handler")
    the_officer_opens_it_and_sees_nobody(handler)
    the_officer_opens_the_applicant_with_a_reason(handler)
    office.case, today = handler.url, str(timezone.localdate())
    office.does("登记", on=today, number="洛水依申请2026-0001")
    office.answers("已主动公开，告知获取方式途径", on=today)
    office.writes()
    office.does("发出答复", on=today, mode="electronic")
    office.does("答复送达", on=today)
    the_applicant_follows_it(telephone.new_page(), code)
    office.ends_in("granted", tmp_path)
    telephone.close()


def somebody_asks(page: Page) -> str:
    """Page by page; a slip is told beside its field, and nothing is lost. Answers the query code."""
    page.goto("/requests/")
    page.get_by_role("link", name="开始填写").click()
    page.get_by_label("洛泽市水务局").check()
    page.get_by_role("button", name="继续").click()
    page.get_by_label("您需要什么政府信息？").fill(CONTENT)
    page.get_by_role("button", name="继续").click()
    says_how_and_who(page, "110105194912310021")
    expect(page.get_by_role("alert")).to_contain_text("不存在这样的号码")
    page.get_by_label("证件号码").fill(IDENTITY)
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("请核对填写内容")
    page.get_by_label("附件").set_input_files(FilePayload(name="身份证.txt", mimeType="text/plain", buffer="复印件".encode()))
    page.get_by_role("button", name="提交信息公开申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您的申请已收到")
    return page.locator(".code").inner_text()


def the_officer_opens_it_and_sees_nobody(handler: Page) -> None:
    """What is asked stands there, who asks does not."""
    handler.goto("/workbench/requests/")
    with handler.expect_navigation():
        handler.get_by_role("row").filter(has_text=CONTENT).get_by_role("link").click()
    expect(handler.locator("main")).to_contain_text(CONTENT)
    expect(handler.locator("main")).not_to_contain_text("林一鸣")


def the_officer_opens_the_applicant_with_a_reason(handler: Page) -> None:
    """And goes back to the case, where it is closed again."""
    case = handler.url
    handler.get_by_label("理由").fill("核验身份")
    handler.get_by_role("button", name="查看申请人信息").click()
    expect(handler.locator("#applicant")).to_contain_text("林一鸣")
    handler.goto(case)
    expect(handler.locator("main")).not_to_contain_text("林一鸣")


def the_applicant_follows_it(page: Page, code: str) -> None:
    """With the code and the last four digits of the telephone."""
    page.goto("/requests/status/")
    page.get_by_label("查询码").fill(code)
    page.get_by_label("证件号码或者联系电话的后四位").fill("8000")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("main")).to_contain_text("已答复")
    expect(page.locator("main")).to_contain_text("答复已送达")
    expect(page.get_by_role("button", name="政府信息已主动公开告知书")).to_be_visible()


@pytest.mark.parametrize("path", ["/requests/", "/requests/ask/", "/requests/status/", "/en/requests/ask/"])
def test_everyone_can_use_the_form(desk: Desk, path: str) -> None:
    holds_for_everyone(desk("handler"), path)


@pytest.mark.parametrize("path", ["/workbench/requests/", "/workbench/requests/new/"])
def test_everyone_can_use_the_desk(desk: Desk, path: str) -> None:
    holds_for_everyone(desk("handler"), path)
