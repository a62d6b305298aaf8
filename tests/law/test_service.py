"""Service: the day of the answer is not the date on the letter."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.reasoning import Effect
from gongkai.law.service import Mode, service
from gongkai.law.settings import ElectronicService, Settings

POSTED, SIGNED, ARRIVED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 28)
SENT = date(2026, 3, 26)
EVENTS = {"posted": POSTED, "sent": SENT, "signed": SIGNED, "arrived": ARRIVED}
ON_DISPATCH = Settings(electronic_service=ElectronicService.DISPATCH)


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


def test_an_electronic_reply_is_the_answer_when_it_is_sent_where_the_office_chose_so() -> None:
    found = service(Mode.ELECTRONIC, EVENTS, ON_DISPATCH)

    assert found.answered == SENT
    assert [(step.on, step.basis and step.basis.code, step.effect) for step in found.reasoning] == [(SENT, "DLV", Effect.SATISFY)]
    assert "按本机关的设置" in found.reasoning[0].text.zh
    assert "electronic_service = dispatch" in found.reasoning[0].text.en
    assert service(Mode.ELECTRONIC, {"arrived": ARRIVED}, ON_DISPATCH).answered is None
    assert service(Mode.ELECTRONIC, {"sent": SENT}).answered is None


@pytest.mark.parametrize("mode", [one for one in Mode if one is not Mode.ELECTRONIC])
def test_that_choice_is_about_electronic_replies_alone(mode: Mode) -> None:
    assert service(mode, EVENTS, ON_DISPATCH) == service(mode, EVENTS)


def test_what_has_not_arrived_has_not_been_answered() -> None:
    found = service(Mode.DIRECT, {"posted": POSTED})

    assert found.answered is None
    assert [(step.on, step.effect) for step in found.reasoning] == [(None, Effect.NOTE)]


def test_unknown_events_are_refused() -> None:
    with pytest.raises(ContractError, match=r"^unknown event delivered, received\. use one of posted, sent, signed, arrived\.$"):
        service(Mode.POST, {"received": SIGNED, "delivered": POSTED})
