"""Asking in real browsers on a telephone: led to the organ, shown what is public while one writes, and several organs asked at once."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, ViewportSize, expect

from gongkai_web.organs.models import Organ
from tests.web.people import make_department
from tests.web.running import Platform
from tests.web.search.making import publish
from tests.web.staffed import RULES
from tests.web.story import people
from tests.web.story.filling import says_how_and_who

SETTLE = "tests.web.story.test_asking:settle"
SENTENCE = "请问城区自来水价格是怎么定的，有没有成本监审报告"
TITLE = "洛泽市发展和改革委员会关于调整城市供水价格的通知"


def settle() -> None:
    """The city of the story with two more departments, what all are responsible for, and what one of them published."""
    people.settle()
    city = Organ.objects.get(code="139900")
    price = make_department(city, "139900-02", "洛泽市发展和改革委员会")
    make_department(city, "139900-03", "洛泽市教育局")
    for code, duties in {
        "139900-02": "拟订国民经济和社会发展规划，管理重大建设项目和价格收费。",
        "139900-03": "管理学前、义务、高中和职业教育，负责招生考试。",
        "139900-10": "管理水资源、供水、防汛抗旱和水利工程。",
    }.items():
        Organ.objects.filter(code=code).update(duties=duties)
    for number in range(1, 8):
        publish(price, f"洛泽市2026年{number}月居民生活必需品监测情况")
    publish(price, TITLE, "居民生活用水第一阶梯每立方米2.35元。")


@pytest.fixture
def telephone(staff_platform: Platform, browser: Browser) -> Iterator[Page]:
    """A browser without account, of the width of a telephone. No page may have trouble with its script or its policy."""
    said: list[str] = []
    context = browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN", base_url=staff_platform.url)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not said


def _holds(page: Page) -> None:
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options=RULES)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_led_to_the_organ_and_to_what_is_public_while_one_writes(telephone: Page) -> None:
    page, addresses = telephone, []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/requests/ask/")
    page.get_by_label("您想了解的事项").fill("自来水价格")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(".choice")).to_have_count(2)
    expect(page.locator("main")).not_to_contain_text("洛泽市教育局")
    _holds(page)
    page.get_by_label("洛泽市水务局").check()
    page.get_by_role("button", name="继续").click()

    page.get_by_label("您需要什么政府信息？").press_sequentially(SENTENCE, delay=5)
    expect(page.get_by_role("status")).to_contain_text("1 条已公开信息")
    offer = page.get_by_role("link", name="（在新标签页打开）")
    expect(offer).to_be_visible()
    _holds(page)
    page.get_by_label("您需要什么政府信息？").press("Tab")
    expect(offer).to_be_focused()
    with page.context.expect_page() as opened:
        offer.press("Enter")
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(TITLE)
    opened.value.close()
    expect(page.get_by_label("您需要什么政府信息？")).to_have_value(SENTENCE)
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_label("电子文件")).to_be_visible()

    page.get_by_role("button", name="返回").click()
    expect(page.locator(".offered")).to_contain_text(TITLE)
    _holds(page)
    page.get_by_role("link", name="找到了，不用申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert not [url for url in addresses if "?" in url], "what is typed stands in no address"


def test_in_english(telephone: Page) -> None:
    telephone.goto("/en/requests/ask/?organ=139900-10")
    telephone.get_by_role("button", name="Ask several organs the same").click()
    telephone.get_by_label("What it is about").fill("供水价格")
    telephone.get_by_role("button", name="Find").click()
    telephone.get_by_label("洛泽市发展和改革委员会").check()
    _holds(telephone)
    telephone.get_by_role("button", name="Continue").click()
    telephone.get_by_label("What information do you want?").fill(SENTENCE)
    expect(telephone.get_by_role("status")).to_contain_text("1 public item may be")
    expect(telephone.get_by_role("link", name="This is it: I need not ask")).to_be_visible()
    _holds(telephone)


@pytest.mark.parametrize("script", [True, False])
def test_several_organs_are_asked_the_same_and_each_is_followed_by_itself(staff_platform: Platform, browser: Browser, script: bool) -> None:
    telephone: ViewportSize = {"width": 375, "height": 800}
    context = browser.new_context(viewport=telephone, locale="zh-CN", base_url=staff_platform.url, java_script_enabled=script)
    page = context.new_page()
    page.goto("/requests/ask/")
    page.get_by_label("洛泽市水务局").check()
    page.get_by_role("button", name="向多个机关申请同一内容").click()
    page.get_by_label("您想了解的事项").fill("教育局")
    page.get_by_role("button", name="查找").click()
    page.get_by_label("洛泽市教育局").check()
    expect(page.get_by_label("洛泽市水务局")).to_be_checked()
    if script:
        _holds(page)
    page.get_by_role("button", name="继续").click()
    page.get_by_label("您需要什么政府信息？").fill("2025年会议费支出明细")
    page.get_by_role("button", name="继续").click()
    says_how_and_who(page)
    expect(page.locator("main")).to_contain_text("您将向 2 个机关申请同一内容")
    if script:
        _holds(page)
    page.get_by_role("button", name="提交 2 件信息公开申请").click()
    expect(page.locator(".received li")).to_have_count(2)
    if script:
        _holds(page)
        expect(page.get_by_role("button", name="打印")).to_be_visible()
    codes = page.locator(".code").all_inner_texts()
    page.reload()
    assert page.locator(".code").all_inner_texts() == codes, "sent a second time it is the same"
    for code, organ in zip(codes, ("洛泽市教育局", "洛泽市水务局"), strict=True):
        page.goto("/requests/status/")
        page.get_by_label("查询码").fill(code)
        page.get_by_label("证件号码或者联系电话的后四位").fill("8000")
        page.get_by_role("button", name="查询").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(organ)
    context.close()
