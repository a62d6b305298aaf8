"""Rows and facts: what they show, and that nothing in them becomes markup."""

from gongkai_web.portal.facts import Fact
from gongkai_web.portal.templatetags.listed import as_facts, as_rows

ROW = {
    "url": "/items/130900/2026-00001",
    "title": "关于停水的公告",
    "doc_no": "洛水发〔2026〕5号",
    "organ": "市水务局",
    "date": "2026-03-10",
    "stale": "",
    "validity": "现行有效",
}


def test_a_row_shows_title_number_organ_and_day() -> None:
    assert as_rows([ROW]) == (
        '<li><a href="/items/130900/2026-00001">关于停水的公告</a>'
        "<p><span>洛水发〔2026〕5号</span><span>市水务局</span></p><time>2026-03-10</time></li>\n"
    )


def test_what_is_blank_takes_no_room() -> None:
    assert "<p></p>" in as_rows([ROW | {"doc_no": "", "organ": ""}])
    assert as_rows([{"url": "/a", "title": "年度报告", "date": "2026-01-31"}]) == (
        '<li><a href="/a">年度报告</a><p></p><time>2026-01-31</time></li>\n'
    )


def test_what_is_no_longer_valid_bears_a_badge() -> None:
    assert "badge" not in as_rows([ROW])
    assert '</a><span class="badge repealed">已废止</span><p>' in as_rows([ROW | {"stale": "repealed", "validity": "已废止"}])


def test_rows_follow_one_another() -> None:
    assert as_rows([ROW, ROW]) == as_rows([ROW]) * 2
    assert as_rows([]) == ""


def test_a_fact_is_a_name_and_a_value() -> None:
    number = Fact("doc_no", "文号", "洛水发〔2026〕5号")

    assert as_facts([number], "zh-CN") == '<div><dt>文号</dt><dd data-fact="doc_no">洛水发〔2026〕5号</dd></div>\n'
    assert '<dt lang="en">' in as_facts([number], "en")
    assert '<div class="wide">' in as_facts([number._replace(wide=True)], "zh-CN")
    assert '<a href="/items/?x=1&amp;y=2">洛水发〔2026〕5号</a></dd>' in as_facts([number._replace(url="/items/?x=1&y=2")], "zh-CN")


def test_nothing_that_someone_wrote_becomes_markup() -> None:
    def wrote(name: str) -> str:
        return f"<b>\"{name}'&amp;"

    row = as_rows([{name: wrote(name) for name in ROW}])
    fact = as_facts([Fact(wrote("key"), wrote("label"), wrote("value"), wrote("address"))], "en")

    assert "<b>" not in row + fact
    for name in ROW:
        assert f"&lt;b&gt;&quot;{name}&#x27;&amp;amp;" in row
    for name in ("key", "label", "value", "address"):
        assert f"&lt;b&gt;&quot;{name}&#x27;&amp;amp;" in fact
