"""A third form is one new file: with it and nothing else its reports are read, checked, rendered, added up, compared and counted."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PAGE = """<meta charset="utf-8"><h1>{organ}2032年政府信息公开工作年度报告</h1>
<h2>一、总体情况</h2><p>本年制发行政规范性文件5件。</p>
<h2>二、主动公开政府信息情况</h2>
<table><tr><td colspan="3">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年拟定件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>3</td></tr><tr><td>行政规范性文件</td><td>4</td><td>27</td></tr>
<tr><td colspan="3">第二十条第（六）项</td></tr><tr><td>信息内容</td><td colspan="2">本年处理决定数量</td></tr>
<tr><td>行政处罚</td><td colspan="2">118</td></tr></table>
<h2>三、收到和处理政府信息公开申请情况</h2>
<table><tr><td rowspan="2" colspan="3">信息内容</td><td colspan="3">申请人情况</td></tr>
<tr><td>自然人</td><td>单位申请人</td><td>总计</td></tr>
<tr><td colspan="3">一、本年新收政府信息公开申请数量</td><td>{received}</td><td>2</td><td>11</td></tr>
<tr><td colspan="3">二、上年结转政府信息公开申请数量</td><td>1</td><td>0</td><td>1</td></tr>
<tr><td rowspan="4">三、本年度办理结果</td><td rowspan="2">（一）予以公开</td><td>1.网上提供</td><td>5</td><td>1</td><td>6</td></tr>
<tr><td>2.书面提供</td><td>2</td><td>0</td><td>2</td></tr>
<tr><td colspan="2">（二）部分公开</td><td>1</td><td>1</td><td>2</td></tr>
<tr><td colspan="2">（三）总计</td><td>8</td><td>2</td><td>10</td></tr>
<tr><td colspan="3">四、结转下年度继续办理</td><td>2</td><td>0</td><td>2</td></tr></table>
<h2>四、政府信息公开行政复议、行政诉讼情况</h2>
<table><tr><td rowspan="2" colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>{results}{results}{results}</tr><tr><td>1</td><td></td><td>0</td><td>0</td><td>1</td>{none}{none}</tr></table>"""
RESULTS = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
NONE = "<td>0</td>" * 5

FIGURES: dict[str, dict[str, int | None]] = {
    "disclosure.rules": {"drawn_up": 0, "in_force": 3},
    "disclosure.normative_documents": {"drawn_up": 4, "in_force": 27},
    "disclosure.penalties": {"decisions": 118},
    "requests.received": {"natural_person": 9, "body": 2, "total": 11},
    "requests.carried_in": {"natural_person": 1, "body": 0, "total": 1},
    "requests.outcome.granted.online": {"natural_person": 5, "body": 1, "total": 6},
    "requests.outcome.granted.paper": {"natural_person": 2, "body": 0, "total": 2},
    "requests.outcome.partial": {"natural_person": 1, "body": 1, "total": 2},
    "requests.outcome.total": {"natural_person": 8, "body": 2, "total": 10},
    "requests.carried_out": {"natural_person": 2, "body": 0, "total": 2},
    "remedies.review": {"upheld": 1, "corrected": None, "other": 0, "pending": 0, "total": 1},
    "remedies.suit_direct": {"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0},
    "remedies.suit_after_review": {"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0},
}
CELLS = {f"{row}.{column}": value for row, values in FIGURES.items() for column, value in values.items()}

Gongkai = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def gongkai(tmp_path_factory: pytest.TempPathFactory) -> Gongkai:
    """The command of a copy of the library that differs by one file."""
    copy = tmp_path_factory.mktemp("library")
    shutil.copytree(ROOT / "src" / "gongkai", copy / "gongkai", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tests" / "third-form.toml", copy / "gongkai" / "report" / "data" / "cn-ogi-2031.toml")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from gongkai.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, cwd=copy, env={"PYTHONPATH": str(copy)}, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own command

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return written(tmp_path / "2032.html")


def written(path: Path, organ: str = "青禾市水利局", received: int = 9) -> Path:
    path.write_text(PAGE.format(organ=organ, received=received, results=RESULTS, none=NONE), encoding="utf-8")
    return path


def the_report(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    (report,) = json.loads(done.stdout)["reports"]
    return report


def values(report: Any) -> dict[str, int | None]:
    return {key: cell["value"] for key, cell in report["cells"].items()}


def test_it_is_read(gongkai: Gongkai, page: Path) -> None:
    report = the_report(gongkai("read", page, "--json"))

    assert (report["form"], report["year"], report["issues"]) == ("cn-ogi-2031", 2032, [])
    assert values(report) == CELLS
    assert {cell["status"] for key, cell in report["cells"].items() if key != "remedies.review.corrected"} == {"read"}


def test_it_is_checked_by_its_own_notice(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("check", written(tmp_path / "2032.html", received=8), "--json")
    assert done.returncode == 1, done.stderr
    (report,) = json.loads(done.stdout)["reports"]

    found = {(one["code"], one["cells"][0], one["expected"], one["actual"]) for one in report["findings"]}
    assert found == {
        ("TO-01", "requests.received.natural_person", 11, 10),
        ("TO-03", "requests.received.natural_person", 9, 10),
        ("TO-12", "disclosure.normative_documents.drawn_up", 4, 5),
    }
    assert {one["law"] for one in report["findings"] if one["code"] != "TO-12"} == {
        "《政府信息公开工作年度报告新格式》（某办函〔2031〕1号）"
    }


@pytest.mark.parametrize("format", ["html", "docx"])
def test_what_is_rendered_reads_back(gongkai: Gongkai, page: Path, format: str) -> None:
    rendered = page.with_name(f"again.{format}")
    assert gongkai("render", page, "--to", format, "-o", rendered).returncode == 0

    assert values(the_report(gongkai("read", rendered, "--json"))) == CELLS


def test_it_is_added_up(gongkai: Gongkai, page: Path) -> None:
    organs = page.with_name("organs.csv")
    organs.write_text("code,name,parent,level,kind\n1,青禾市,,,\n2,青禾市水利局,1,,\n3,青禾市教育局,1,,\n", encoding="utf-8")
    done = gongkai("rollup", page, written(page.with_name("b.html"), "青禾市教育局"), "--tree", organs, "--json")

    assert done.returncode == 0, done.stderr
    assert values(json.loads(done.stdout)["report"]) == {key: value and 2 * value for key, value in CELLS.items()}


def test_years_on_two_forms_are_compared_in_the_cells_of_the_earlier_one(gongkai: Gongkai, page: Path) -> None:
    earlier = {"requests.received.total": 10, "requests.outcome.granted.total": 5, "requests.outcome.denied.state_secret.total": 1}
    cells = {key: {"value": value, "printed": str(value), "status": "read", "at": None} for key, value in earlier.items()}
    before = {"organ": "青禾市水利局", "year": 2030, "form": "cn-ogi-2021", "scope": None, "cells": cells, "findings": [], "issues": []}
    line = {"source": "2030", "reports": [{"index": 0, **before, "truncated": False, "duplicate_of": None}], "issues": []}
    file = page.with_name("2030.ndjson")
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    done = gongkai("compare", file, page, "--json")

    assert done.returncode == 0, done.stderr
    changes = {one["key"]: (one["before"], one["after"]) for one in json.loads(done.stdout)["changes"]}
    assert changes == {"requests.received.total": (10, 11), "requests.outcome.granted.total": (5, 6 + 2)}


def test_a_corpus_holds_and_checks_it(gongkai: Gongkai, page: Path) -> None:
    written(page, received=8)
    corpus = page.with_name("corpus")
    assert gongkai("corpus", "read", page, "-o", corpus, "--jobs", "1").returncode == 0
    done = gongkai("corpus", "audit", corpus, "--json")

    found = {(one["code"], one["left_side"], one["right_side"]) for one in map(json.loads, done.stdout.splitlines())}
    assert found == {("TO-01", 10, 11), ("TO-03", 9, 10)}
