from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from gongkai.render.html import html
from gongkai.render.page import PageReport, PageSource, SourceText, anchor, audit_page
from tests.render.helpers import PROSE, audit_sources, first, numbered

PAGE = audit_page(audit_sources())


def opened(browser: Browser, content: str, folder: Path, width: int) -> Page:
    """The page as a file in the browser, of that width; fails when the browser complains about it."""
    (folder / "page.html").write_text(content, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((folder / "page.html").as_uri())
    assert complaints == []
    return page


def test_every_id_stands_once_and_every_link_has_its_target() -> None:
    page = LexborHTMLParser(PAGE)
    ids = Counter(node.attributes["id"] for node in page.css("[id]"))
    targets = [(node.attributes["href"] or "") for node in page.css("a")]

    assert [name for name, count in ids.items() if count > 1] == []
    assert [target for target in targets if not (target.startswith("#") and target[1:] in ids)] == []
    assert len(targets) > 400


def test_every_figure_with_evidence_leads_there_and_back() -> None:
    page = LexborHTMLParser(PAGE)
    figures = [node for node in page.css('[id^="s0r0-"].figure') if node.css("a:not(.flag)")]

    assert len(figures) == 199
    for figure in figures:
        target = first(LexborHTMLParser(figure.html or ""), "a:not(.flag)").attributes["href"] or ""
        back = [link.attributes["href"] for link in page.css(f'mark[id="{target[1:]}"] a')]
        assert f"#{figure.attributes['id']}" in back


def test_the_summary_counts_what_stands_below() -> None:
    page = LexborHTMLParser(PAGE)
    tiles = {name.text(): value.text() for name, value in zip(page.css(".tiles dt"), page.css(".tiles dd"), strict=True)}
    rows = [[cell.text() for cell in row.css("td")] for row in page.css(".overview tbody tr")]

    assert tiles == {"文件": "3", "报告": "3", "错误": "1", "警告": "1", "提示": "0", "不能判断": "1", "读取疑点": "3"}
    assert rows == [
        ["清河市.txt", "清河市自然资源局2023年政府信息公开工作年度报告", "2023", "1", "1", "0", "1", "2"],
        ["清河市.txt", "清河市文化和旅游局2023年政府信息公开工作年度报告", "2023", "0", "0", "0", "0", "0"],
        ["某局.pdf", "2022年政府信息公开工作年度报告", "2022", "0", "0", "0", "0", "0"],
        ["损坏.pdf", "文件损坏，无法读取。", "0"],
    ]


def test_faulty_figures_are_marked_in_table_and_source() -> None:
    page = LexborHTMLParser(PAGE)

    assert len(page.css('td[data-flag="error"] a.flag')) == 7
    assert len(page.css('td[data-flag="undecided"] a.flag')) == 2
    assert len(page.css("mark.error")) == 7
    assert first(page, "mark.warning").text().startswith("全年主动公开信息1286条")


def test_a_file_that_was_refused_says_why_where_it_would_stand() -> None:
    page = LexborHTMLParser(PAGE)

    assert first(page, "article#s2 .notice").text() == "文件损坏，无法读取。"
    assert first(page, "article#s1 .file-issues li").text().startswith("organ_not_found 未找到机关名称。")


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "javascript:alert(1)", "\x00\ud800"])
def test_nothing_in_a_source_runs_or_breaks_the_page(evil: str) -> None:
    source = PageSource(evil, evil, (PageReport(numbered(organ=evil)),), (SourceText(evil),), refused=evil)
    content = audit_page([source])
    page = LexborHTMLParser(content)

    assert page.css("script, img, [onerror], [onclick], [style]") == []
    assert all((link.attributes["href"] or "").startswith("#") for link in page.css("a"))
    content.encode()


def test_the_same_sources_give_the_same_page() -> None:
    assert audit_page(audit_sources()) == PAGE


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("content", [PAGE, html(numbered(prose=PROSE))], ids=["audit", "report"])
def test_pages_never_scroll_sideways_and_tables_do_in_their_own_box(browser: Browser, tmp_path: Path, content: str, width: int) -> None:
    page = opened(browser, content, tmp_path, width)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...document.querySelectorAll('table.statutory')].every(t => t.parentElement.className === 'scroll')")
    if width == 375:
        assert page.evaluate("(b => b.scrollWidth > b.clientWidth)(document.querySelector('table.matrix').parentElement)")
    page.close()


def test_the_stylesheet_passes_its_own_policy(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGE, tmp_path, 1440)

    assert page.evaluate("getComputedStyle(document.querySelector('table.statutory')).borderCollapse") == "collapse"
    page.close()


@pytest.mark.parametrize("width", [375, 1440])
def test_a_click_on_a_figure_lands_on_its_mark_and_back(browser: Browser, tmp_path: Path, width: int) -> None:
    page = opened(browser, PAGE, tmp_path, width)
    key = "requests.outcome.denied.deliberative.total"
    place = audit_sources()[0].reports[0].report.cells[key].at
    assert place is not None

    page.locator(f'[id="s0r0-{key}"] a').first.click()
    mark = page.locator("mark:target")
    assert mark.get_attribute("id") == f"s0-{anchor(place)}"
    assert page.evaluate("(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('mark:target').getBoundingClientRect())")

    mark.locator("a").click()
    assert page.locator("td:target").get_attribute("id") == f"s0r0-{key}"
    assert page.evaluate("(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('td:target').getBoundingClientRect())")
    page.close()


def test_from_a_flag_to_the_finding_to_the_sentence(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGE, tmp_path, 1440)

    page.locator('[id="s0r0-requests.carried_in.total"] a.flag').click()
    assert page.locator("li:target").get_attribute("id") == "s0r0-finding0"
    page.locator("#s0r0-finding1 a.jump").click()
    assert (page.locator("mark:target").text_content() or "").startswith("全年主动公开信息1286条")
    page.close()
