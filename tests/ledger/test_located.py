"""An error about a case names file and line, wherever the case stands."""

import pytest

from gongkai.ledger.chain import seal
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many
from gongkai.ledger.located import Located
from gongkai.ledger.warning import WarningCode
from tests.ledger.stories import told

WRONG = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-10 Dispatched mode=post"]
RIGHT = ["2026-03-02 RequestArrived"]


@pytest.mark.parametrize(("cases", "line"), [((WRONG, RIGHT), 4), ((RIGHT, WRONG), 5), ((RIGHT, WRONG, RIGHT), 5)])
def test_the_line_is_that_of_the_entry_blank_lines_counted(cases: tuple[list[str], ...], line: int) -> None:
    lines = [b"\n", *(f"{one}\n".encode() for at, story in enumerate(cases) for one in seal(told(story, f"R-{at}")))]
    entries, faults = Located(lines, source="a.jsonl"), list[LedgerError]()

    assert len(list(fold_many(entries, keep_going=lambda error: faults.append(entries.at(error))))) == len(cases) - 1
    assert [fault.line for fault in faults] == [line]
    assert faults[0].where.startswith(f"a.jsonl:{line}: R-")


def test_an_error_that_has_its_line_keeps_it() -> None:
    with pytest.raises(LedgerError) as raised:
        list(Located([b"{damaged"], source="a.jsonl"))
    assert Located([], source="b.jsonl").at(raised.value) is raised.value
    assert raised.value.where == "a.jsonl:1"


def located(*lines: bytes) -> tuple[Located, list[LedgerError]]:
    """A file that was read whole, and what was told of its lines."""
    told_of: list[LedgerError] = []
    found = Located(lines, source="a.jsonl", keep_going=told_of.append)
    for _ in found:
        pass
    return found, told_of


def case(name: str, story: list[str] = RIGHT) -> list[bytes]:
    return [f"{one}\n".encode() for one in seal(told(story, name))]


def test_only_the_last_two_cases_are_remembered() -> None:
    """An entry of a case that was read long ago must not be told with the line of another case's entry of that number."""
    found, _ = located(*case("R-1"), *case("R-2"), *case("R-3"))
    errors = {
        name: LedgerError("opens no case", why="LR-05: a case begins with its arrival or filing", case=name, entry=1)
        for name in ("R-1", "R-2", "R-3")
    }

    assert found.at(errors["R-1"]) is errors["R-1"]
    assert [found.at(errors[name]).line for name in ("R-2", "R-3")] == [2, 3]
    assert [found.at(errors[name]).where for name in ("R-2", "R-3")] == ["a.jsonl:2: R-2", "a.jsonl:3: R-3"]


def test_what_names_no_entry_or_its_own_line_stays_as_it_is() -> None:
    found, _ = located(*case("R-1"))
    without_entry, with_line = LedgerError("no", case="R-1"), LedgerError("no", case="R-1", entry=1, line=7)
    of_no_case, unknown = LedgerError("no", entry=1), LedgerError("no", case="R-1", entry=2)

    assert [found.at(error) for error in (without_entry, with_line, of_no_case, unknown)] == [without_entry, with_line, of_no_case, unknown]
    assert Located([], source="a.jsonl").at(of_no_case) is of_no_case


def test_the_rest_of_a_damaged_file_is_located_too() -> None:
    found, told_of = located(*case("R-1"), b"{damaged\n", *case("R-2"))

    assert [error.where for error in told_of] == ["a.jsonl:2"]
    assert found.at(LedgerError("no", case="R-2", entry=1)).line == 3


def test_cases_without_hashes_are_counted_and_the_first_of_them_named() -> None:
    """Sealed ones between them are not."""
    lines = [line for at in range(25) for line in (*unsealed(f"U-{at}"), *case(f"R-{at}"))]
    found, _ = located(*lines)
    (warning,) = found.warnings()

    assert (warning.code, warning.cases) == (WarningCode.UNSEALED, tuple(f"U-{at}" for at in range(20)))
    assert "等 25 件" in warning.message.zh
    assert "and 20 more" in warning.message.en
    assert located(*case("R-1"))[0].warnings() == ()


def unsealed(name: str) -> list[bytes]:
    return [line[:-76] + b"}\n" for line in case(name)]
