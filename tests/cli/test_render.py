"""`gongkai render`: every format, one report at a time."""

import json
from pathlib import Path

import pytest

from gongkai.audit.audit import audit
from tests.cli.conftest import EXAMPLES, Gongkai

SOURCE = EXAMPLES / "county-2021.html"


def cells(path: Path) -> dict[str, object]:
    (one,) = audit(path.read_bytes(), path.name).reports
    return {key: cell.value for key, cell in one.read.report.cells.items()}


@pytest.mark.parametrize("format_", ["html", "docx", "xlsx", "pdf"])
def test_what_is_rendered_reads_as_the_source(gongkai: Gongkai, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"report.{format_}"
    done = gongkai("render", SOURCE, "--to", format_, "-o", out)

    assert (done.exit_code, done.stdout) == (0, "")
    assert cells(out) == cells(SOURCE)


def test_data_goes_to_standard_output(gongkai: Gongkai) -> None:
    report = json.loads(gongkai("render", SOURCE, "--to", "json").stdout)
    table = gongkai("render", SOURCE, "--to", "csv").stdout.splitlines()

    assert {key: cell["value"] for key, cell in report["cells"].items()} == json.loads(json.dumps(cells(SOURCE), default=float))
    assert len(table) == len(report["cells"]) + 1


def test_of_several_reports_one_is_chosen(gongkai: Gongkai, tmp_path: Path) -> None:
    lines = tmp_path / "two.ndjson"
    lines.write_text(gongkai("read", "--json", SOURCE, EXAMPLES / "province-2020.html").stdout, encoding="utf-8")
    unsaid, second, third = (
        gongkai("render", lines, "--to", "html"),
        gongkai("render", lines, "--to", "html", "--report", "1"),
        gongkai("render", lines, "--to", "html", "--report", "2"),
    )

    assert (unsaid.exit_code, third.exit_code) == (2, 2)
    assert "1: 河北省 2020" in unsaid.stderr
    assert "河北省2020年政府信息公开工作年度报告" in second.stdout
    assert len(gongkai("render", lines, "--to", "json").stdout.splitlines()) == 2


def test_a_file_that_cannot_be_read_or_holds_no_report(gongkai: Gongkai, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("今天天气很好，适合出门散步。", encoding="utf-8")

    assert gongkai("render", tmp_path / "gone", "--to", "html").exit_code == 1
    assert gongkai("render", empty, "--to", "html").exit_code == 2
