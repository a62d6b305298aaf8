"""What of a document goes out with the reply: the whole of it, or what is left once the handler took words out."""

from collections.abc import Mapping

from playwright.sync_api import FilePayload, Page

from tests.web.story.office import Office


def provides(office: Office, document: bytes) -> None:
    """All of it."""
    page = _added(office, document)
    with page.expect_navigation():
        page.locator(".crumbs a").last.click()
    _chosen(page)


def severs(office: Office, document: bytes, cuts: Mapping[str, str]) -> None:
    """`cuts`: on which ground each line is cut that holds these words."""
    page = _added(office, document)
    for words, ground in cuts.items():
        page.locator("label.tick").filter(has_text=words).locator("input").check()
        page.locator("#marking select").select_option(ground)
        with page.expect_navigation():
            page.get_by_role("button", name="标注所选内容").click()
    with page.expect_navigation():
        page.get_by_role("button", name="删除、核验并保存").click()
    _chosen(page)


def _added(office: Office, document: bytes) -> Page:
    page = office.page("handler")
    page.goto(office.case)
    with page.expect_navigation():
        page.locator("#next").get_by_role("link", name="对文件作区分处理").click()
    page.locator("input[type=file]").set_input_files(FilePayload(name="答复文件.pdf", mimeType="application/pdf", buffer=document))
    with page.expect_navigation():
        page.get_by_role("button", name="添加").click()
    return page


def _chosen(page: Page) -> None:
    """The only file that can go out: whole as long as nothing is cut, and never again after."""
    page.locator("select[name=file]").select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name="保存选择").click()
