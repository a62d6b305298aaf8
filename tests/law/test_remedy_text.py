"""The remedy paragraph of letters: lawful, and naming what is asked of whom."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedies import Remedy, remedy
from gongkai.law.remedy_rules import Act
from gongkai.law.remedy_text import Addressees, remedy_text
from gongkai.law.review_bodies import DecisionMaker

DAY = date(2026, 5, 6)
BUREAU = DecisionMaker.LOCAL_DEPARTMENT
CITY = Message("清河市人民政府", "Qinghe City People's Government")
UPPER = Message("省水利厅", "the provincial Department of Water Resources")
COURT = Message("清河区人民法院", "Qinghe District People's Court")
TO = Addressees((CITY,), COURT)


def told(*remedies: Remedy, to: Addressees = TO) -> Message:
    text = remedy_text(remedies, to)
    assert text is not None
    return text


def test_a_grant_leaves_the_choice_with_both_periods() -> None:
    text = told(remedy(Outcome.GRANTED, DAY, BUREAU))

    for part in ("60日内向清河市人民政府申请行政复议", "也可以", "6个月内向清河区人民法院提起行政诉讼"):
        assert part in text.zh
    for part in ("within 60 days", CITY.en, "or sue before", COURT.en, "within 6 months"):
        assert part in text.en


def test_a_refusal_offers_no_direct_suit_and_cites_the_law() -> None:
    text = told(remedy(Outcome.REFUSE_STATE_SECRET, DAY, BUREAU))

    for part in (
        "《行政复议法》第二十三条第一款第（四）项",
        "应当先",
        "60日内向清河市人民政府申请行政复议",
        "15日内依法向人民法院提起行政诉讼",
    ):
        assert part in text.zh
    assert "6个月" not in text.zh
    assert COURT.zh not in text.zh
    for part in ("must first apply", "within 60 days", "within 15 days", "art. 23(1)(4)"):
        assert part in text.en
    assert "6 months" not in text.en


def test_the_same_refusal_of_2023_names_both_review_bodies_and_the_court() -> None:
    text = told(remedy(Outcome.REFUSE_STATE_SECRET, date(2023, 6, 1), BUREAU), to=Addressees((CITY, UPPER), COURT))

    assert "清河市人民政府或者省水利厅申请行政复议" in text.zh
    assert f"{CITY.en} or {UPPER.en}" in text.en
    assert "6个月内" in text.zh
    assert "应当先" not in text.zh


def test_a_partial_disclosure_prints_both_sentences_each_naming_its_parts() -> None:
    parts = [
        remedy(Outcome.GRANTED, DAY, BUREAU, part=Message("提供的部分", "what was provided")),
        remedy(Outcome.PARTIAL, DAY, BUREAU, ground=Ground.NOT_EXIST, part=Message("第三项", "item three")),
        remedy(Outcome.PARTIAL, DAY, BUREAU, ground=Ground.REFUSE_THIRD_PARTY, part=Message("报价", "the quotation")),
    ]
    text = told(*parts)
    first, second = text.zh.split("。")[:2]

    assert first.startswith("对本答复中报价不服的，依照《行政复议法》")
    assert "应当先" in first
    assert second.startswith("对本答复中提供的部分、第三项不服的，可以")
    assert "6个月" in second
    assert "as to the quotation" in text.en
    assert "as to what was provided and item three" in text.en


def test_a_province_can_be_followed_by_a_ruling_of_the_state_council() -> None:
    to = Addressees((Message("本省人民政府", "the provincial government"),), COURT)

    text = told(remedy(Outcome.REFUSE_INTERNAL, DAY, DecisionMaker.PROVINCIAL_GOVERNMENT), to=to)
    assert "或者向国务院申请裁决" in text.zh
    assert "State Council for a final ruling" in text.en
    assert "国务院" not in told(remedy(Outcome.REFUSE_INTERNAL, DAY, BUREAU)).zh


def test_a_letter_served_online_names_the_online_way() -> None:
    served = remedy(Outcome.GRANTED, DAY, BUREAU, served_online=True)
    to = Addressees((CITY,), COURT, "https://fuyi.example/")

    assert told(served, to=to).zh.endswith("互联网提交：https://fuyi.example/。")
    assert told(served, to=to).en.endswith("online: https://fuyi.example/.")
    with pytest.raises(ContractError, match="online way"):
        remedy_text([served], TO)


@pytest.mark.parametrize("act", [Act.CORRECTION_NOTICE, Act.FEE_NOTICE, Act.NO_PROACTIVE_DISCLOSURE, Outcome.WITHDRAWN])
def test_what_is_not_to_be_complained_of_alone_gets_no_paragraph(act: Act | Outcome) -> None:
    assert remedy_text([remedy(act, DAY, BUREAU)], TO) is None


def test_every_review_body_must_be_named() -> None:
    with pytest.raises(ContractError, match=r"2 review bodies.*same_level_government"):
        remedy_text([remedy(Outcome.GRANTED, DAY, BUREAU)], Addressees((CITY, UPPER), COURT))


def test_parts_must_be_named() -> None:
    whole = remedy(Outcome.GRANTED, DAY, BUREAU)

    with pytest.raises(ContractError, match="not named"):
        remedy_text([whole, whole], TO)
    with pytest.raises(ContractError, match="not named"):
        remedy_text([], TO)


def test_no_letter_tells_of_an_answer_that_never_came() -> None:
    """Its periods run from the end of the answer period, not from a reply."""
    missing = remedy(Act.FAILURE_TO_ANSWER, DAY, BUREAU)

    assert [period.event for period in (missing.review, missing.suit) if period] == ["answer_due", "answer_due"]
    with pytest.raises(ContractError, match="no letter for this act"):
        remedy_text([missing], TO)
