"""What a refusal carries."""

import pytest

from gongkai.errors import GongkaiError
from gongkai.ledger.errors import LedgerError


@pytest.mark.parametrize(
    ("why", "rule"), [("RQ-05 (OGI-R 30): once", "RQ-05"), ("LR-07: a strike is never struck", "LR-07"), ("because", ""), ("", "")]
)
def test_the_rule_stands_in_front_of_the_reason(why: str, rule: str) -> None:
    assert LedgerError("no", why=why).rule == rule


def test_it_says_where_it_stands() -> None:
    error = LedgerError("no", why="LR-01: because", remedy="mend it", case="R-1", entry=3)

    located = error.at("ledger.jsonl", 17)

    assert isinstance(error, GongkaiError)
    assert str(error) == "R-1: no. LR-01: because. mend it."
    assert str(located) == "ledger.jsonl:17: R-1: no. LR-01: because. mend it."
    assert (located.case, located.entry, located.line, located.rule) == ("R-1", 3, 17, "LR-01")
    assert str(LedgerError("no").at("f", 2)) == "f:2: no."
