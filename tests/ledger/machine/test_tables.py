"""The steps of each kind of case."""

from gongkai.law.settings import DEFAULTS, Settings
from gongkai.ledger.case import Kind
from gongkai.ledger.events.handling import CorrectionRequested, ExplanationRequested
from gongkai.ledger.machine.tables import machine


def test_each_kind_has_steps_of_its_own() -> None:
    steps = machine(DEFAULTS).steps

    assert set(steps) == set(Kind)
    assert [kind for kind in Kind if CorrectionRequested in steps[kind]] == [Kind.REQUEST]
    assert [kind for kind in Kind if ExplanationRequested in steps[kind]] == [Kind.COMPLAINT]


def test_the_tables_are_made_once_for_each_choice() -> None:
    assert machine(DEFAULTS) is machine(Settings())
    assert machine(DEFAULTS) is not machine(Settings(online_receipt_needs_officer=True))


def test_every_rule_begins_with_its_code() -> None:
    reasons = {step.why for steps in machine(DEFAULTS).steps.values() for step in steps.values()}
    reasons |= {guard.why for steps in machine(DEFAULTS).steps.values() for step in steps.values() for guard in step.guards}

    assert [why for why in reasons if not (why[2] == "-" and why[3:5].isdigit())] == []
