"""`gongkai read`: NDJSON or a table, nothing lost over a bad file."""

import json
from pathlib import Path

from gongkai.audit.audit import audit
from gongkai.audit.codec import Language, audited_to_json
from gongkai.audit.model import AuditedSource, Refusal
from gongkai.cli.read import json_line
from gongkai.report.codec import dumps
from tests.cli.conftest import EXAMPLES, Gongkai

COUNTY = EXAMPLES / "county-2021.html"


def test_json_is_one_object_a_file_and_nothing_else(gongkai: Gongkai) -> None:
    files = sorted(EXAMPLES.iterdir())
    done = gongkai("read", "--json", *files)
    lines = done.stdout.splitlines()

    assert done.exit_code == 0
    assert done.stderr == ""
    assert [json.loads(line)["source"] for line in lines] == [path.name for path in files]
    assert lines == [dumps(audited_to_json(audit(path.read_bytes(), path.name))) for path in files]


def test_messages_are_in_english_when_asked(gongkai: Gongkai) -> None:
    source = audit((EXAMPLES / "bureau-2020.txt").read_bytes(), "bureau-2020.txt")
    done = gongkai("read", "--json", "--lang", "en", EXAMPLES / "bureau-2020.txt")

    assert done.stdout.strip() == dumps(audited_to_json(source, Language.EN))


def test_a_folder_stands_for_its_files_and_standard_input_is_a_dash(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.html").write_bytes(COUNTY.read_bytes())
    (tmp_path / ".hidden").write_bytes(b"x")
    done = gongkai("read", "--json", tmp_path, "-", given=COUNTY.read_bytes())
    first, second = map(json.loads, done.stdout.splitlines())

    assert (first["source"], second["source"]) == ("deep/er/a.html", "-")
    assert first["reports"] == second["reports"]


def test_bad_files_are_listed_and_stop_nothing(gongkai: Gongkai, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    done = gongkai("read", "--json", bad, tmp_path / "gone.html", COUNTY)
    broken, gone, read = map(json.loads, done.stdout.splitlines())

    assert done.exit_code == 0
    assert broken["reports"] == gone["reports"] == []
    assert broken["error"]["what"] == "PDF 已损坏"
    assert gone["error"] == {"what": "文件打不开", "where": "", "why": "没有这个文件", "remedy": "请检查文件名和读取权限"}
    assert len(read["reports"]) == 1
    assert "error" not in read
    assert done.stderr.splitlines()[0] == "2 个文件未能读取："
    assert "gone.html: 文件打不开。没有这个文件。" in done.stderr


def test_silent_says_nothing_about_bad_files(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("read", "--json", "-q", tmp_path / "gone.html")

    assert json.loads(done.stdout)["error"]
    assert done.stderr == ""


def test_the_table_has_a_row_a_report(gongkai: Gongkai, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("今天天气很好，适合出门散步。", encoding="utf-8")
    lines = gongkai("read", EXAMPLES / "province-2020.html", empty).stdout.splitlines()

    assert "机关" in lines[0]
    assert lines[2].split()[:4] == ["province-2020.html", "河北省", "2020", "cn-ogi-2019"]
    assert lines[2].split()[4] == "198"
    assert lines[3].split() == ["empty.txt", "1"], "no report, one issue that says so"


def test_the_output_file_appears_whole(gongkai: Gongkai, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.ndjson"
    done = gongkai("read", "--json", COUNTY, "-o", out)

    assert done.stdout == ""
    assert out.read_text(encoding="utf-8") == gongkai("read", "--json", COUNTY).stdout
    assert [path.name for path in out.parent.iterdir()] == ["out.ndjson"]


def test_a_line_is_utf8_whatever_the_source_holds() -> None:
    line = json_line(AuditedSource("a\ud800", refusal=Refusal("x")), Language.EN)

    assert json.loads(line)["source"] == "a\ud800"
