"""Remedies: on the legal ground and the day, never on the row of the report."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedies import remedy, review_first
from gongkai.law.remedy_rules import Act, RemedyClass
from gongkai.law.review_bodies import CourtLevel, DecisionMaker, ReviewBody

DAY = date(2026, 5, 6)
BUREAU = DecisionMaker.LOCAL_DEPARTMENT
REFUSALS = {outcome for outcome in Outcome if outcome.startswith("refuse_")}


def test_refusals_under_articles_14_to_16_alone_need_reconsideration_first() -> None:
    assert len(REFUSALS) == 7
    assert {outcome for outcome in Outcome if review_first(outcome, DAY)} == REFUSALS
    assert {outcome for outcome in Outcome if review_first(outcome, DAY) is None} == {Outcome.PARTIAL}


def test_before_2024_nothing_did() -> None:
    day = date(2023, 12, 31)

    assert not any(review_first(outcome, day) for outcome in Outcome)
    assert review_first(Outcome.PARTIAL, day, Ground.REFUSE_SECURITY) is False


def test_of_several_grounds_one_is_enough_whichever_comes_first() -> None:
    assert review_first(Outcome.PARTIAL, DAY, Ground.REFUSE_THIRD_PARTY, Ground.NOT_EXIST) is True
    assert review_first(Outcome.PARTIAL, DAY, Ground.NOT_EXIST, Ground.REFUSE_THIRD_PARTY) is True
    assert review_first(Outcome.PARTIAL, DAY, Ground.NOT_EXIST) is review_first(Outcome.NOT_EXIST, DAY)


def test_a_part_withheld_has_the_remedy_of_its_ground() -> None:
    assert {ground.alone for ground in Ground if review_first(Outcome.PARTIAL, DAY, ground)} == REFUSALS


def test_a_refusal_names_reconsideration_then_a_suit() -> None:
    found = remedy(Outcome.REFUSE_THIRD_PARTY, DAY, BUREAU)

    assert found.remedy is RemedyClass.REVIEW_FIRST
    assert found.rule == basis("ARL 23(1)(4)")
    assert (found.bodies, found.court, found.ruling) == ((ReviewBody.SAME_LEVEL_GOVERNMENT,), CourtLevel.BASIC, False)
    assert found.review is not None
    assert found.suit is not None
    assert (found.review.row, found.suit.row) == ("DL-15", "DL-17")
    assert found.steps[0].basis == basis("ARL 23(1)(4)")


def test_the_same_refusal_of_2023_left_the_choice() -> None:
    found = remedy(Outcome.REFUSE_THIRD_PARTY, date(2023, 12, 31), BUREAU)

    assert found.remedy is RemedyClass.CHOICE
    assert found.bodies == (ReviewBody.SAME_LEVEL_GOVERNMENT, ReviewBody.UPPER_DEPARTMENT)
    assert found.suit is not None
    assert found.suit.row == "DL-16"


def test_silence_leaves_the_choice_and_its_suit_runs_from_the_day_the_answer_was_due() -> None:
    found = remedy(Act.FAILURE_TO_ANSWER, DAY, BUREAU)

    assert found.remedy is RemedyClass.CHOICE
    assert found.rule == basis("SPC-25 2(2)")
    assert found.suit is not None
    assert found.suit.row == "DL-18"


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (Outcome.ADMIN_QUERY, RemedyClass.CHOICE),
        (Outcome.NOT_EXIST, RemedyClass.CHOICE),
        (Outcome.WITHDRAWN, RemedyClass.PROCEDURAL),
        (Act.CORRECTION_NOTICE, RemedyClass.PROCEDURAL),
        (Act.EXTENSION_NOTICE, RemedyClass.PROCEDURAL),
        (Act.FEE_NOTICE, RemedyClass.PROCEDURAL),
        (Act.THIRD_PARTY_NOTICE, RemedyClass.CHOICE),
        (Act.RECTIFICATION_REPLY, RemedyClass.CHOICE),
        (Act.NO_PROACTIVE_DISCLOSURE, RemedyClass.REQUEST_FIRST),
    ],
)
def test_acts_and_their_remedy(act: Outcome | Act, kind: RemedyClass) -> None:
    found = remedy(act, DAY, BUREAU)

    assert found.remedy is kind
    assert bool(found.bodies) is (kind is RemedyClass.CHOICE)


def test_what_is_not_to_be_complained_of_alone_has_neither_body_nor_court_nor_period() -> None:
    part = Message("收费通知", "the fee notice")
    found = remedy(Act.FEE_NOTICE, DAY, BUREAU, part=part, served_online=True)

    assert (found.bodies, found.court, found.review, found.suit, found.online) == ((), None, None, None, False)
    assert (found.rule, found.ruling, found.part) == (basis("FEE 7"), False, part)
    assert [(step.on, step.rule, step.basis) for step in found.steps] == [(DAY, "A.8", basis("FEE 7"))]


def test_what_a_local_government_answers_goes_to_an_intermediate_court() -> None:
    """ALL 15: a suit against a local government at or above the county."""
    assert remedy(Outcome.GRANTED, DAY, DecisionMaker.LOCAL_GOVERNMENT).court is CourtLevel.INTERMEDIATE
    assert remedy(Outcome.GRANTED, DAY, BUREAU).court is CourtLevel.BASIC


def test_a_withdrawal_rests_on_no_article() -> None:
    found = remedy(Outcome.WITHDRAWN, DAY, BUREAU)

    assert found.rule is None
    assert found.steps[0].basis is None


def test_a_letter_served_online_must_name_the_online_way_since_2024() -> None:
    online = remedy(Outcome.GRANTED, date(2024, 1, 1), BUREAU, served_online=True)

    assert online.online
    assert [(step.on, step.basis) for step in online.steps] == [(date(2024, 1, 1), basis(code)) for code in ("OGI-R 51", "ARL 22")]
    assert not remedy(Outcome.GRANTED, date(2023, 12, 31), BUREAU, served_online=True).online
    assert not remedy(Outcome.GRANTED, date(2024, 1, 1), BUREAU).online


def test_the_rule_cites_the_interpretation_once_it_is_in_force() -> None:
    assert remedy(Outcome.NOT_EXIST, date(2025, 5, 31), BUREAU).remedy is RemedyClass.CHOICE
    assert review_first(Outcome.REFUSE_INTERNAL, date(2025, 5, 31)) is True
    assert review_first(Outcome.REFUSE_INTERNAL, date(2025, 6, 1)) is True


def test_a_ground_goes_with_partial_disclosure_and_partial_disclosure_with_a_ground() -> None:
    with pytest.raises(ContractError, match="partial disclosure only"):
        review_first(Outcome.NOT_EXIST, DAY, Ground.NOT_EXIST)
    with pytest.raises(ContractError, match="partial disclosure only"):
        remedy(Act.FEE_NOTICE, DAY, BUREAU, ground=Ground.NOT_EXIST)
    with pytest.raises(ContractError, match="without a ground"):
        remedy(Outcome.PARTIAL, DAY, BUREAU)


def test_what_did_not_exist_has_no_remedy() -> None:
    with pytest.raises(ContractError, match="excessive did not exist"):
        review_first(Outcome.EXCESSIVE, date(2018, 1, 1))
    with pytest.raises(ContractError, match="partial did not exist"):
        review_first(Outcome.PARTIAL, date(2008, 4, 30))
    with pytest.raises(ContractError, match="refuse_internal did not exist"):
        review_first(Outcome.PARTIAL, date(2018, 1, 1), Ground.REFUSE_INTERNAL)
    with pytest.raises(ContractError, match="no rule on the remedy against correction_notice"):
        remedy(Act.CORRECTION_NOTICE, date(2021, 12, 21), BUREAU)
