"""A request in real browsers: somebody asks on a telephone, an officer answers at the desk, and the applicant follows it."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.web.letters.printed import printed
from tests.web.publishing.scan.makers.pdf import typeset
from tests.web.staffed import holds_for_everyone
from tests.web.story.conftest import Desk
from tests.web.story.filling import IDENTITY, Applicant, begins, says_how_and_who
from tests.web.story.office import Office, either
from tests.web.story.severing import provides

CONTENT = "2025年洛泽市城区供水管网漏损率"
DAY = "2026-03-02"
COPY = "复印件".encode()


def test_asked_on_a_telephone_granted_at_once_and_followed(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to(DAY)
    somebody_asks(applicant)
    handler = office.page("handler")
    the_officer_opens_it_and_sees_nobody(handler)
    the_officer_opens_the_applicant_with_a_reason(handler)
    office.case, office.content = handler.url, CONTENT
    office.does("登记", on=DAY, number="洛水依申请2026-0001")
    provides(office, typeset("2025年漏损率为百分之八。"))
    office.answers("予以公开", on=DAY, provision="提供《2025年漏损率》1份，由你在本平台查看。")
    told = ("本机关于2026年3月2日收到你以互联网方式", "第三十六条第（二）项", "决定予以公开", "提供《2025年漏损率》1份，由你在本平台查看。")
    office.replies("政府信息予以公开告知书", *told, on=DAY, remedies=(either(),))
    office.sends(DAY)
    the_applicant_follows_it(applicant)
    assert applicant.fetches("政府信息予以公开告知书") == office.issued[-1]
    given = applicant.fetches("答复文件.pdf")
    assert printed(given) == "2025年漏损率为百分之八。"
    package = office.archives(DAY, tmp_path)
    assert (package / "request.txt").read_text(encoding="utf-8") == CONTENT
    assert (package / "received/01.txt").read_bytes() == COPY
    assert (package / "documents/01.pdf").read_bytes() == given
    office.ends_in("granted", tmp_path)


def somebody_asks(applicant: Applicant) -> None:
    """Page by page; a slip is told beside its field, and nothing is lost."""
    page = applicant.page
    begins(page, CONTENT)
    says_how_and_who(page, "110105194912310021")
    expect(page.get_by_role("alert")).to_contain_text("不存在这样的号码")
    page.get_by_label("证件号码").fill(IDENTITY)
    page.get_by_role("button", name="继续").click()
    page.get_by_label("附件").set_input_files(FilePayload(name="身份证.txt", mimeType="text/plain", buffer=COPY))
    applicant.sends()


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


def the_applicant_follows_it(applicant: Applicant) -> None:
    """What happened, and the letter."""
    applicant.follows()
    expect(applicant.page.locator("main")).to_contain_text("已答复")
    expect(applicant.page.locator("main")).to_contain_text("答复已送达")


@pytest.mark.parametrize("path", ["/requests/", "/requests/ask/", "/requests/status/", "/en/requests/ask/"])
def test_everyone_can_use_the_form(desk: Desk, path: str) -> None:
    holds_for_everyone(desk("handler"), path)


@pytest.mark.parametrize("path", ["/workbench/requests/", "/workbench/requests/new/"])
def test_everyone_can_use_the_desk(desk: Desk, path: str) -> None:
    holds_for_everyone(desk("handler"), path)
