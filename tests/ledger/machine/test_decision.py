"""What a decision must rest on; the stories in scenarios/requests.toml have one of each, here are the edges."""

import pytest

from gongkai.law.rectifications import Rectification
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import ComplaintOutcome
from gongkai.ledger.fold import fold
from tests.ledger.machine.nexts import REQUEST
from tests.ledger.stories import told


def refused(*story: str) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        fold(told(list(story)))
    return caught.value


@pytest.mark.parametrize(("kind", "outcomes"), [("Rectification", list(Rectification)), ("Complaint", list(ComplaintOutcome))])
def test_each_kind_has_its_catalogue(kind: str, outcomes: list[str]) -> None:
    story = [f"2026-03-02 {kind}Arrived", "2026-03-02 Registered number=7"]
    for outcome in outcomes:
        assert fold(told([*story, f"2026-03-16 Decided outcome={outcome}"])) is not None
    error = refused(*story, "2026-03-16 Decided outcome=not_exist")
    assert error.rule == "RQ-11"
    assert error.remedy == f"use one of {', '.join(sorted(outcomes))}"


def test_an_unknown_outcome_and_one_of_another_time_are_told_apart() -> None:
    unknown = refused(*REQUEST, "2026-03-16 Decided outcome=forgotten")
    early = refused("2018-03-02 RequestArrived", "2018-03-02 Registered number=7", "2018-03-16 Decided outcome=excessive")

    assert "no outcome of a request is forgotten" in unknown.why
    assert "excessive did not exist on 2018-03-16" in early.why
    assert "granted" in early.remedy
    assert "excessive" not in early.remedy


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("outcome=partial grounds=not_exist,not_exist", "gives a ground twice"),
        ("outcome=partial grounds=granted", "withholds on the ground granted"),
        ("outcome=granted same_as=R-0", "is granted and the same as R-0"),
        ("outcome=repeated same_as=C-1", "names the case itself"),
    ],
)
def test_grounds_and_the_earlier_case_fit_the_outcome(decided: str, said: str) -> None:
    assert said in refused(*REQUEST, f"2026-03-16 Decided {decided}").what


def test_a_ground_of_another_time() -> None:
    error = refused("2018-03-02 RequestArrived", "2018-03-02 Registered number=7", "2018-03-16 Decided outcome=partial grounds=admin_query")

    assert "admin_query did not exist on 2018-03-16" in error.why
