"""Tables line up, and lose nothing."""

import io
from decimal import Decimal

from gongkai.cli.tables import write_table


def table(*rows: tuple[object, ...], header: tuple[str, ...] = ("机关", "figure"), title: str = "") -> list[str]:
    file = io.BytesIO()
    write_table(file, header, rows, title=title)
    return file.getvalue().decode().splitlines()


def test_numbers_stand_to_the_right_with_their_own_digits_and_none_is_empty() -> None:
    lines = table(("甲", Decimal("1.50")), ("乙乙", None), ("[bold]", 12))

    assert [line.split() for line in lines[2:]] == [["甲", "1.50"], ["乙乙"], ["[bold]", "12"]]
    assert lines[2].endswith("1.50")
    assert lines[4].endswith("  12")


def test_long_texts_are_not_cut() -> None:
    long = "某" * 500

    assert long in table((long, 1))[2]


def test_a_title_stands_above() -> None:
    assert table(("a", 1), title="标题")[0].strip() == "标题"
