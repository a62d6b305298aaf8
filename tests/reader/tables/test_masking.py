"""Words among figures: those of labels vanish, notes stay, foreign ones end the row."""

import pytest

from gongkai.reader.tables.figures import MASK
from gongkai.reader.tables.labels import vocabulary
from gongkai.reader.tables.masking import Foreign, masked

KNOWN = vocabulary("requests")


def _shown(content: str, label: str = "重复申请") -> str:
    """The text with masked characters as dots; nothing foreign may be in it."""
    text, foreign = masked(content, label, KNOWN)
    assert foreign is None
    assert len(text) == len(content)
    return text.replace(MASK, "·")


@pytest.mark.parametrize("content", [" 1 2 3 ", "|1|2||\n", "5件 3件", "1.5万元 2亿元 3元", "无 无", "1,234 -5 +6", "1.5 0", "-- /"])
def test_figures_are_left_as_they_are(content: str) -> None:
    assert _shown(content) == content


def test_a_label_may_go_on_behind_its_figures() -> None:
    assert _shown("\n 0 0 1\n止公开\n", "其他法律行政法规禁止公开") == "\n 0 0 1\n···\n"
    assert _shown("\n0 0\n出具已获取信息", "要求行政机关确认或重新出具已获取信息") == "\n0 0\n·······"


def test_group_labels_between_rows_vanish_with_their_numbers() -> None:
    assert _shown("1 2 3\n(四)无法提供 ") == "1 2 3\n······· "
    assert _shown("1 2 3 (四)无法提供 ") == "1 2 3 ······· "
    assert _shown("1 2 3 不予\n公开 ") == "1 2 3 ··\n·· "


def test_a_note_behind_the_label_vanishes_one_behind_a_figure_stays() -> None:
    assert _shown("(含上年3件) 1 2") == "······· 1 2"
    assert _shown(" 1(含上年3件) 2") == " 1(含上年3件) 2"
    assert _shown(" 1 (含上年,3件) 2") == " 1 (含上年,3件) 2"


def test_what_is_left_over_of_labels_vanishes() -> None:
    assert _shown(")“”: 1,234 ,5") == "···· 1,234 ·5"
    assert _shown("):1 2。") == "··1 2·"


def test_foreign_words_end_the_row() -> None:
    content = " 1 2 3\n五、存在的主要问题 4 5"
    text, foreign = masked(content, "重复申请", KNOWN)
    assert text == " 1 2 3\n"
    assert foreign == Foreign(content.index("存在"), content.index(" 4"), True)


def test_foreign_words_without_figures_behind_them_are_harmless() -> None:
    _, foreign = masked("1 2 3 单位负责人签字", "重复申请", KNOWN)
    assert foreign is not None
    assert not foreign.figures


@pytest.mark.parametrize(
    ("content", "kept"),
    [("1 2 3 2021年情况", "1 2 3 "), ("1 2 32.5级标准", "1 2 "), ("2021年", ""), ("1 2 2021年度", "1 2 "), ("1 2 3 八、转办", "1 2 3 ")],
)
def test_a_figure_that_touches_foreign_words_is_theirs(content: str, kept: str) -> None:
    text, foreign = masked(content, "重复申请", KNOWN)
    assert text == kept
    assert foreign is not None


def test_the_number_of_foreign_words_is_not_among_them() -> None:
    content = "1 2 3\n二、上年结砖申请 4 5"
    text, foreign = masked(content, "重复申请", KNOWN)
    assert text == "1 2 3\n"
    assert foreign is not None
    assert content[foreign.start : foreign.end] == "上年结砖申请"


def test_bits_of_one_label_are_foreign_to_another_row() -> None:
    _, foreign = masked("0 0 止公开", "重复申请", KNOWN)
    assert foreign is not None


def test_the_beginning_of_a_block_s_label_takes_no_figure() -> None:
    text, foreign = masked("0-1第二十条第(", "行政事业性收费", vocabulary("disclosure"))
    assert (text.rstrip(MASK), foreign) == ("0-1", None)


def test_foreign_words_take_the_figure_that_touches_them_and_say_so() -> None:
    text, foreign = masked(" 5 2021年的备注", "重复申请", KNOWN)
    assert (text, foreign) == (" 5 ", Foreign(7, 11, False, clips=True))
    assert masked(" 5 三、备注", "重复申请", KNOWN) == (" 5 ", Foreign(5, 7, False))
    assert masked("000三、备注", "重复申请", KNOWN) == ("000", Foreign(5, 7, False))


def test_foreign_words_move_with_their_text() -> None:
    assert Foreign(2, 4, True, clips=True).moved(10) == Foreign(12, 14, True, clips=True)
