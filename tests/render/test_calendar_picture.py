"""The calendar picture: what is numbered is what the clock counted."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.answer_steps import answer
from gongkai.law.clock import Deadline
from gongkai.law.course import Consultation, Course, Extension
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar
from gongkai.render.calendar_picture import Mark, boxes_of, calendar_picture
from lab.clock_histories import history

KNOWN = calendar()
SVG = "{http://www.w3.org/2000/svg}"
ASKED = Course(date(2026, 1, 28), (Consultation(date(2026, 2, 11), date(2026, 2, 13)),))


def texts(found: Deadline) -> str:
    return "".join(ElementTree.fromstring(calendar_picture(found, KNOWN)).itertext())  # noqa: S314 - our own document


@given(st.integers(min_value=0, max_value=10**9).map(str))
def test_the_number_of_the_last_day_is_the_length_of_the_period(seed: str) -> None:
    found = answer(history(seed), KNOWN)
    boxes = boxes_of(found, KNOWN)
    numbers = [box.number for _, box in sorted(boxes.items()) if box.number]
    old = found.reasoning[0].on is not None and found.reasoning[0].on < date(2019, 5, 15)

    assert numbers == list(range(1, len(numbers) + 1))
    if found.last is not None:
        assert boxes[found.last].number == len(numbers) >= (15 if old else 20)
    assert found.start is not None
    assert boxes[found.start].mark in {Mark.START, Mark.DUE}


def test_days_are_marked_for_what_they_are() -> None:
    boxes = boxes_of(answer(ASKED, KNOWN), KNOWN)

    assert boxes[date(2026, 1, 28)].mark is Mark.START
    assert boxes[date(2026, 2, 11)].number == 10
    assert boxes[date(2026, 2, 12)].mark is Mark.STOPPED
    assert boxes[date(2026, 3, 12)].mark is Mark.STOPPED
    assert boxes[date(2026, 3, 13)].number == 11
    assert boxes[date(2026, 3, 26)].mark is Mark.LATEST
    assert date(2026, 2, 7) not in boxes


def test_a_period_that_rolls_is_numbered_to_its_end() -> None:
    boxes = boxes_of(deadline(PeriodKind.REVIEW_REQUEST, {"reply_received": [date(2026, 8, 5)]}, KNOWN), KNOWN)

    assert boxes[date(2026, 10, 4)].number == 60
    assert boxes[date(2026, 10, 8)].mark is Mark.DUE
    assert boxes[date(2026, 10, 8)].number is None
    assert date(2026, 10, 6) not in boxes


def test_the_picture_is_a_document_in_both_languages() -> None:
    said = texts(answer(Course(date(2026, 3, 2), extension=Extension(10)), KNOWN))

    assert "到期日 2026-04-14（周二）" in said
    assert "Due 2026-04-14 (Tue)" in said
    assert "2026年3月" in said
    assert "March 2026" in said
    assert "计入的日子及其序号 day that counts, with its number" in said
    assert "停止计算" not in said.split("发生的事")[0].split("到期日 due")[-1]


@pytest.mark.parametrize("found", [answer(Course(date(2026, 3, 2)), KNOWN), answer(ASKED, KNOWN)])
def test_every_word_lies_within_the_picture(found: Deadline) -> None:
    """By the widths of the usual fonts: a Chinese character is as wide as the font is high, a Latin one half of it and a bit."""
    root = ElementTree.fromstring(calendar_picture(found, KNOWN))  # noqa: S314 - our own document
    legend = [one for one in root.iter(f"{SVG}text") if one.get("class") == "legend"]

    assert legend
    for one in legend:
        reach = float(one.get("x", "")) + sum(12 if "一" <= letter <= "鿿" else 6.5 for letter in one.text or "")
        assert reach <= float(root.get("width", ""))


def test_the_legend_speaks_of_numbers_only_where_there_are_some() -> None:
    suit = texts(deadline(PeriodKind.SUIT, {"reply_received": [date(2026, 3, 30)]}, KNOWN))

    assert "计入的日子 day that counts" in suit
    assert "序号" not in suit


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (answer(ASKED, KNOWN), "暂无到期日；如无回音，为 2026-03-26（周四）"),
        (answer(Course(date(2026, 4, 20), correction_sent=date(2026, 4, 29)), KNOWN), "暂无到期日"),
        (answer(Course(date(2026, 12, 21)), KNOWN), "到期日 2027-01-19（周二）（暂定）"),
        (deadline(PeriodKind.DEPARTMENT_REPORT, {"year_ended": [date(2026, 12, 31)]}, KNOWN), "到期日 2027-01-31（周日）"),
        (deadline(PeriodKind.SUIT, {"reply_received": [date(2026, 3, 30)]}, KNOWN), "到期日 2026-09-30（周三）"),
    ],
)
def test_every_state_has_a_title(found: Deadline, title: str) -> None:
    assert title in texts(found)


def test_what_the_data_says_cannot_break_the_document() -> None:
    assert "<script" not in calendar_picture(answer(ASKED, KNOWN), KNOWN)
    assert "http" not in calendar_picture(answer(ASKED, KNOWN), KNOWN).replace("http://www.w3.org/2000/svg", "")


def test_several_pictures_can_stand_in_one_page() -> None:
    """Nothing in them has an id or refers to one."""
    drawn = calendar_picture(answer(ASKED, KNOWN), KNOWN)

    assert not any(word in drawn for word in (" id=", "url(#", "labelledby", "href"))
    assert ElementTree.fromstring(drawn).get("aria-label") == (  # noqa: S314 - our own document
        "暂无到期日；如无回音，为 2026-03-26（周四） No due date yet; 2026-03-26 (Thu) if nothing comes"
    )


def test_a_day_that_is_stopped_is_hatched_within_its_box() -> None:
    root = ElementTree.fromstring(calendar_picture(answer(ASKED, KNOWN), KNOWN))  # noqa: S314 - our own document
    days = [one for one in root.iter(f"{SVG}g") if "stopped" in one.get("class", "").split()]

    assert days
    for day in days:
        box, hatch = day.find(f"{SVG}rect"), day.find(f"{SVG}path")
        assert box is not None
        assert hatch is not None
        left, top, width, height = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
        ends = [tuple(map(float, end.split())) for line in hatch.get("d", "").split("M")[1:] for end in line.split("L")]
        assert len(ends) >= 10
        assert all(left <= x <= left + width and top <= y <= top + height for x, y in ends)
    plain = [one for one in root.iter(f"{SVG}g") if "counted" in one.get("class", "").split()]
    assert plain
    assert all(one.find(f"{SVG}path") is None for one in plain)
