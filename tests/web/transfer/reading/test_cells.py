"""What cells of old tables say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.transfer.reading.cells import cell, day, joined, several, word


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-04", "2019/3/4", "2019.3.4", "2019年3月4日", "2019年03月04日", "20190304", "2019-03-04 10:22:33",
        "2019/3/4 0:00",
        "2019-03-04T10:22:33", "2019-03-04 10:22:33.000", "二〇一九年三月四日", "二○一九年三月四日", "43528", "43528.5",
        "2019-03-03T16:30:00Z",
    ],
)  # fmt: skip
def test_a_day_in_all_the_ways_in_which_offices_write_it(text: str) -> None:
    assert day(text) == date(2019, 3, 4)


@pytest.mark.parametrize(
    ("text", "found"), [("二〇二〇年十月三十一日", date(2020, 10, 31)), ("二〇二〇年十二月二十日", date(2020, 12, 20))]
)
def test_chinese_numbers_above_ten(text: str, found: date) -> None:
    assert day(text) == found


@pytest.mark.parametrize("text", ["", "1900-01-01", "1754-01-01 00:00:00", "0001-01-01"])
def test_no_day_is_none(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize("text", ["3/4/2019", "04.03.2019", "2019年3月", "2019-02-30", "去年", "1234", "2019-13-01", "99999"])
def test_what_cannot_be_told_for_certain_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("  a ", "a"), ("NULL", ""), (r"\N", ""), ("'=1+1", "=1+1"), ("'abc", "'abc"), ("a\0b", "ab"), ("—", ""), ("'＝x", "＝x")],
)
def test_a_cell_without_what_databases_and_spreadsheets_put_around_it(text: str, found: str) -> None:
    assert cell(text) == found


def test_lists_are_parted_by_semicolons_where_there_are_any() -> None:
    assert several("供水；节水、用水") == ("供水", "节水、用水")
    assert several("供水、节水，用水") == ("供水", "节水", "用水")
    assert several("a.pdf\nb.pdf") == ("a.pdf", "b.pdf")


@given(st.lists(st.text("供水、，a b", min_size=1, max_size=8).map(str.strip).filter(bool), unique=True, max_size=5).map(tuple))
def test_a_list_as_one_cell_is_read_as_the_same_list(entries: tuple[str, ...]) -> None:
    assert several(joined(entries)) == entries


def test_a_word_of_a_closed_list() -> None:
    assert word(" 是 ", {"是": "yes"}) == "yes"
    assert word("", {"是": "yes"}) == ""
    with pytest.raises(ValueError, match="也许"):
        word("也许", {"是": "yes"})
