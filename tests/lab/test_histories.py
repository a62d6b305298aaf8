"""Histories of single cases are legal and end as they are told to."""

from datetime import date, timedelta

import pytest

from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.ledger.case import DisputeCase, HandledCase, State
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.opening import ApplicantKind
from gongkai.ledger.fold import fold
from lab.histories import LAPSE, LAPSES, DisputeStory, RequestStory, dispute, request

DAY = date(2023, 3, 6)


def asked(finished: date | None = None, outcome: Outcome | None = None, channel: Channel = Channel.IN_PERSON) -> RequestStory:
    return RequestStory("c-1", "甲局", ApplicantKind.RESEARCH, channel, DAY, finished, outcome, "c-0")


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("wait", [0, 1, 60])
def test_a_request_ends_on_its_day_with_its_outcome(outcome: Outcome, wait: int) -> None:
    end = DAY + timedelta(days=max(wait, LAPSE if outcome in LAPSES else 0))
    case = fold(request(asked(end, outcome)))

    assert isinstance(case, HandledCase)
    assert case.outcome is not None
    assert (case.outcome.code, case.outcome.answered and case.outcome.answered.on) == (outcome, end)


@pytest.mark.parametrize("channel", Channel)
def test_a_request_is_received_on_its_day_whatever_the_channel(channel: Channel) -> None:
    case = fold(request(asked(channel=channel)))

    assert isinstance(case, HandledCase)
    assert (case.received and case.received.on, case.outcome) == (DAY, None)


@pytest.mark.parametrize("court", [True, False])
@pytest.mark.parametrize("result", [None, *Result])
def test_a_dispute_ends_on_its_day_with_its_result(result: Result | None, *, court: bool) -> None:
    ended = None if result is None else DAY + timedelta(days=90)
    case = fold(dispute(DisputeStory("d-1", "甲局", court, False, DAY, ended, result)))

    assert isinstance(case, DisputeCase)
    assert [(one.result, one.made.on) for one in case.conclusions] == ([] if result is None else [(result, ended)])


def test_a_suit_can_be_in_its_second_instance() -> None:
    ended = fold(dispute(DisputeStory("d-1", "甲局", True, True, DAY, DAY + timedelta(days=200), Result.REVOKED, True)))
    pending = fold(dispute(DisputeStory("d-1", "甲局", True, True, DAY, appealed=True)))

    assert isinstance(ended, DisputeCase)
    assert isinstance(pending, DisputeCase)
    assert [one.result for one in ended.conclusions] == [Result.UPHELD, Result.REVOKED]
    assert (len(pending.conclusions), pending.state) == (1, State.PENDING)
