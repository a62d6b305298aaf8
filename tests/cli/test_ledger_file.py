"""What the commands about a ledger were given."""

from datetime import datetime, time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongkai.cli.ledger_file import as_of_option, ledger_lines
from gongkai.ledger.entry import SHANGHAI


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ledger.jsonl").write_bytes(b"a\nb\n")

    with ledger_lines(tmp_path / "ledger.jsonl") as (source, lines):
        assert source == "ledger.jsonl"
        assert list(lines) == [b"a\n", b"b\n"]
    with pytest.raises(FileNotFoundError), ledger_lines(tmp_path / "none"):
        pass


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
    assert CliRunner().invoke(command, ["--as-of", "31.3.2026"]).exit_code == 2
