"""`gongkai compare`: years of one organ, organs of one year."""

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES, Gongkai


def test_years_of_one_organ(gongkai: Gongkai, two_years: tuple[Path, Path]) -> None:
    result = json.loads(gongkai("compare", *two_years, "--json").stdout)
    (received,) = [one for one in result["changes"] if one["key"] == "requests.received.total"]

    assert result["years"] == [2022, 2023]
    assert (received["before"], received["after"], received["change"], received["percent"]) == (5, 4, -1, -20.0)
    assert [one["column"] for one in result["breaks"]] == ["natural_person", "total"]


def test_years_as_a_table(gongkai: Gongkai, two_years: tuple[Path, Path]) -> None:
    out = gongkai("compare", *two_years).stdout

    assert "清河市水利局" in out
    assert any(line.split() == ["本年新收政府信息公开申请数量", "总计", "2023", "5", "4", "-1", "-20.0"] for line in out.splitlines())
    assert "结转数前后不一致" in out
    assert any(line.split() == ["自然人", "2022", "2", "3"] for line in out.splitlines())


def test_in_english_cells_are_called_by_their_keys(gongkai: Gongkai, two_years: tuple[Path, Path]) -> None:
    lines = gongkai("compare", *two_years, "--lang", "en").stdout.splitlines()

    assert any(line.split() == ["received", "natural", "person", "2023", "5", "4", "-1", "-20.0"] for line in lines)
    assert any(line.split() == ["natural", "person", "2022", "2", "3"] for line in lines)


def test_organs_of_one_year(gongkai: Gongkai) -> None:
    paths = EXAMPLES / "bureau-2022.docx", EXAMPLES / "city-2022.pdf"
    result = json.loads(gongkai("compare", *paths, "--json").stdout)
    out = gongkai("compare", *paths).stdout

    assert result["organs"] == ["国家税务总局绥岭市税务局", "浔平市人民政府"]
    assert all(len(row["values"]) == 2 for row in result["rows"])
    assert "浔平市人民政府" in out
    assert "requests." not in out


def test_several_years_of_several_organs_are_wrong_usage(gongkai: Gongkai) -> None:
    done = gongkai("compare", EXAMPLES / "county-2021.html", EXAMPLES / "city-2022.pdf")

    assert done.exit_code == 2
    assert "浔台县人民政府" in done.stderr
