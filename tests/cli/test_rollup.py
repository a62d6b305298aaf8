"""`gongkai rollup`: the sum, who is in it, who is missing."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Gongkai

TREE = "code,name,parent,level,kind\n1,清河市,,city,government\n2,清河市水利局,1,city,department\n3,清河市林业局,1,city,department\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    path = tmp_path / "organs.csv"
    path.write_text("\ufeff" + TREE, encoding="utf-8")
    return path


def test_published_files_are_added_up(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    done = gongkai("rollup", *two_years, "--tree", tree, "--year", "2023", "--json")
    result = json.loads(done.stdout)

    assert done.exit_code == 0
    assert list(result) == ["report", "coverage", "differences"]
    assert result["report"]["cells"]["requests.received.total"]["value"] == 4
    assert result["coverage"]["used"] == ["2"]
    assert result["coverage"]["missing"] == ["3"]
    assert [(one["source"], one["reason"]) for one in result["coverage"]["not_summed"]] == [("2022.md#0", "other_year")]
    assert result["coverage"]["cells"]["requests.received.total"] == {"printed": 1, "blank": 0, "ambiguous": 0, "absent": 0}


def test_lines_of_read_are_added_up_too(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path, tmp_path: Path) -> None:
    lines = tmp_path / "reports.ndjson"
    lines.write_text(gongkai("read", "--json", two_years[1]).stdout, encoding="utf-8")

    assert gongkai("rollup", lines, "--tree", tree, "--json").stdout == gongkai("rollup", two_years[1], "--tree", tree, "--json").stdout


def test_the_table_names_who_is_missing(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    out = gongkai("rollup", two_years[1], "--tree", tree).stdout

    assert "清河市 2023" in out
    assert "清河市林业局" in out
    assert "收到和处理政府信息公开申请情况" in out
    assert any(line.split()[:3] == ["本年新收政府信息公开申请数量", "总计", "4"] for line in out.splitlines())
    assert any(line.split()[:3] == ["本年度办理结果·总计", "总计", "6"] for line in out.splitlines())
    assert "requests." not in out


def test_why_a_report_was_not_added_up_is_said_in_words(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    arguments = ("rollup", *two_years, "--tree", tree, "--year", "2023")

    assert "2022.md#0: 年度不符" in gongkai(*arguments).stdout
    assert "2022.md#0: of another year" in gongkai(*arguments, "--lang", "en").stdout


def test_a_tree_as_excel_writes_it_in_china(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    expected = gongkai("rollup", two_years[1], "--tree", tree).stdout
    tree.write_bytes(TREE.encode("gb18030"))

    assert gongkai("rollup", two_years[1], "--tree", tree).stdout == expected


def test_what_is_wrong_with_the_tree_is_said_in_chinese(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    tree.write_text(TREE + "2,再来,1,,\n9,别处,8,,\n", encoding="utf-8")
    done = gongkai("rollup", two_years[1], "--tree", tree)

    assert "第 5 行：代码 '2' 已在第 3 行出现；第 6 行：上级代码 '8'（下级 '9'）不在表中" in done.stderr


def test_what_cannot_be_guessed_is_asked_for(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    years = gongkai("rollup", *two_years, "--tree", tree)
    tree.write_text(TREE + "9,别处,,city,government\n", encoding="utf-8")
    roots = gongkai("rollup", two_years[1], "--tree", tree)

    assert (years.exit_code, roots.exit_code) == (2, 2)
    assert "2022, 2023" in years.stderr
    assert "--year" in years.stderr
    assert "--root" in roots.stderr


def test_a_tree_that_cannot_be_used_is_an_error(gongkai: Gongkai, two_years: tuple[Path, Path], tree: Path) -> None:
    tree.write_text("code,name\n1,a\n", encoding="utf-8")
    done = gongkai("rollup", two_years[1], "--tree", tree)

    assert done.exit_code == 1
    assert "机关表不能使用" in done.stderr
    assert gongkai("rollup", two_years[1], "--tree", tree.parent / "gone.csv").exit_code == 1
