"""What of an author's HTML is kept, and the plain text of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.text import cleaned, opening, plain, sanitised, undescribed


@pytest.mark.parametrize(
    "html",
    [
        "<h2>总则</h2>",
        "<p>第一条 <strong>重点</strong>、<em>强调</em>、<u>下划线</u>、H<sub>2</sub>O</p>",
        '<ol start="3"><li>三</li></ol>',
        "<ul><li>一</li></ul>",
        '<table><caption>表1</caption><thead><tr><th colspan="2" scope="col">项目</th></tr></thead></table>',
        '<table><tbody><tr><td rowspan="2">一</td><td>二</td></tr></tbody></table>',
        '<p class="align-right">2026年3月2日</p>',
        '<img src="/media/1.png" alt="示意图">',
        "<blockquote><p>引文</p></blockquote>",
    ],
)
def test_what_statutory_documents_need_stays(html: str) -> None:
    assert sanitised(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h1>标题</h1>", "<h2>标题</h2>"),
        ('<a href="https://example.test/">网</a>', '<a href="https://example.test/" rel="noopener noreferrer">网</a>'),
        ('<a href="mailto:a@example.test">邮</a>', '<a href="mailto:a@example.test" rel="noopener noreferrer">邮</a>'),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href=" java&#10;script:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="data:text/html,x">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<p onclick="x" style="color:red" id="y" class="evil align-center">x</p>', '<p class="align-center">x</p>'),
        ("<script>alert(1)</script><style>p{}</style>x", "x"),
        ("<iframe src=/a></iframe><object data=/a></object><embed src=/a>x", "x"),
        ("<svg onload=alert(1)></svg><math><mi>x</mi></math>y", "y"),
        ("<form action=/a><input name=q><button>x</button></form>", "x"),
        ("<img src=x onerror=alert(1)>", ""),
        ('<p>见<img src=x alt="图一：&lt;b&gt;流程">。</p>', "<p>见图一：&lt;b&gt;流程。</p>"),
        ('<img src="/media/1.png">', '<img src="/media/1.png" alt="">'),
        ('<td colspan="99999">x</td>', "x"),
        ("\x00\x1b[31m红\x9f", "[31m红"),
    ],
)
def test_what_could_do_harm_goes(html: str, kept: str) -> None:
    assert sanitised(html) == kept


@pytest.mark.parametrize(
    "source", ["https://example.test/a.png", "//example.test/a.png", "/\\example.test/a.png", "data:image/png;base64,x", "a.png"]
)
def test_pictures_come_from_the_own_host_alone(source: str) -> None:
    assert sanitised(f'<img src="{source}" alt="图">') == "图"


def test_pictures_without_a_description_are_counted() -> None:
    html = sanitised('<img src="/1.png"><img src="/2.png" alt=" "><img src="/3.png" alt="流程图"><img src="https://e.test/4.png">')

    assert undescribed(html) == 2


@given(st.text(alphabet="<>/abpi'\"= &;!-汉table", max_size=80))
def test_sanitising_twice_changes_nothing(html: str) -> None:
    assert sanitised(sanitised(html)) == sanitised(html)


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<p><b a=1>", "<a ", "<", "<!--", "<svg>", '<b title="', "<table><tr><td>", "</b>"])
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    many = sanitised(piece * (100_000 // len(piece)))

    assert len(many) <= 800_000  # a parser with browsers' rules would be busy for minutes, or write gigabytes


def test_plain_text_has_a_line_a_block() -> None:
    table = "<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
    html = f"<h2>一、总则</h2><p>第一<strong>条</strong>\n内容<br>换行 &lt;甲&gt;</p>{table}"

    assert plain(html) == "一、总则\n第一条 内容\n换行 <甲>\n甲 乙"


def test_the_opening_of_a_text() -> None:
    assert opening("第一条\n第二条") == "第一条 第二条"
    assert len(opening("长" * 500)) == 200
    assert opening("长" * 500).endswith("…")


def test_single_lines_lose_what_nobody_sees() -> None:
    text = replace(TextFields(" 标\x00题\n二 "), joint_issuers=(" 甲局 ", "", "甲局"), source="\u3000来源")

    assert (cleaned(text).title, cleaned(text).joint_issuers, cleaned(text).source) == ("标题 二", ("甲局",), "来源")
