"""Service: the day of the answer is not the date on the letter."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.reasoning import Effect
from gongkai.law.service import Mode, service

POSTED, SIGNED, ARRIVED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 28)
EVENTS = {"posted": POSTED, "signed": SIGNED, "arrived": ARRIVED}


@pytest.mark.parametrize(
    ("mode", "answered", "code"),
    [
        (Mode.DIRECT, SIGNED, "DLV"),
        (Mode.ENTRUSTED, SIGNED, "DLV"),
        (Mode.POST, POSTED, "DLV"),
        (Mode.COURIER, SIGNED, "POST 55"),
        (Mode.ELECTRONIC, ARRIVED, "CPL 90"),
    ],
)
def test_the_day_of_the_answer(mode: Mode, answered: date, code: str) -> None:
    found = service(mode, EVENTS)

    assert found.answered == answered
    assert [(step.on, step.rule, step.basis and step.basis.code, step.effect) for step in found.reasoning] == [
        (answered, "A.5", code, Effect.SATISFY)
    ]


def test_what_has_not_arrived_has_not_been_answered() -> None:
    found = service(Mode.DIRECT, {"posted": POSTED})

    assert found.answered is None
    assert [(step.on, step.effect) for step in found.reasoning] == [(None, Effect.NOTE)]


def test_unknown_events_are_refused() -> None:
    with pytest.raises(ContractError, match=r"^unknown event received, sent\. use one of posted, signed, arrived\.$"):
        service(Mode.POST, {"sent": POSTED, "received": SIGNED})
