"""Decisions: what they lack, and the one outcome of a request with several answers."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.decisions import combined, missing, required
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.requirements import Requirement
from gongkai.law.settings import Settings

DAY = date(2026, 5, 6)
SPLIT = Settings(mixed_items_are_partial=False)


@pytest.mark.parametrize(
    ("outcome", "needs"),
    [
        (Outcome.ALREADY_PUBLIC, "public_place"),
        (Outcome.GRANTED, "provision"),
        (Outcome.REFUSE_STATE_SECRET, "reasons classification not_severable"),
        (Outcome.REFUSE_LAW_FORBIDS, "reasons forbidding_provision not_severable"),
        (Outcome.REFUSE_SECURITY, "reasons risk_assessment not_severable"),
        (Outcome.REFUSE_THIRD_PARTY, "reasons consultation_result not_severable"),
        (Outcome.REFUSE_DELIBERATIVE, "reasons not_severable no_duty_to_disclose"),
        (Outcome.NOT_EXIST, "search_record"),
        (Outcome.NOT_THIS_ORG, "reasons responsible_organ"),
        (Outcome.REPEATED, "earlier_reply"),
        (Outcome.EXCESSIVE, "reasons request_counts reasons_asked"),
        (Outcome.ABANDONED_NO_CORRECTION, "correction_notice lapse"),
        (Outcome.ABANDONED_FEE, "fee_notice lapse"),
    ],
)
def test_what_each_decision_needs(outcome: Outcome, needs: str) -> None:
    assert [str(one) for one in required(outcome, DAY)] == needs.split()


def test_what_is_given_is_not_missing() -> None:
    given = {Requirement.REASONS, Requirement.NOT_SEVERABLE}

    assert missing(Outcome.REFUSE_STATE_SECRET, given, DAY) == (Requirement.CLASSIFICATION,)
    assert missing(Outcome.REFUSE_STATE_SECRET, {*given, Requirement.CLASSIFICATION}, DAY) == ()


def test_every_outcome_needs_something() -> None:
    assert all(required(outcome, DAY) for outcome in Outcome)


def test_a_partial_disclosure_needs_what_its_grounds_need_but_that_nothing_can_be_severed() -> None:
    needs = required(Outcome.PARTIAL, DAY, grounds=[Ground.REFUSE_STATE_SECRET, Ground.NOT_EXIST])

    assert set(needs) == {"reasons", "provision", "withheld_grounds", "classification", "search_record"}


def test_the_2008_regulation_demanded_less() -> None:
    assert required(Outcome.NOT_THIS_ORG, date(2019, 5, 14)) == (Requirement.RESPONSIBLE_ORGAN,)


def test_whether_internal_affairs_must_be_checked_for_a_duty_to_disclose_is_a_setting() -> None:
    assert Requirement.NO_DUTY_TO_DISCLOSE in required(Outcome.REFUSE_INTERNAL, DAY)
    assert Requirement.NO_DUTY_TO_DISCLOSE not in required(Outcome.REFUSE_INTERNAL, DAY, settings=Settings(duty_breaks_internal=False))


def test_the_same_setting_holds_for_a_part_and_for_what_is_missing() -> None:
    """OGI-R 16: the sentence on duties to disclose stands in the second paragraph; an office may read it for internal affairs too."""
    narrow = Settings(duty_breaks_internal=False)
    duty, given = Requirement.NO_DUTY_TO_DISCLOSE, {Requirement.REASONS, Requirement.NOT_SEVERABLE}

    assert duty in required(Outcome.PARTIAL, DAY, grounds=[Ground.REFUSE_INTERNAL])
    assert duty not in required(Outcome.PARTIAL, DAY, grounds=[Ground.REFUSE_INTERNAL], settings=narrow)
    assert missing(Outcome.REFUSE_INTERNAL, given, DAY) == (duty,)
    assert missing(Outcome.REFUSE_INTERNAL, given, DAY, settings=narrow) == ()


def test_grounds_belong_to_partial_disclosure() -> None:
    with pytest.raises(ContractError, match="partial disclosure only"):
        missing(Outcome.GRANTED, (), DAY, grounds=[Ground.NOT_EXIST])


@pytest.mark.parametrize(
    ("items", "one"),
    [
        ("granted", Outcome.GRANTED),
        ("already_public granted", Outcome.GRANTED),
        ("granted refuse_internal", Outcome.PARTIAL),
        ("already_public not_exist", Outcome.PARTIAL),
        ("already_public granted not_this_org", Outcome.PARTIAL),
        ("partial granted", Outcome.PARTIAL),
        ("partial refuse_internal not_exist", Outcome.PARTIAL),
        ("granted other", Outcome.PARTIAL),
        ("refuse_internal refuse_deliberative", None),
        ("not_exist not_this_org", None),
        ("granted withdrawn", None),
        ("partial abandoned_fee", None),
        ("withdrawn", Outcome.WITHDRAWN),
        (" ".join(sorted({"granted", "already_public", "partial", *(ground.alone for ground in Ground)})), Outcome.PARTIAL),
    ],
)
def test_a_request_has_one_outcome(items: str, one: Outcome | None) -> None:
    outcomes = [Outcome(item) for item in items.split()]

    assert combined(outcomes) is one
    assert combined(outcomes[::-1] + outcomes) is one


def test_an_office_can_leave_mixed_items_to_an_officer() -> None:
    assert combined([Outcome.GRANTED, Outcome.NOT_EXIST], SPLIT) is None
    assert combined([Outcome.PARTIAL, Outcome.NOT_EXIST], SPLIT) is Outcome.PARTIAL
    assert combined([Outcome.GRANTED, Outcome.ALREADY_PUBLIC], SPLIT) is Outcome.GRANTED


def test_no_outcome_is_none() -> None:
    with pytest.raises(ContractError, match="no outcome"):
        combined([])
