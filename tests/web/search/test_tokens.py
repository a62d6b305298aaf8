"""Folding, pairs of characters, words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.search.tokens import characters, cover, fold, fold_in_place, grams, words

TEXTS = st.text(st.sampled_from("不動动產产登記记（〔2026〕）5號号 \n\t\u3000\u200baB，。é\u0301㎡①\x00"), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("不動產登記", "不动产登记"),
        ("洛政發〔２０２６〕　5 號", "洛政发(2026)5号"),
        ("【2026】[2026](2026)", "(2026)(2026)(2026)"),
        ("Open  Data\t门户 Portal", "open data门户portal"),
        ("  第一条 \r\n\n 为 了 ", "第一条\n为了"),
        ("公\u200b开\ufeff\x00", "公开"),
        ("\ud800", ""),
        ("100㎡，①", "100m2,1"),
        ("乾燥", "干燥"),
        ("", ""),
    ],
)
def test_what_is_compared(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_a_character_folds_alike_whatever_stands_around_it(before: str, after: str) -> None:
    assert fold(f"{before}。記。{after}") == fold(f"{before}。") + "记" + fold(f"。{after}")


@given(TEXTS)
def test_folded_in_place_nothing_moves(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)

    assert len(fold_in_place(plain)) == len(plain)


def test_pairs_stand_in_order_one_a_place() -> None:
    assert grams("不动产a b\n第") == "不动 动产 产a a\x1f \x1fb b\x1e \x1e第"
    assert grams("不") == grams("") == ""


@given(st.text(min_size=2, max_size=12).map(lambda text: text.replace(" ", "").replace("\n", "")).filter(lambda text: len(text) > 1))
def test_the_cover_holds_every_character_with_as_few_pairs_as_can_be(text: str) -> None:
    pairs = cover(text)

    assert len(pairs) == (len(text) + 1) // 2
    spelled = dict(enumerate(text))
    assert {place + offset: sign for place, pair in pairs for offset, sign in enumerate(pair)} == spelled


def test_the_words_of_a_text() -> None:
    assert set(characters("不动\n不a b").split(" ")) == {"不", "动", "a", "b"}
    assert {"不动产", "登记", "covid", "19"} <= set(words("本局办理不动产登记covid-19"))
    assert words("a" * 100) == ("a" * 64,)
