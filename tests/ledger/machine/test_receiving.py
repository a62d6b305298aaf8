"""From arrival to the register."""

from gongkai.ledger.case import HandledCase, Mark, State
from gongkai.ledger.fold import fold
from tests.ledger.machine.nexts import HANDLED, REQUEST, nexts
from tests.ledger.stories import told


def test_what_may_happen_before_and_after_registration() -> None:
    assert nexts("2026-03-02 RequestArrived channel=ordinary_post") == {"ReceiptConfirmed", "Registered", "Withdrawn"}
    assert nexts("2026-03-02 RequestArrived channel=ordinary_post", "2026-03-02 Registered number=7") == {"ReceiptConfirmed", "Withdrawn"}
    assert nexts("2026-03-02 RequestArrived") == {"ReceiptConfirmed", "Registered", "Split", "Merged", "Withdrawn"}
    assert nexts(*REQUEST) == HANDLED


def test_a_second_confirmation_is_none() -> None:
    assert "ReceiptConfirmed" not in nexts(*REQUEST, "2026-03-03 ReceiptConfirmed")


def test_a_fax_confirmed_later_is_received_later_and_stays_where_it_stands() -> None:
    case = fold(told(["2026-03-02 RequestArrived channel=fax", "2026-03-02 Registered number=7", "2026-03-03 ReceiptConfirmed"]))

    assert isinstance(case, HandledCase)
    assert (case.state, case.received, case.confirmed) == (State.REGISTERED, Mark(case.arrived.on.replace(day=3), 3), case.received)


def test_split_and_merged_cases_are_archived_and_nothing_else() -> None:
    assert nexts(*REQUEST, "2026-03-03 Split into=R-8,R-9") == {"Archived"}
    assert nexts(*REQUEST, "2026-03-03 Merged into=R-8 identical=true") == {"Archived"}


def test_a_merger_says_into_what() -> None:
    case = fold(told([*REQUEST, "2026-03-03 Merged into=R-8 identical=false"]))

    assert isinstance(case, HandledCase)
    assert case.outcome is not None
    assert case.outcome.same_as == "R-8"
    assert case.outcome == case.latest
