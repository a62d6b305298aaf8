"""What the commands about a ledger were given."""

import json
from codecs import BOM_UTF8
from datetime import datetime, time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongkai.cli.ledger import ledger
from gongkai.cli.ledger_file import as_of_option, ledger_lines
from gongkai.cli.main import main
from gongkai.law.zone import SHANGHAI
from tests.cli.ledgers import ANSWERED, written


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ledger.jsonl").write_bytes(b"a\nb\n")

    with ledger_lines(tmp_path / "ledger.jsonl") as (source, lines):
        assert source == "ledger.jsonl"
        assert list(lines) == [b"a\n", b"b\n"]
    with pytest.raises(FileNotFoundError), ledger_lines(tmp_path / "none"):
        pass


@pytest.mark.parametrize(
    ("content", "lines"), [(BOM_UTF8 + b"a\nb\n", [b"a\n", b"b\n"]), (BOM_UTF8, []), (b"", []), (b"a" + BOM_UTF8, [b"a" + BOM_UTF8])]
)
def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path, content: bytes, lines: list[bytes]) -> None:
    (tmp_path / "ledger.jsonl").write_bytes(content)

    with ledger_lines(tmp_path / "ledger.jsonl") as (_, found):
        assert list(found) == lines


def test_commands_read_a_ledger_and_a_root_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path / "ledger.jsonl", R_1=ANSWERED)
    root = CliRunner().invoke(ledger, ["verify", str(path), "--json"]).stdout_bytes
    (tmp_path / "root.json").write_bytes(BOM_UTF8 + root)
    path.write_bytes(BOM_UTF8 + path.read_bytes())

    verified = CliRunner().invoke(ledger, ["verify", str(path), "--root", str(tmp_path / "root.json")])
    explained = CliRunner().invoke(ledger, ["explain", "-", "--case", "R-1", "--json"], input=path.read_bytes())
    assert (verified.exit_code, explained.exit_code, explained.stderr) == (0, 0, "")
    assert len(json.loads(explained.stdout)["timeline"]) == len(ANSWERED)


@pytest.mark.parametrize(
    ("given", "instant"),
    [
        ([], None),
        (["--as-of", "2026-03-31"], datetime.combine(datetime(2026, 3, 31, tzinfo=SHANGHAI), time.max, SHANGHAI)),
        (["--as-of", "2026-03-31T18:00:00"], datetime(2026, 3, 31, 18, tzinfo=SHANGHAI)),
        (["--as-of", "2026-03-31T10:00:00+00:00"], datetime(2026, 3, 31, 18, tzinfo=SHANGHAI)),
    ],
)
def test_a_day_is_meant_to_its_end_in_the_time_of_shanghai(given: list[str], instant: datetime | None) -> None:
    seen: list[datetime | None] = []

    @click.command()
    @as_of_option
    def command(as_of: datetime | None) -> None:
        seen.append(as_of)

    assert CliRunner().invoke(command, given).exit_code == 0
    assert seen == [instant]


@pytest.mark.parametrize("given", ["31.3.2026", "20260331", "2026-W14-2", "2026-02-30", "2026-03-31T25:00", "2026-03", ""])
def test_what_is_no_day_is_refused_in_chinese_words(tmp_path: Path, given: str) -> None:
    path = written(tmp_path / "ledger.jsonl", R_1=ANSWERED)
    result = CliRunner().invoke(main, ["ledger", "explain", str(path), "--case", "R-1", "--as-of", given])

    assert result.exit_code == 2
    assert f"{given!r} 不是日期，也不是时刻；应写作 2027-01-31" in result.stderr
