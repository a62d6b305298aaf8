"""Sentences and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.narrative.text import _clean, _pieces, locate, sentences
from gongkai.report.model import Passage
from gongkai.report.place import NodePlace, Place, TextPlace


def figures(text: str) -> list[tuple[str, int, str, bool]]:
    return [(one.label, one.value, one.unit, one.vague) for sentence in sentences(text) for one in sentence.figures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请12件，答复3件。", [("收到申请", 12, "件", False), ("答复", 3, "件", False)]),
        ("收到申请１２件；答复３件", [("收到申请", 12, "件", False), ("答复", 3, "件", False)]),
        ("网站3,548条、微博12条", [("网站", 3548, "条", False), ("微博", 12, "条", False)]),
        ("收到 57463 条", [("收到", 57463, "条", False)]),
        ("收到申请10余件", [("收到申请", 10, "件", True)]),
        ("收到申请约10件", [("收到申请约", 10, "件", True)]),
        ("公开1.2万条", [("公开", 0, "条", True)]),
        ("公开10条以上", [("公开", 10, "条", True)]),
        ("收到申请（含《甲办法》第3件）5件", [("收到申请", 5, "件", False)]),
        ("衛(wèi)生健康委收到申請(qǐng)5件", [("卫生健康委收到申请", 5, "件", False)]),
        ("收到申请1\n2件", []),
    ],
)
def test_figures(text: str, found: list[tuple[str, int, str, bool]]) -> None:
    assert figures(text) == found


def test_a_share_in_brackets_stays() -> None:
    assert sentences("予以公开5件（占50%）。")[0].words == "予以公开5件,占50%"


def test_a_heading_on_its_own_line_ends_like_a_sentence() -> None:
    found = sentences("（二）依申请公开情况\n收到申请5件，\n答复5件。")

    assert [sentence.words for sentence in found if sentence.words] == ["收到申请5件,答复5件"]


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (None, TextPlace(53, 58)),
        (TextPlace(1000, 1013), TextPlace(1003, 1008)),
        (NodePlace("/html/body", "/p", 0, 9), NodePlace("/html/body", "/p", 0, 9)),
    ],
)
def test_a_sentence_is_located_where_its_passage_allows(at: Place | None, place: Place) -> None:
    passage = Passage(1, "前文。收 到5件。后", 50, at)
    (sentence,) = (one for one in sentences(passage.text) if one.words)

    assert locate(passage, sentence) == place


@given(st.text(st.sampled_from("收到申请5件一、（二）() \n\t。！?kāi(wèi)九12,，"), max_size=60))
def test_fast_and_careful_cleaning_agree_and_offsets_fit(text: str) -> None:
    pieces = list(_pieces(text))

    assert _clean(text) == "".join(piece for piece, _ in pieces)
    for piece, at in pieces:
        assert piece in {"。", "\0"} or text[at : at + len(piece)] == piece
    for sentence in sentences(text):
        assert isinstance(locate(Passage(1, text), sentence), TextPlace)


@given(st.text(max_size=80))
def test_any_text_can_be_cut(text: str) -> None:
    for sentence in sentences(text):
        assert isinstance(locate(Passage(1, text), sentence), TextPlace)
