"""One case of a file, and what of it stands before the first line that is broken."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from gongkai.cli.ledger_case import Found, find
from gongkai.ledger.case import State
from gongkai.ledger.errors import LedgerError
from tests.cli.ledgers import ANSWERED, ASKED, written


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    return written(tmp_path / "l.jsonl", R_1=ANSWERED, R_2=ASKED).read_bytes().splitlines(keepends=True)


def found(lines: Sequence[bytes], case: str, as_of: datetime | None = None) -> tuple[Found, list[str]]:
    """What was found, and where what could not be read stands."""
    faults: list[LedgerError] = []
    return find(lines, case, as_of, "l.jsonl", faults.extend), [fault.where for fault in faults]


def test_a_case_that_can_be_read_is_found_whole_wherever_it_stands(lines: list[bytes]) -> None:
    for given in (lines, [*lines[4:], b" \n", *lines[:4]]):
        case, faults = found(given, "R-1")
        assert (len(case.entries), case.case and case.case.state, case.broken, case.left, faults) == (4, State.ANSWERED, None, 0, [])


def test_each_further_line_that_cannot_stand_makes_what_is_shown_shorter(lines: list[bytes]) -> None:
    """Without its second entry the fourth cannot stand either; the first line that is wrong is the one that is told."""
    case, _ = found([lines[0], *lines[2:]], "R-1")

    assert (len(case.entries), case.broken and case.broken.line, case.left) == (1, 2, 1)


def test_two_damaged_lines_are_told_the_first_as_the_one_that_breaks_the_case(lines: list[bytes]) -> None:
    given = [*lines[:2], b'{"case":"R-1"\n', b"{\n", *lines[4:6], b"[]\n"]
    case, faults = found(given, "R-1")

    assert (case.broken and case.broken.line, case.certain, len(case.entries)) == (3, True, 2)
    assert faults == ["l.jsonl:4", "l.jsonl:7"]


def test_a_damaged_line_before_the_case_is_not_of_it(lines: list[bytes]) -> None:
    case, faults = found([b"{\n", *lines], "R-1")

    assert (case.broken, faults) == (None, ["l.jsonl:1"])


def test_a_line_that_names_another_case_ends_the_one_before(lines: list[bytes]) -> None:
    given = [*lines[:4], b'{"v":1,"case":"R-9",\n', b"{\n", *lines[4:]]
    case, faults = found(given, "R-1")

    assert (case.broken, faults) == (None, ["l.jsonl:5", "l.jsonl:6"])


def test_nothing_of_a_case_is_an_error_that_the_damaged_lines_go_before(lines: list[bytes]) -> None:
    faults: list[LedgerError] = []
    with pytest.raises(LedgerError, match="there is no case R-9"):
        find([b"{\n", *lines], "R-9", None, "l.jsonl", faults.extend)

    assert [fault.where for fault in faults] == ["l.jsonl:1"]
