"""Excerpts, and the places marked in them."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.marks import excerpt, marked, pattern_of

LAND = Term(Form.RUN, "不动产登记")


def test_marks_stand_where_the_folded_words_stand() -> None:
    pattern = pattern_of((LAND, Term(Form.WORD, "cov"), Term(Form.NUMBER, "(2026)5号")), relaxed=False)

    assert marked("不動產\u3000登\u200b記、COVID与discovery", pattern) == (
        "<mark>不動產\u3000登\u200b記</mark>、<mark>COVID</mark>与discovery"
    )
    assert marked("见〔2026〕 5號，不见[2026]15号", pattern) == "见<mark>〔2026〕 5號</mark>，不见[2026]15号"
    assert marked("不动产\n登记", pattern) == "不动产\n登记"


def test_the_words_of_a_relaxed_run_are_marked_each() -> None:
    text = marked("登记不动产", pattern_of((LAND,), relaxed=True))

    assert text == "<mark>登记</mark><mark>不动产</mark>"


def test_the_excerpt_shows_the_place_with_most_of_the_words() -> None:
    text = "不动产登记。" + "其他内容。" * 60 + "窗口办理不动产登记。" + "其他内容。" * 60
    shown = excerpt(text, pattern_of((LAND, Term(Form.RUN, "窗口")), relaxed=False))

    assert "<mark>窗口</mark>办理<mark>不动产登记</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_without_a_place_the_beginning_is_shown() -> None:
    assert excerpt("第一行\n<第二行>", pattern_of((), relaxed=False)) == "第一行 &lt;第二行&gt;"


@given(st.text(st.sampled_from("不動动产登记 \n<&>\"'a1e\u0301\x00"), max_size=400), st.booleans())
def test_nothing_but_marks_is_markup(text: str, relaxed: bool) -> None:
    shown = excerpt(text, pattern_of((LAND, Term(Form.WORD, "a")), relaxed=relaxed))
    bare = re.sub("</?mark>", "", shown)

    assert shown.count("<mark>") == shown.count("</mark>")
    assert not set(bare) & set("<>\"'")
    assert len(unescape(bare)) <= 142
