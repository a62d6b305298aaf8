"""The story of one item, in real browsers: from the drafter's desk to the citizen, and back."""

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.web.running import Platform
from tests.web.story.conftest import Desk

TITLE = "洛泽市水务局关于调整居民用水阶梯价格的通知"
SENTENCE = "根据成本监审结果，第二阶梯水价调整为每立方米三元六角。"
MISTAKE = "经办人身份证号11010519491231002X。"
TABLE = "阶梯,价格\n一,2.80\n二,3.60\n".encode()
REASON = "价格表有误，更正后重新发布。"


@pytest.fixture
def citizen(platform: Platform, browser: Browser) -> BrowserContext:
    """A browser without an account."""
    return browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN", base_url=platform.url)


def test_from_the_drafters_desk_to_the_citizen_and_back(desk: Desk, citizen: BrowserContext) -> None:
    drafter, secrecy = desk("drafter"), desk("secrecy")
    item = the_drafter_writes(drafter)
    the_drafter_is_stopped_for_the_missing_attribute(drafter, item)
    the_drafter_fixes_the_attribute_and_submits(drafter)
    the_scan_has_found_an_identity_number_and_the_reviewer_returns_the_item(secrecy, item)
    the_drafter_takes_the_number_out_and_submits_again(drafter, item)
    the_reviewers_pass_it(desk, secrecy, item)
    nobody_outside_sees_it_yet(citizen)
    before = counts(citizen)
    index_no = the_leader_approves_and_the_publisher_publishes(desk, citizen, item)
    the_citizen_finds_it_by_a_word_in_the_middle_of_a_sentence(citizen)
    the_citizen_reads_and_downloads(citizen, index_no)
    assert counts(citizen) != before
    the_drafter_withdraws_it(drafter, item)
    every_count_forgets_it_within_two_seconds(citizen, before)
    the_citizen_no_longer_finds_it_and_reads_why(citizen, index_no)
    citizen.close()


def the_drafter_writes(drafter: Page) -> str:
    """Title, text and days in the editor, and a file beside it. Answers the address of the item."""
    drafter.goto("/workbench/items/new/")
    drafter.get_by_label("标题").fill(TITLE)
    drafter.locator(".ProseMirror[contenteditable=true]").click()
    drafter.keyboard.type(SENTENCE)
    drafter.keyboard.press("Enter")
    drafter.keyboard.type(MISTAKE)
    drafter.locator("#id_made_on").fill("2026-11-02")
    drafter.locator("#id_statutory_code").select_option("20-05")
    drafter.get_by_role("button", name="保存").click()
    expect(drafter.get_by_role("status")).to_contain_text("草稿已保存")
    drafter.locator("#new-files").set_input_files(FilePayload(name="阶梯水价表.csv", mimeType="text/csv", buffer=TABLE))
    drafter.get_by_role("button", name="上传").click()
    expect(drafter.get_by_role("status")).to_contain_text("已添加“阶梯水价表.csv”")
    return drafter.url


def the_drafter_is_stopped_for_the_missing_attribute(drafter: Page, item: str) -> None:
    """Nothing offers to hand the item on, and its address says what is missing."""
    expect(drafter.get_by_role("link", name="提交审查")).to_have_count(0)
    drafter.goto(f"{item}submit/")
    expect(drafter.get_by_role("alert")).to_contain_text("尚未确定公开属性")
    expect(drafter.locator(".badge").first).to_have_text("起草中")


def the_drafter_fixes_the_attribute_and_submits(drafter: Page) -> None:
    """To be published, by the category of article 20 that the item has."""
    do(drafter, "确定公开属性")
    do(drafter, "提交审查")
    expect(drafter.locator(".badge").first).to_have_text("审查中")


