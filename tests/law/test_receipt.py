"""Receipt: the scenarios are in scenarios/receipt.toml; here is what is refused and what is said."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.receipt import Channel, channel_label, receipt
from gongkai.law.settings import Settings


@pytest.mark.parametrize("channel", Channel)
def test_a_confirmation_before_arrival_is_refused(channel: Channel) -> None:
    with pytest.raises(ContractError, match="confirmed on 2026-03-01 is before arrived on 2026-03-02"):
        receipt(channel, date(2026, 3, 2), date(2026, 3, 1))


def test_there_was_no_rule_before_may_2008() -> None:
    with pytest.raises(ContractError, match="2008-04-30"):
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
