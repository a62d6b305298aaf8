"""Which reports of a file say the same as an earlier one."""

from dataclasses import replace

from gongkai.reader.outline.duplicates import duplicates
from gongkai.reader.outline.identity import Identified

ONE = Identified("青禾市水务局", None, 2020, None, None, None, truncated=False, empty=False, issues=())
TEXT = "一、总体情况 " + "全年公开信息若干条,处理申请若干件。" * 20 + "二、主动公开政府信息情况 规章 24 24 434"


def test_the_same_text_in_another_shape() -> None:
    assert duplicates([(ONE, TEXT), (ONE, TEXT.replace(" ", "\n\n").replace(",", "，"))]) == (None, 0)


def test_another_page_frame_around_it() -> None:
    page = "当前位置:首页\n青禾市水务局2020年政府信息公开工作年度报告\n2021-01-20 来源:\n" + TEXT + "\n主办:青禾市人民政府\n版权所有\n"

    assert duplicates([(ONE, page), (ONE, "•2021年01月20日\n" + TEXT[:300] + "...\n青禾市人民政府微博\n")]) == (None, 0)


def test_a_copy_that_breaks_off() -> None:
    assert duplicates([(ONE, TEXT), (ONE, TEXT[:200] + "...\n主办"), (ONE, TEXT)]) == (None, 0, 0)


def test_a_whole_report_after_a_part_of_it_is_no_duplicate() -> None:
    assert duplicates([(ONE, TEXT[:200]), (ONE, TEXT)]) == (None, None)


def test_other_figures_year_or_organ() -> None:
    assert duplicates([(ONE, TEXT), (ONE, TEXT.replace("434", "435"))]) == (None, None)
    assert duplicates([(ONE, TEXT), (replace(ONE, year=2019), TEXT)]) == (None, None)
    assert duplicates([(ONE, TEXT), (replace(ONE, organ="青禾市林业局"), TEXT)]) == (None, None)


def test_a_shorter_name_of_the_same_organ() -> None:
    assert duplicates([(ONE, TEXT), (replace(ONE, organ="市水务局"), TEXT)]) == (None, 0)


def test_empty_frames_repeat_nothing() -> None:
    assert duplicates([(replace(ONE, empty=True), ""), (replace(ONE, empty=True), "")]) == (None, None)


def test_short_texts_must_be_equal() -> None:
    assert duplicates([(ONE, "一、总体情况 很好。"), (ONE, "一、总体情况"), (ONE, "一、总体情况 很好。")]) == (None, None, 0)