def the_scan_has_found_an_identity_number_and_the_reviewer_returns_the_item(secrecy: Page, item: str) -> None:
    """The number is masked; it cannot be passed; the drafter is told."""
    secrecy.goto(item)
    findings = secrecy.locator("section", has=secrecy.get_by_role("heading", name="发布前检查发现的问题"))
    expect(findings).to_contain_text("公民身份号码")
    expect(findings).to_contain_text("110*************2X")
    expect(findings).not_to_contain_text("11010519491231002X")
    secrecy.get_by_role("link", name="审查", exact=True).click()
    secrecy.get_by_label("个人信息审查").check()
    secrecy.get_by_label("通过", exact=True).check()
    secrecy.locator("main form button[type=submit]").click()
    expect(secrecy.get_by_role("alert")).to_contain_text("检查发现的内容尚未全部放行")
    secrecy.get_by_label("退回").check()
    secrecy.get_by_label("意见").fill("请删去经办人的身份证号。")
    secrecy.locator("main form button[type=submit]").click()
    expect(secrecy.get_by_role("status")).to_contain_text("审查意见已登记")


def the_drafter_takes_the_number_out_and_submits_again(drafter: Page, item: str) -> None:
    """The opinion stands in the history of the item; the file is still there."""
    drafter.goto(item)
    expect(drafter.locator(".history")).to_contain_text("请删去经办人的身份证号。")
    drafter.get_by_role("link", name="编辑内容").click()
    drafter.locator(".ProseMirror[contenteditable=true] p", has_text=MISTAKE).click(click_count=3)
    drafter.keyboard.press("Delete")
    drafter.get_by_role("button", name="保存").click()
    expect(drafter.locator(".prose")).to_contain_text(SENTENCE)
    expect(drafter.locator(".prose")).not_to_contain_text("公民身份号码")
    expect(drafter.locator("#files")).to_contain_text("阶梯水价表.csv")
    do(drafter, "提交审查")


def the_reviewers_pass_it(desk: Desk, secrecy: Page, item: str) -> None:
    """One by one: the head, secrecy, legality, personal data."""
    for page, review in (
        (desk("head"), "部门负责人审核"),
        (secrecy, "保密审查"),
        (secrecy, "个人信息审查"),
        (desk("legal"), "合法性审核"),
    ):
        page.goto(item)
        page.get_by_role("link", name="审查", exact=True).click()
        page.get_by_label(review).check()
        page.get_by_label("通过", exact=True).check()
        page.locator("main form button[type=submit]").click()
        expect(page.get_by_role("status")).to_contain_text("审查意见已登记")


def nobody_outside_sees_it_yet(citizen: BrowserContext) -> None:
    """Not in the search, not at the address of the desk."""
    page = citizen.new_page()
    assert search(page, "成本监审") == []
    page.close()


def the_leader_approves_and_the_publisher_publishes(desk: Desk, citizen: BrowserContext, item: str) -> str:
    """Two seconds after the publication is answered the search has it. Answers the index number that the system gave."""
    leader, publisher = desk("leader"), desk("publisher")
    leader.goto(item)
    do(leader, "批准")
    publisher.goto(item)
    publisher.get_by_role("link", name="发布", exact=True).click()
    with publisher.expect_response(lambda answer: answer.request.method == "POST"):
        publisher.locator("main form button[type=submit]").click()
    the_search_has_it_within_two_seconds(citizen)
    expect(publisher.get_by_role("status")).to_be_visible()
    expect(publisher.locator(".badge").first).to_have_text("已公开")
    return publisher.locator("dt", has_text="索引号").locator("+ dd").inner_text()


def the_search_has_it_within_two_seconds(citizen: BrowserContext) -> None:
    """Counted from now until an answer of the search that names it is there."""
    since = time.monotonic()
    while True:
        found = citizen.request.get("/search/", params={"q": "成本监审"}).text()
        assert time.monotonic() - since <= 2
        if TITLE in found:
            return
        time.sleep(0.05)


def the_citizen_finds_it_by_a_word_in_the_middle_of_a_sentence(citizen: BrowserContext) -> None:
    """By a word that stands neither in the title nor at a beginning."""
    page = citizen.new_page()
    assert search(page, "成本监审") == [TITLE]
    expect(page.locator(".rows .excerpt mark").first).to_be_visible()
    page.close()


