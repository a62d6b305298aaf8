"""`gongkai corpus`: a folder into tables, and questions to them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Gongkai


@pytest.fixture
def corpus(gongkai: Gongkai, tmp_path: Path) -> Path:
    folder, bad = tmp_path / "corpus", tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    done = gongkai("corpus", "read", EXAMPLES, bad, "-o", folder, "--jobs", "1", "--json")
    summary = json.loads(done.stdout)

    assert done.exit_code == 0
    assert (summary["files"], summary["skipped"], summary["reports"]) == (9, 0, 8)
    assert [one["source"] for one in summary["refused"]] == ["bad.pdf"]
    assert "bad.pdf" in done.stderr
    return folder


def test_reading_again_reads_nothing(gongkai: Gongkai, corpus: Path) -> None:
    assert "8 个已在库中，读取 0 个" in gongkai("corpus", "read", EXAMPLES, "-o", corpus, "--jobs", "1").stdout
    assert "8 held already, 0 read" in gongkai("corpus", "read", EXAMPLES, "-o", corpus, "--jobs", "1", "--lang", "en").stdout


def test_the_audit_finds_what_check_finds(gongkai: Gongkai, corpus: Path) -> None:
    rows = [json.loads(line) for line in gongkai("corpus", "audit", corpus, "--json").stdout.splitlines()]
    checked = [json.loads(line) for line in gongkai("check", "--json", *sorted(EXAMPLES.iterdir())).stdout.splitlines()]
    found = [
        (source["source"], finding["code"], tuple(finding["cells"]))
        for source in checked
        for one in source["reports"]
        for finding in one["findings"]
        if finding["code"] in {"TO-01", "TO-02", "TO-03", "TO-05"}
    ]

    sides = {(row["code"], row["left_side"], row["right_side"]) for row in rows}

    assert found
    assert ("TO-03", 9227, 9234) in sides
    assert sorted((row["source"], row["code"], tuple(row["cells"])) for row in rows) == sorted(found)
    assert "TO-03" in gongkai("corpus", "audit", corpus).stdout


def test_the_statistics(gongkai: Gongkai, corpus: Path) -> None:
    data = json.loads(gongkai("corpus", "stats", corpus, "--json").stdout)
    table = gongkai("corpus", "stats", corpus).stdout

    assert list(data) == ["sources", "coverage", "rules", "issues", "rows", "cells"]
    assert data["sources"] == [{"sources": 9, "refused": 1, "without_report": 0, "reports": 8}]
    assert sum(row["reports"] for row in data["coverage"]) == 8
    assert "cn-ogi-2021" in table
    assert any(line.split() == ["2020", "cn-ogi-2019", "2", "2", "0", "0", "0", "0", "0"] for line in table.splitlines())
    assert "中位数" in table
    assert "requests." not in table
    assert "000000" not in table
    assert "50.0%" in table


def test_wrong_usage_and_no_corpus(gongkai: Gongkai, tmp_path: Path) -> None:
    both = gongkai("corpus", "read", EXAMPLES, "-o", tmp_path / "c", "--jobs", "1", "--scheduler", "tcp://127.0.0.1:1")
    none = gongkai("corpus", "stats", tmp_path)

    assert both.exit_code == 2
    assert none.exit_code == 1
    assert "这里没有语料库" in none.stderr
