"""The pages of the request form that everybody fills in alike."""

from playwright.sync_api import Page

IDENTITY = "11010519491231002X"


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
