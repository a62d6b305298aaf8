"""An error about a case names file and line, wherever the case stands."""

import pytest

from gongkai.ledger.chain import seal
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many
from gongkai.ledger.located import Located
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
