"""The entries of a case stand together."""

import pytest

from gongkai.ledger.errors import LedgerError
from gongkai.ledger.together import Together


def test_a_case_that_begins_again_is_told_of_with_both_lines() -> None:
    together = Together()
    together.begin("R-1", 1)
    together.begin("R-2", 4)
    together.begin("R-3", 9)

    with pytest.raises(LedgerError) as caught:
        together.begin("R-2", 12)

    error = caught.value
    assert (error.rule, error.case, error.line) == ("LR-11", "R-2", 12)
    assert "began on line 4" in error.why
    assert "sort" in error.remedy


def test_a_case_that_began_is_known() -> None:
    together = Together()
    together.begin("R-1", 1)

    assert "R-1" in together
    assert "R-2" not in together
