"""The contents of a scanned issue of the gazette: typed, and from a table."""

import pytest

from gongkai_web.compilations.contents import contents_of, lines_of, written
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.refusals import Refused

LINES = "3 关于加强节约用水的通知 | 洛政发〔1998〕5号\n\n12　洛泽市 1998年 工作要点"


def test_a_line_is_a_page_a_title_and_perhaps_a_number() -> None:
    found = contents_of(LINES)

    assert [(one.page, one.title, one.doc_no) for one in found] == [
        (3, "关于加强节约用水的通知", "洛政发〔1998〕5号"),
        (12, "洛泽市 1998年 工作要点", ""),
    ]
    assert contents_of(written(found))[0].doc_no == "洛政发〔1998〕5号"
    assert written(found).split("\n")[1] == "12 洛泽市 1998年 工作要点"


@pytest.mark.parametrize("line", ["关于加强节约用水的通知", "0 通知", "3", "3 ", "3 | 洛政发〔1998〕5号", "12345 通知", "-1 通知"])
def test_a_line_without_page_or_title_is_named(line: str) -> None:
    with pytest.raises(Refused, match="第2行"):
        contents_of(f"1 目录\n{line}")


@pytest.mark.parametrize("line", [f"3 {'长' * 301}", f"3 通知 | {'长' * 101}"])
def test_a_line_that_is_too_long_is_named(line: str) -> None:
    with pytest.raises(Refused, match="第1行：标题或者发文字号过长"):
        contents_of(line)


def test_of_very_many_wrong_lines_the_first_are_named() -> None:
    with pytest.raises(Refused, match="第20行") as refusal:
        contents_of("x\n" * 25)

    assert "第21行" not in refusal.value.why


def test_a_table_says_the_same_and_its_rows_keep_their_number() -> None:
    rows = (
        Row(2, ("标题", "页码", "发文字号")),
        Row(3, ("关于加强节约用水的通知", "3", "洛政发〔1998〕5号")),
        Row(5, ("工作要点", "12")),
    )

    assert lines_of(rows).split("\n") == ["", "", "3 关于加强节约用水的通知 | 洛政发〔1998〕5号", "", "12 工作要点"]
    assert lines_of((Row(1, ("页码", "标题")), Row(2, ("3", "通知")))) == "\n3 通知"
    with pytest.raises(Refused, match="页码"):
        lines_of((Row(1, ("标题",)), Row(2, ("通知",))))
