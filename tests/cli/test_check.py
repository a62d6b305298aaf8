"""`gongkai check`: findings, context, the page, and an exit code for scripts."""

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES, Gongkai

SOUND, FAULTY = EXAMPLES / "county-2021.html", EXAMPLES / "province-2020.html"


def codes(output: str) -> list[list[str]]:
    return [[finding["code"] for finding in one["findings"]] for line in output.splitlines() for one in json.loads(line)["reports"]]


def test_the_exit_code_says_whether_an_error_stands(gongkai: Gongkai) -> None:
    assert gongkai("check", SOUND).exit_code == 0
    assert gongkai("check", FAULTY).exit_code == 1
    assert gongkai("check", SOUND, FAULTY).exit_code == 1


def test_findings_are_listed_with_code_severity_message_and_source(gongkai: Gongkai) -> None:
    chinese, english = gongkai("check", FAULTY, SOUND).stdout, gongkai("check", "--lang", "en", FAULTY, SOUND).stdout

    assert chinese.count("TO-03 错误") == english.count("TO-03 error") == 1, "one heading for its four findings"
    assert "9038 + 189 = 9227" in chinese
    assert chinese.count("《政府信息公开工作年度报告格式（试行）》") == 1
    assert chinese.count("不平") == english.count("differs by") == 4
    assert "county-2021.html: 浔台县人民政府 2021 cn-ogi-2021 未见问题" in chinese
    assert chinese.splitlines()[-1] == "2 份报告：错误 4，警告 0，提示 0，不能判断 0"
    assert english.splitlines()[-1] == "2 reports: 4 errors, 0 warnings, 0 info, 0 not assessable"
    assert "\x1b" not in chinese, "no colours but on a terminal"


def test_json_is_what_read_prints(gongkai: Gongkai) -> None:
    assert gongkai("check", "--json", FAULTY).stdout == gongkai("read", "--json", FAULTY).stdout


def test_reports_of_consecutive_years_are_each_others_context(gongkai: Gongkai, two_years: tuple[Path, Path]) -> None:
    old, new = two_years
    alone, together = codes(gongkai("check", "--json", new).stdout), codes(gongkai("check", "--json", new, old).stdout)

    assert "TO-06" not in alone[0]
    assert together[0] == sorted([*alone[0], "TO-06", "TO-06"]), "natural persons and total"


def test_previous_is_context_and_not_checked(gongkai: Gongkai, two_years: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = two_years
    lines = tmp_path / "old.ndjson"
    lines.write_text(gongkai("read", "--json", old).stdout, encoding="utf-8")
    with_file, with_lines = (gongkai("check", "--json", new, "--previous", path).stdout for path in (old, lines))

    assert codes(with_file) == codes(with_lines) == [codes(gongkai("check", "--json", new, old).stdout)[0]]


def test_a_context_that_cannot_be_read_is_an_error(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("check", SOUND, "--previous", tmp_path / "gone.html")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.strip() == "gongkai: gone.html: 文件打不开。没有这个文件。请检查文件名和读取权限。"


def test_children_are_the_parts_of_one_report(gongkai: Gongkai, two_years: tuple[Path, Path]) -> None:
    old, _ = two_years
    part = old.parent / "part.md"
    part.write_text(old.read_text(encoding="utf-8").replace("| 5 |", "| 4 |"), encoding="utf-8")

    assert "TO-18" not in codes(gongkai("check", "--json", old, "--children", old).stdout)[0]
    assert "TO-18" in codes(gongkai("check", "--json", old, "--children", part).stdout)[0]
    assert gongkai("check", *two_years, "--children", part).exit_code == 2


def test_the_page_shows_findings_and_sources_and_is_named(gongkai: Gongkai, tmp_path: Path) -> None:
    page, bad = tmp_path / "audit" / "index.html", tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    done = gongkai("check", FAULTY, bad, "--html", page)
    content = page.read_text(encoding="utf-8")

    assert done.exit_code == 1
    assert str(page) in done.stdout
    assert "TO-03" in content
    assert "河北省2020年政府信息公开工作年度报告" in content
    assert "<mark" in content
    assert "bad.pdf" in content


def test_with_json_the_page_is_named_on_standard_error(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("check", "--json", SOUND, "--html", tmp_path / "a.html")

    assert len(codes(done.stdout)) == 1
    assert "a.html" in done.stderr


def test_what_is_said_in_several_places_is_said_once(gongkai: Gongkai, tmp_path: Path) -> None:
    sentence = "本年收到政府信息公开申请9999件。"
    page = SOUND.read_text(encoding="utf-8").replace("一年来，", sentence + "一年来，" + sentence)
    (tmp_path / "twice.html").write_text(page, encoding="utf-8")
    out = gongkai("check", tmp_path / "twice.html").stdout.splitlines()

    assert sum("9999" in line for line in out) == 1
    assert sum("9999" in line and line.endswith("（2 处）") for line in out) == 1
    assert out[-1].startswith("1 份报告：错误 0，警告 2，")
    assert gongkai("check", "--lang", "en", tmp_path / "twice.html").stdout.splitlines()[-1].startswith("1 report: 0 errors, 2 warnings,")
