"""Folding keeps every character in its place; what was removed can be found again."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.reader.characters import folded, is_traditional, plain, without_pinyin

CHARACTERS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("（）：，－０９ａＺ\u3000\t\r\n開報條公开信息裏裡乾%％")))
SYLLABLES = st.sampled_from(["(kāi)", "(bào)", "(wù)", "(jué)", "(lǜ)"])
ANNOTATED = st.lists(st.tuples(st.text(alphabet="公开报告信息条例局,。", min_size=1, max_size=6), SYLLABLES), min_size=5, max_size=30)


@given(CHARACTERS)
def test_length_is_kept(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(CHARACTERS)
def test_lines_are_kept(text: str) -> None:
    assert [at for at, char in enumerate(text) if char == "\n"] == [
        at for at, char in enumerate(plain(text)) if char == "\n" and text[at] not in "\x0b\x0c\x85\u2028\u2029"
    ]


@given(CHARACTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_what_looks_the_same_becomes_the_same() -> None:
    assert plain("（２０２０年度）：ＡＢ，５０％；Ｃ？！．") == "(2020年度):AB,50%;C?!."
    assert plain("一\u3000二\xa0三\t四\r\n五\u2003六") == "一 二 三 四 \n五 六"
    assert plain("—–－﹣−‐") == "------"
    assert plain("政府信息公開條例、國務院、裏裡") == "政府信息公开条例、国务院、里里"


def test_a_county_keeps_its_name() -> None:
    assert plain("乾县") == "乾县"


def test_traditional_script_is_told_from_single_characters() -> None:
    assert is_traditional("政府信息公開")
    assert not is_traditional("繁體版 濛阳镇")


def test_pinyin_is_removed_where_it_is_systematic() -> None:
    text = "报(bào)告公开(kāi)信息，复(fù)议(yì)诉(sù)讼(sòng)"

    short, offsets = without_pinyin(text)

    assert short == "报告公开信息，复议诉讼"
    assert [text[offsets.source(at)] for at in range(len(short))] == list(short)
    assert text[slice(*offsets.span(short.index("复"), short.index("诉")))] == "复(fù)议"


def test_a_single_bracketed_word_stays() -> None:
    text = "可爱(ài)的报告(a)(附件)"

    assert without_pinyin(text) == (text, without_pinyin("")[1])


def test_toneless_syllables_go_with_the_others() -> None:
    assert without_pinyin("我们(men)报(bào)告(gào)公(gōng)开(kāi)会(huì)议(yì)(kb)")[0] == "我们报告公开会议(kb)"


@given(ANNOTATED)
def test_offsets_map_back_and_forth(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + syllable for word, syllable in pieces)
    short, offsets = without_pinyin(text)

    for at, char in enumerate(short):
        assert text[offsets.source(at)] == char
        assert offsets.shortened(offsets.source(at)) == at
    assert offsets.shortened(len(text)) == len(short)


@given(ANNOTATED, st.data())
def test_an_offset_inside_a_removed_part_goes_to_what_follows(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(word + syllable for word, syllable in pieces)
    short, offsets = without_pinyin(text)
    at = data.draw(st.integers(0, len(text)))

    assert 0 <= offsets.shortened(at) <= len(short)
    assert offsets.source(offsets.shortened(at)) >= at or offsets.shortened(at) == len(short)


def test_folding_does_both() -> None:
    assert folded("報(bào)告，開(kāi)會(huì)議(yì)條(tiáo)").text == "报告,开会议条"


def test_the_word_for_information_of_another_usage_is_folded_and_keeps_its_place() -> None:
    assert folded("政府資訊公開").text == "政府信息公开"
