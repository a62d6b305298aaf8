"""What applicants do on the public pages, on a telephone without script."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

IDENTITY = "11010519491231002X"


@dataclass
class Applicant:
    """Somebody who asks. `code`: of the request that was sent last."""

    page: Page
    code: str = ""

    def asks(self, content: str) -> None:
        """For something of the water office, from the first page of the form to the query code."""
        begins(self.page, content)
        says_how_and_who(self.page)
        self.sends()

    def sends(self) -> None:
        """What was filled in, once it was looked through."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text("请核对填写内容")
        self.page.get_by_role("button", name="提交信息公开申请").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("您的申请已收到")
        self.code = self.page.locator(".code").inner_text()

    def follows(self) -> None:
        """With the code and the last four digits of the telephone."""
        self.page.goto("/requests/status/")
        self.page.get_by_label("查询码").fill(self.code)
        self.page.get_by_label("证件号码或者联系电话的后四位").fill("8000")
        self.page.get_by_role("button", name="查询").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("洛泽市水务局")

    def corrects(self, content: str) -> None:
        """The whole request as it shall read."""
        self.follows()
        self.page.get_by_role("button", name="补正申请").click()
        self.page.get_by_label("填写内容").fill(content)
        self.page.get_by_role("button", name="补正申请").click()
        expect(self.page.get_by_role("status")).to_contain_text("已办理：补正申请")

    def fetches(self, name: str) -> bytes:
        """A letter, or a file of what was asked for, where the request stands."""
        self.follows()
        return download(self.page, self.page.get_by_role("button", name=name))


def begins(page: Page, content: str) -> None:
    """Which organ, and what."""
    page.goto("/requests/")
    page.get_by_role("link", name="开始填写").click()
    page.get_by_label("洛泽市水务局").check()
    page.get_by_role("button", name="继续").click()
    page.get_by_label("您需要什么政府信息？").fill(content)
    page.get_by_role("button", name="继续").click()


def says_how_and_who(page: Page, identity: str = IDENTITY) -> None:
    """From how the answer shall come to who asks, and on to the next page."""
    page.get_by_label("电子文件").check()
    page.get_by_label("本平台查看").check()
    page.get_by_role("button", name="继续").click()
    page.get_by_label("自然人").check()
    page.get_by_label("姓名或者名称").fill("林一鸣")
    page.get_by_label("居民身份证").check()
    page.get_by_label("证件号码").fill(identity)
    page.get_by_label("联系电话").fill("138 0013 8000")
    page.get_by_role("button", name="继续").click()


def download(page: Page, button: Locator) -> bytes:
    """What a button gives to keep."""
    with page.expect_download() as given:
        button.click()
    return given.value.path().read_bytes()
