"""What could run together with the figure beside it."""

import pytest

from gongkai.reader.source.apart import is_figure


@pytest.mark.parametrize("text", ["1", " 12\n", "３", "1,2", "-", ".5"])
def test_digits_and_signs_could_be_part_of_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", " ", "①", "[1]", "注1", "件", "甲"])
def test_what_no_figure_holds_could_not(text: str) -> None:
    assert not is_figure(text)
