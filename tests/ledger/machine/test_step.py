"""One kind of event and when it may happen."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.ledger.case import HandledCase, Mark, State
from gongkai.ledger.events.handling import Served
from gongkai.ledger.fold import fold
from gongkai.ledger.machine.step import Guard, Step, named, there, wrong
from tests.ledger.stories import told

MARK = Mark(date(2026, 3, 10), 5)


def test_a_step_follows_in_its_states_while_its_guards_hold() -> None:
    case = fold(told(["2026-03-02 RequestArrived"]))
    assert isinstance(case, HandledCase)
    guard: Guard[HandledCase] = Guard(lambda one: one.unit is None, "LR-12: once")
    step: Step[HandledCase] = Step(frozenset({State.RECEIVED}), lambda one, _, __: one, "LR-12: so", guards=(guard,))

    assert step.may_follow(case)
    assert not step.may_follow(case._replace(unit="a"))
    assert not step.may_follow(case._replace(state=State.ARCHIVED))


def test_an_event_is_named_with_its_entry_and_its_day() -> None:
    assert named(Served(), MARK) == named(Served, MARK) == "Served (entry 5, 2026-03-10)"
    why, remedy = "LR-05: a case begins with its arrival or filing", "record first how the case came in"
    error = wrong("R-1", Served(), MARK, "opens no case", why, remedy)

    assert str(error) == f"R-1: Served (entry 5, 2026-03-10) opens no case. {why}. {remedy}."
    assert (error.case, error.entry, error.rule) == ("R-1", 5, "LR-05")


def test_what_a_guard_has_made_sure_of_is_there() -> None:
    assert there(0) == 0
    with pytest.raises(ContractError, match=r"^a step was applied to a case that it cannot follow\. ask Step\.may_follow first\.$"):
        there(None)