def the_citizen_reads_and_downloads(citizen: BrowserContext, index_no: str) -> None:
    """The page of the item, from the hit, and the file byte for byte."""
    page = citizen.new_page()
    search(page, "成本监审")
    page.locator(".rows a").first.click()
    expect(page.locator("#UCAP-CONTENT")).to_contain_text(SENTENCE)
    expect(page.locator("[data-fact=index_no]")).to_have_text(index_no)
    with page.expect_download() as download:
        page.get_by_role("link", name="阶梯水价表.csv").click()
    assert download.value.suggested_filename == "阶梯水价表.csv"
    assert download.value.path().read_bytes() == TABLE
    page.close()


def the_drafter_withdraws_it(drafter: Page, item: str) -> None:
    """With the reason that the public will read."""
    drafter.goto(item)
    drafter.get_by_role("link", name="撤回").click()
    drafter.get_by_label("理由").fill(REASON)
    drafter.locator("main form button[type=submit]").click()
    expect(drafter.get_by_role("status")).to_contain_text("信息已撤回")


def every_count_forgets_it_within_two_seconds(citizen: BrowserContext, before: list[int]) -> None:
    """Through whatever is kept of pages and of the index."""
    until = time.monotonic() + 2
    while (found := counts(citizen)) != before:
        assert time.monotonic() < until, found
        time.sleep(0.05)


def counts(citizen: BrowserContext) -> list[int]:
    """How many items the API says there are: in all, and with some words."""
    return [citizen.request.get(f"/api/v1/items{ask}").json()["count"] for ask in ("", "?q=成本监审")]


def the_citizen_no_longer_finds_it_and_reads_why(citizen: BrowserContext, index_no: str) -> None:
    """At once gone from the search; its address tells that it was withdrawn, and why; its file is gone."""
    page = citizen.new_page()
    assert search(page, "成本监审") == []
    answer = page.goto(f"/items/{index_no}")
    assert answer is not None
    assert answer.status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("本条信息已撤回")
    expect(page.locator("[data-fact=withdrawal_reason]")).to_have_text(REASON)
    expect(page.locator("body")).not_to_contain_text(SENTENCE)
    page.close()


def do(page: Page, name: str) -> None:
    """Goes to the page of an action and does it as its form stands."""
    page.get_by_role("link", name=name, exact=True).click()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("status")).to_be_visible()


def search(page: Page, words: str) -> list[str]:
    """The titles that the citizen's search shows."""
    page.goto("/")
    page.locator("#find").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    return page.locator(".rows > li > a").all_inner_texts()


def test_two_editors_at_once_and_nobody_loses_a_word(desk: Desk) -> None:
    first, second = desk("drafter"), desk("colleague")
    first.goto("/workbench/items/new/")
    first.get_by_label("标题").fill("关于供水管网改造的通知")
    with first.expect_navigation():
        first.get_by_role("button", name="保存").click()
    item = first.url
    for page in (first, second):
        page.goto(f"{item}edit/")
        page.locator(".ProseMirror[contenteditable=true]").click()
    first.keyboard.type("先保存的内容。")
    second.keyboard.type("后保存的内容。")
    second.get_by_label("主题词").fill("供水，改造")

    first.get_by_role("button", name="保存").click()
    expect(first.get_by_role("status")).to_contain_text("草稿已保存")
    second.get_by_role("button", name="保存").click()

    expect(second.get_by_role("alert")).to_contain_text("在您打开之后，drafter已保存了新的版本")
    expect(second.locator(".ProseMirror[contenteditable=true]")).to_have_text("后保存的内容。")
    expect(second.get_by_label("主题词")).to_have_value("供水，改造")
    expect(second.locator(".versus").first).to_contain_text("先保存的内容。")
    second.get_by_role("button", name="保存").click()
    expect(second.locator(".prose")).to_contain_text("后保存的内容。")
    expect(second.locator(".history")).to_contain_text("drafter")
