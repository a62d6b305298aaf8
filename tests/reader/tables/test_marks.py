"""Labels in running text: found whole or torn, the longest first, with their numbers."""

import pytest

from gongkai.reader.tables.marks import FRAME, Mark, Squeezed, find_marks, is_thinned, numbering_start


def _marks(text: str, table: str = "requests") -> list[Mark]:
    return find_marks(text, 0, len(text), table)


def _found(text: str, table: str = "requests") -> list[tuple[str, str, str]]:
    """(role, key, the text where the label stands) of each label."""
    return [(mark.role, mark.key, text[mark.start : mark.end]) for mark in _marks(text, table)]


def test_words_without_anything_between_them_and_the_way_back() -> None:
    text = "(一) 规\n章: 12"
    squeezed = Squeezed(text, 0, len(text))
    assert squeezed.words == "一规章12"
    assert [text[squeezed.origin(position)] for position in range(5)] == list("一规章12")
    assert list(Squeezed("规章规章", 0, 4).find("规章")) == [0, 2]
    assert list(Squeezed("规章", 1, 2).find("规章")) == []


def test_labels_in_order_with_what_they_mean() -> None:
    assert _found("第二十条第(一)项 信息内容 本年制发件数 规章 0 规范性文件 2", "disclosure") == [
        ("group", "第二十条第一项", "第二十条第(一)项"),
        ("group", FRAME, FRAME),
        ("column", "issued", "本年制发件数"),
        ("row", "rules", "规章"),
        ("row", "normative_documents", "规范性文件"),
    ]


def test_a_label_broken_over_lines_and_cells() -> None:
    assert _found("1.信访|举报\n投诉类 申请 0") == [("row", "outcome.not_processed.petition_like", "信访|举报\n投诉类 申请")]


def test_the_longest_label_wins() -> None:
    """行政规范性文件 holds 规范性文件, 社会公益组织 holds 公益组织, （六）其他处理 holds 其他."""
    assert _found("行政规范性文件 3", "disclosure") == [("row", "normative_documents", "行政规范性文件")]
    assert _found("社会公益组织") == [("column", "public_welfare", "社会公益组织")]
    assert [key for _, key, _ in _found("(六)其他处理 3")] == ["outcome.other_handling"]


def test_a_label_that_its_figures_tear_is_known_by_its_beginning() -> None:
    [mark] = _marks("4.保护第三方\n0 0 0 0 0 0 0\n合法权益")
    assert (mark.key, mark.label, mark.end) == ("outcome.denied.third_party_rights", "保护第三方合法权益", len("4.保护第三方"))


def test_a_beginning_that_several_labels_share_is_no_label() -> None:
    assert _found("1.属于国家 0") != []
    assert _found("行政机关 属于 申请") == []


def test_words_of_taiwan_are_known() -> None:
    assert [key for _, key, _ in _found("一、本年新收政府资讯公开申请数量 3")] == ["received"]


def test_only_the_part_asked_for_is_searched() -> None:
    text = "规章 1 规章 2"
    assert [mark.start for mark in find_marks(text, 3, len(text), "disclosure")] == [5]
    assert find_marks(text, 3, 5, "disclosure") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("0 5 2.重复申请", "2.重复申请"),
        ("0 5 2、重复申请", "2、重复申请"),
        ("0 5 (2)重复申请", "(2)重复申请"),
        ("0 5\n2 . 重复申请", "2 . 重复申请"),
        ("0 5 2重复申请", "重复申请"),
        ("0 5 重复申请", "重复申请"),
        ("重复申请", "重复申请"),
        ("0 5(六)其他处理", "(六)其他处理"),
        ("0 5 七、总计", "七、总计"),
    ],
)
def test_the_number_of_a_label_is_no_figure_but_a_digit_without_stop_is_one(text: str, label: str) -> None:
    mark = next(mark for mark in _marks(text) if mark.role == "row")
    assert text[numbering_start(text, mark) :] == label


BLOCKS = [f"第二十条第({number})项{FRAME}规章 1\n" for number in "一五六八"]


def test_a_table_that_kept_one_of_its_repeated_lines_is_thinned() -> None:
    whole = "".join(BLOCKS)
    assert not is_thinned(whole)
    assert is_thinned(BLOCKS[0] + "".join(BLOCKS[1:]).replace(FRAME, ""))


def test_a_part_of_the_table_is_not_thinned() -> None:
    assert not is_thinned(BLOCKS[0] + BLOCKS[1].replace(FRAME, ""))
    assert not is_thinned(FRAME)
    assert not is_thinned("")


def test_a_text_of_a_wrong_decoding_is_thinned() -> None:
    assert is_thinned("信息公开".encode().decode("gbk", "replace") * 3 + "鐨勯銆銆锛")
    assert not is_thinned("锛公开")


def test_a_report_that_stands_twice_is_thinned_when_each_copy_is() -> None:
    one = BLOCKS[0] + BLOCKS[1] + "".join(BLOCKS[2:]).replace(FRAME, "")
    assert is_thinned(one * 2)
    assert not is_thinned("".join(BLOCKS) * 2)


def test_a_label_that_is_printed_over_each_column_is_one_label() -> None:
    over_all = "".join(f"|第二十条第({number})项" * 4 + f"|\n|{FRAME}|" for number in "一五六八")
    assert not is_thinned(over_all)
    assert is_thinned(over_all.replace(FRAME, "", 3))


def test_a_text_without_any_figure_twice_is_thinned() -> None:
    lines = [str(number) for number in range(1, 13)]
    assert is_thinned("\n".join(lines))
    assert not is_thinned("\n".join([*lines, "12"]))
    assert not is_thinned("\n".join(lines[:-1]))


def test_a_figure_before_a_bracket_on_the_next_line_is_no_number_of_a_label() -> None:
    text = "1 2 806\n ) 结转下年度继续办理 0"
    [mark] = _marks(text)
    assert numbering_start(text, mark) > text.index("806") + 2
