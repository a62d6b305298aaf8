"""`gongkai ledger verify`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.ledger import ledger
from tests.cli.ledgers import ANSWERED, ASKED, written


def verify(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(ledger, ["verify", *map(str, arguments)], input=given)


def told(result: Result) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "ledger.jsonl", R_1=ANSWERED, R_2=ASKED)


def test_without_a_root_the_verdict_is_unknown(file: Path) -> None:
    result = verify(file)

    assert result.exit_code == 3
    assert result.stdout.startswith("无法判断")
    assert "案件 2 件，记录 8 条" in result.stdout


def test_with_its_root_it_is_ok(file: Path, tmp_path: Path) -> None:
    printed = verify(file, "--json")
    (tmp_path / "root.json").write_bytes(printed.stdout_bytes)

    assert (printed.exit_code, told(printed)["verdict"]) == (3, "unknown")
    for root in (tmp_path / "root.json", json.dumps(told(printed)["root"])):
        result = verify(file, "--root", root, "--lang", "en")
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("it is what the recorded root holds")


def test_a_cut_tail_is_broken_and_says_where(file: Path) -> None:
    root = json.dumps(told(verify(file, "--json"))["root"])
    cut = b"".join(file.read_bytes().splitlines(keepends=True)[:-1])

    result, chinese = verify("-", "--root", root, "--json", given=cut), verify("-", "--root", root, given=cut)

    answer = told(result)
    assert (result.exit_code, answer["verdict"], answer["faults_total"]) == (1, "broken", 2)
    assert answer["faults"][1]["case"] == "R-2"
    assert chinese.exit_code == 1
    assert "当时已登记案件 2 件、记录 7 条；根所载为" in chinese.stdout


def test_an_altered_entry_is_told_with_file_line_and_rule(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"not_exist", b"granted"))

    result = verify(file)

    assert result.exit_code == 1
    assert "ledger.jsonl:3: R-1: 该条被改动" in result.stdout
    assert "LR-15" in result.stdout
    assert told(verify(file, "--json"))["faults"][0]["entry"] == 3


def test_what_came_after_the_root_is_counted(file: Path, tmp_path: Path) -> None:
    root = json.dumps(told(verify(file, "--json"))["root"])
    grown = written(tmp_path / "grown.jsonl", R_1=(*ANSWERED, "2026-03-30 Archived"), R_2=ASKED)

    result = verify(grown, "--root", root, "--lang", "en")

    assert result.exit_code == 0
    assert "1 entries were recorded after the root" in result.stdout


def test_entries_without_hashes_are_counted(file: Path) -> None:
    bare = [{key: value for key, value in json.loads(line).items() if key != "hash"} for line in file.read_text().splitlines()]

    result = verify("-", given="\n".join(map(json.dumps, bare)).encode())

    assert result.exit_code == 3
    assert "其中 2 件没有哈希" in result.stdout


def test_only_a_hundred_faults_are_listed(tmp_path: Path) -> None:
    broken = tmp_path / "ledger.jsonl"
    broken.write_text("{\n" * 120)

    answer = told(verify(broken, "--json"))

    assert (answer["faults_total"], len(answer["faults"])) == (120, 100)
    assert "另有 20 处" in verify(broken).stdout


def test_an_empty_ledger_has_no_root() -> None:
    result = verify("-", "--json", given=b"")

    assert (result.exit_code, told(result)["root"], told(result)["cases"]) == (3, None, 0)


def test_what_is_no_root_is_refused(file: Path) -> None:
    result = verify(file, "--root", file)

    assert result.exit_code == 1
    assert "no root" in str(result.exception)


def test_cases_that_refer_to_unknown_ones_are_told_of_in_both_languages(tmp_path: Path) -> None:
    merged = (*ANSWERED[:2], "2026-03-03 Merged into=R-9 identical=true")
    path = written(tmp_path / "ledger.jsonl", R_1=merged)

    chinese, english, answer = verify(path), verify(path, "--lang", "en"), told(verify(path, "--json"))

    assert "请核对 unknown_case: R-1 记为与 R-9 合并办理或者重复" in chinese.stdout
    assert "please check unknown_case: R-1 is merged into R-9 or the same as it" in english.stdout
    assert (answer["verdict"], answer["faults"]) == ("unknown", [])
    assert [(one["code"], one["cases"]) for one in answer["warnings"]] == [("unknown_case", ["R-1", "R-9"])]


def test_no_more_warnings_are_printed_than_can_be_read(tmp_path: Path) -> None:
    merged = (*ANSWERED[:2], "2026-03-03 Merged into=R-0 identical=true")
    path = written(tmp_path / "ledger.jsonl", **{f"R_{number}": merged for number in range(1, 104)})
    result = verify(path)

    assert result.stdout.count("请核对 unknown_case") == 100
    assert "另有 3 处" in result.stdout
    assert len(told(verify(path, "--json"))["warnings"]) == 103
