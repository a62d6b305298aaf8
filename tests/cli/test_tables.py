"""Tables line up, and lose nothing."""

import io
from decimal import Decimal

import pytest
from rich.cells import cell_len

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


def test_a_table_without_headings_has_no_empty_row_for_them() -> None:
    assert [line.split() for line in table(("机关", "4"), header=("", ""))] == [["机关", "4"]]


@pytest.mark.parametrize("columns", ["20", "60", "80"])
def test_on_a_terminal_texts_are_folded_and_numbers_stand_whole(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    file = io.BytesIO()
    label, figures = "收到和处理政府信息公开申请情况" * 3, (9_876_543, Decimal("12345.67"), 5, 0)
    write_table(file, ("项目", "其他文件中的副本", "九分位数", "最大", "零"), [(label, *figures)], terminal=True)
    lines = file.getvalue().decode().splitlines()

    (row,) = [line.split() for line in lines if "9876543" in line]
    assert row[1:] == ["9876543", "12345.67", "5", "0"]
    assert "".join(line.split()[0] for line in lines[lines.index(next(line for line in lines if "9876543" in line)) :]) == label
    assert max(map(cell_len, lines)) <= max(int(columns), 50)


@pytest.mark.parametrize("columns", ["40", "80"])
def test_on_a_terminal_codes_stand_whole_and_texts_beside_them_are_folded(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    file = io.BytesIO()
    write_table(file, ("代码", "办理结果"), [("abandoned_no_correction", "逾期不补正" * 20)], terminal=True, codes=(0,))
    lines = file.getvalue().decode().splitlines()

    assert any(line.split()[0] == "abandoned_no_correction" for line in lines if line.strip())
    assert max(map(cell_len, lines)) <= int(columns)
