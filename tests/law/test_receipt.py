"""Receipt: the scenarios are in scenarios/receipt.toml; here is what is refused and what is said."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.reasoning import Effect
from gongkai.law.receipt import Channel, channel_label, receipt
from gongkai.law.settings import Settings
from tests.law.rule_data import rule_data, text


@pytest.mark.parametrize("channel", Channel)
def test_a_confirmation_before_arrival_is_refused(channel: Channel) -> None:
    with pytest.raises(ContractError, match=r"^RQ-06: confirmed on 2026-03-01 is before arrived on 2026-03-02"):
        receipt(channel, date(2026, 3, 2), date(2026, 3, 1))


def test_there_was_no_rule_before_may_2008() -> None:
    with pytest.raises(
        ContractError, match=r"^no rule on receipt \(online\) was in force on 2008-04-30\. the first version is of 2008-05-01"
    ):
        receipt(Channel.ONLINE, date(2008, 4, 30))


def test_a_late_confirmation_is_said() -> None:
    texts = [step.text.zh for step in receipt(Channel.ORDINARY_POST, date(2026, 3, 2), date(2026, 3, 4)).reasoning]

    assert any("晚于当日" in text for text in texts)
    assert "2026-03-04（周三）为收到申请之日" in texts[-1]


def test_what_is_assumed_is_said() -> None:
    online = receipt(Channel.ONLINE, date(2026, 3, 2)).reasoning
    fax = receipt(Channel.FAX, date(2026, 3, 2)).reasoning

    assert online[-1].basis is not None
    assert online[-1].basis.code == "GC26"
    assert "未记录" in fax[-1].text.zh
    assert len(receipt(Channel.FAX, date(2026, 3, 2), date(2026, 3, 3)).reasoning) == 2


def test_an_office_can_let_its_officer_decide() -> None:
    found = receipt(Channel.ONLINE, date(2026, 3, 2), None, Settings(online_receipt_needs_officer=True))

    assert found.received is None
    assert "尚未与申请人确认" in found.reasoning[-1].text.zh


def test_channels_have_words() -> None:
    assert all(all(channel_label(channel)) for channel in Channel)


@pytest.mark.parametrize(
    ("channel", "confirmed", "decides"),
    [
        (Channel.IN_PERSON, None, "申请以当面提交方式到达，2026-03-02（周一）为收到申请之日。"),
        (Channel.IN_PERSON, date(2026, 3, 2), "申请以当面提交方式到达，2026-03-02（周一）为收到申请之日。"),
        (Channel.SIGNED_POST, date(2026, 3, 4), "申请以需签收的邮寄方式到达，2026-03-02（周一）为收到申请之日。"),
        (Channel.ORDINARY_POST, date(2026, 3, 2), "双方确认之日2026-03-02（周一）为收到申请之日。"),
        (Channel.ORDINARY_POST, date(2026, 3, 4), "双方确认之日2026-03-04（周三）为收到申请之日。"),
        (Channel.FAX, date(2026, 3, 4), "双方确认之日2026-03-04（周三）为收到申请之日。"),
        (Channel.FAX, None, "申请以政府信息公开工作机构的传真方式到达，2026-03-02（周一）为收到申请之日。"),
    ],
)
def test_the_reasoning_says_which_act_made_the_day(channel: Channel, confirmed: date | None, decides: str) -> None:
    """OGI-R 31: handing in and signing decide by themselves; what nobody signs for, and fax, by the confirmation of both sides."""
    starts = [step for step in receipt(channel, date(2026, 3, 2), confirmed).reasoning if step.effect is Effect.START]

    assert [step.text.zh for step in starts] == [decides]
    assert starts[0].text.en.endswith("that is the day of receipt.")
    assert ".," not in starts[0].text.en
    assert ("confirmed" in starts[0].text.en) is ("确认" in decides)
    assert (f"The request came: {channel_label(channel).en}, on 2026-03-02 (Mon): " in starts[0].text.en) is ("到达" in decides)


def test_each_step_stands_on_its_day() -> None:
    arrived, confirmed = date(2026, 3, 2), date(2026, 3, 4)

    assert [step.on for step in receipt(Channel.ORDINARY_POST, arrived).reasoning] == [arrived, None]
    assert [step.on for step in receipt(Channel.ORDINARY_POST, arrived, confirmed).reasoning] == [arrived, arrived, confirmed]
    assert [step.on for step in receipt(Channel.FAX, arrived, confirmed).reasoning] == [arrived, confirmed]
    assert [step.on for step in receipt(Channel.ONLINE, arrived).reasoning] == [arrived, None]


@pytest.mark.parametrize("given", rule_data("receipt.toml")["receipt"], ids=lambda row: f"{row['channel']} {row['since']}")
def test_each_channel_is_decided_as_its_rule_of_the_time_has_it(given: dict[str, Any]) -> None:
    """The four ways in which a day of receipt is found, on the first day of each rule."""
    arrived, confirmed = given["since"], given["since"] + timedelta(days=1)
    decided = {
        "arrival": (arrived, arrived),
        "confirmation": (None, confirmed),
        "message": (arrived, arrived),
        "either": (arrived, confirmed),
    }
    unconfirmed, both = (receipt(Channel(given["channel"]), arrived, day) for day in (None, confirmed))

    assert (unconfirmed.received, both.received) == decided[given["decides"]]
    assert unconfirmed.reasoning[0].basis == both.reasoning[0].basis == basis(given["basis"])


def test_the_labels_are_those_of_the_file() -> None:
    assert {channel: channel_label(channel) for channel in Channel} == {
        Channel(name): text(row) for name, row in rule_data("receipt.toml")["channels"].items()
    }
