"""HTML of unknown origin, read in one go and written again so that no parser labours over it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.publishing.markup import DEEPEST, Tag, balanced, tokens

_ALLOWED = {tag: {"title"} for tag in ("p", "b", "i", "ul", "li", "table", "tbody", "tr", "td", "div", "br")}
_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<b a=1>",
        "<i title='x>y'>",
        "</i>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<div>",
        "</div>",
        "<br>",
        "<br/>",
        "<!-- <b> -->",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<",
        ">",
        "&lt;",
        "&",
        '"',
        "'",
        "字",
        "<p",
    ]
)


class _Strict(HTMLParser):
    """Fails where an element is not closed in its place, and remembers the greatest depth."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED
        assert {name for name, _ in attrs} <= {"title"}
        if tag != "br":
            self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_comes_in_each_element_is_closed_in_its_place(html: str) -> None:
    strict = _Strict()
    strict.feed(balanced(html, _ALLOWED))
    strict.close()

    assert strict.open == []


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_balancing_twice_changes_nothing(html: str) -> None:
    once = balanced(html, _ALLOWED)

    assert balanced(once, _ALLOWED) == once


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一<p>二", "<p>一</p><p>二</p>"),
        ("<ul><li>一<li>二<ul><li>三</ul><li>四</ul>", "<ul><li>一</li><li>二<ul><li>三</li></ul></li><li>四</li></ul>"),
        ("<table><tr><td>一<td>二<tr><td>三</table>", "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></table>"),
        ("<table><tr><td><table><tr><td>内</table>外</table>", "<table><tr><td><table><tr><td>内</td></tr></table>外</td></tr></table>"),
        ("<p><b>一<p>二", "<p><b>一</b></p><p>二</p>"),
        ("<b><p>一</b>二", "<b><p>一</p></b>二"),
        ("一</p></table>二", "一二"),
        ("一 < 二 && 三 &lt; 四 &#25991;", "一 &lt; 二 &amp;&amp; 三 &lt; 四 文"),
        ("<script>if (a<b) x('</p>')</script>正文", "正文"),
        ("<script>没有结尾", ""),
        ("<!-- <b> -->正文<!-- 没有结尾", "正文"),
        ("<font face=宋体>正文</font><x-y>", "正文"),
        ('<p title="a&quot;b>c" onclick=x>正文', '<p title="a&quot;b&gt;c">正文</p>'),
        ("<P TITLE=x>正文</P>", '<p title="x">正文</p>'),
        ("<p title", ""),
    ],
)
def test_what_a_browser_would_make_of_it(html: str, expected: str) -> None:
    assert balanced(html, _ALLOWED) == expected


def test_nothing_is_deep() -> None:
    strict = _Strict()
    strict.feed(balanced("<div>" * 5000 + "底", _ALLOWED))

    assert strict.deepest == DEEPEST


def test_tokens_are_words_and_tags() -> None:
    assert list(tokens('甲<b title="乙">丙</b>')) == ["甲", Tag("b", False, {"title": "乙"}), "丙", Tag("b", True, {})]
