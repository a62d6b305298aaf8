"""Glyphs become lines: gaps stay, digits never run together, turned text is read in its own direction."""

from typing import Any

import pytest

from gongkai.reader.source.pdf.glyphs import Glyph, glyph, lines
from gongkai.report.place import BoxPlace

HEIGHT = 800.0


def char(text: str, x: float, base: float, *, width: float = 5.0, size: float = 10.0) -> Glyph:
    """An upright glyph whose baseline is `base` points below the page's top."""
    return glyph(
        {
            "text": text,
            "matrix": (1, 0, 0, 1, x, HEIGHT - base),
            "size": size,
            "x0": x,
            "x1": x + width,
            "top": base - size,
            "bottom": base,
        },
        HEIGHT,
    )


def run(text: str, x: float, base: float, *, step: float = 5.0) -> list[Glyph]:
    return [char(letter, x + number * step, base) for number, letter in enumerate(text)]


def read(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in lines(glyphs)]


@pytest.mark.parametrize(
    ("gap", "text"),
    [(0.0, "1234"), (1.0, "1234"), (2.0, "12 34"), (4.0, "12 34"), (10.0, "12  34"), (50.0, "12" + " " * 10 + "34")],
)
def test_gaps_between_digits(gap: float, text: str) -> None:
    assert read(run("12", 0, 100) + run("34", 10 + gap, 100)) == [text]


@pytest.mark.parametrize(("gap", "text"), [(2.0, "甲乙"), (4.0, "甲 乙")])
def test_gaps_between_words(gap: float, text: str) -> None:
    assert read([char("甲", 0, 100), char("乙", 5 + gap, 100)]) == [text]


def test_a_printed_blank_is_a_gap() -> None:
    assert read([char("1", 0, 100), char(" ", 5, 100, width=0.5), char("2", 5.5, 100)]) == ["1 2"]


def test_lines_are_told_by_their_baseline() -> None:
    assert read([*run("34", 0, 120), *run("12", 0, 100), char("大", 10, 101, size=16)]) == ["12大", "34"]


def test_a_raised_footnote_sign_is_no_digit_of_the_figure() -> None:
    assert read([*run("12", 0, 100), char("3", 10, 95.5, size=6)]) == ["12 3"]


def test_bold_type_printed_twice_is_one_digit() -> None:
    assert read([char("5", 0, 100), char("5", 0.3, 100), char("5", 5, 100), char("5", 5.3, 100)]) == ["55"]


def test_a_radical_is_the_character_that_the_page_shows() -> None:
    assert read([char("⼀", 0, 100), char("⾏", 5, 100)]) == ["一行"]


def test_a_glyph_without_character_is_no_number() -> None:
    assert read([char("(cid:18)", 0, 100)]) == ["\ufffd"]


def turned(text: str, matrix: tuple[int, int, int, int], places: list[tuple[float, float]]) -> list[Glyph]:
    """Glyphs of 10 points with a turned matrix; places are their boxes' top left corners."""

    def one(letter: str, x: float, top: float) -> dict[str, Any]:
        box = {"x0": x, "x1": x + 10, "top": top, "bottom": top + 10}
        return {"text": letter, "matrix": (*matrix, x, HEIGHT - top), "size": 10, **box}

    return [glyph(one(letter, *place), HEIGHT) for letter, place in zip(text, places, strict=True)]


@pytest.mark.parametrize(
    ("matrix", "places"),
    [
        ((0, -1, 1, 0), [(0, 100), (0, 110), (0, 120)]),
        ((0, 1, -1, 0), [(0, 120), (0, 110), (0, 100)]),
        ((-1, 0, 0, -1), [(120, 0), (110, 0), (100, 0)]),
    ],
    ids=["downwards", "upwards", "upside down"],
)
def test_turned_text_is_read_in_its_own_direction(matrix: tuple[int, int, int, int], places: list[tuple[float, float]]) -> None:
    assert read(turned("123", matrix, places)) == ["123"]


def test_vertical_labels_are_a_line_for_each_character() -> None:
    assert read([char(letter, 0, 100 + 12 * number) for number, letter in enumerate("三本年")]) == ["三", "本", "年"]


def test_a_span_of_a_line_has_its_box() -> None:
    line = lines(run("12", 0, 100) + run("34", 60, 100))[0]

    assert line.box(3, 0, 2) == BoxPlace(3, 0.0, 90.0, 10.0, 100.0)
    assert line.box(3, 12, 14) == BoxPlace(3, 60.0, 90.0, 70.0, 100.0)
    assert line.box(3, 3, 4) == BoxPlace(3, 0.0, 90.0, 70.0, 100.0)
