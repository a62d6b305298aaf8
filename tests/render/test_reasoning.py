"""A reasoning as text."""

from datetime import date

from gongkai.law.answer_steps import answer
from gongkai.law.course import Course
from gongkai.law.workdays import calendar
from gongkai.render.reasoning import reasoning_text

FOUND = answer(Course(date(2026, 12, 21)), calendar())


def test_lines_are_numbered_and_name_their_article() -> None:
    lines = reasoning_text(FOUND.reasoning, chinese=True).splitlines()

    assert lines[0].startswith("1. 2026-12-21：收到申请。")
    assert lines[0].endswith("（《政府信息公开条例》第三十三条）")
    assert lines[-1].startswith("3. 2027年放假安排尚未公布")


def test_what_was_superseded_is_told_from_what_followed_it() -> None:
    old = answer(Course(date(2018, 12, 20)), calendar()).reasoning

    assert "（《中华人民共和国政府信息公开条例》（国务院令第492号）第二十四条）" in reasoning_text(old, chinese=True).splitlines()[0]


def test_in_english() -> None:
    first = reasoning_text(FOUND.reasoning, chinese=False).splitlines()[0]

    assert first.startswith("1. 2026-12-21: The request was received.")
    assert first.endswith("(Regulation on Open Government Information art. 33)")
