"""The remedy paragraph of letters: lawful, and naming what is asked of whom."""

from dataclasses import replace
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
    assert "that decision. If you disagree with" in text.en


def test_a_province_can_be_followed_by_a_ruling_of_the_state_council() -> None:
    to = Addressees((Message("本省人民政府", "the provincial government"),), COURT)

    text = told(remedy(Outcome.REFUSE_INTERNAL, DAY, DecisionMaker.PROVINCIAL_GOVERNMENT), to=to)
    assert "或者向国务院申请裁决" in text.zh
    assert "State Council for a final ruling" in text.en
    plain = told(remedy(Outcome.REFUSE_INTERNAL, DAY, BUREAU))
    assert text.zh.endswith("提起行政诉讼，或者向国务院申请裁决。")
    assert text.en.endswith("of receiving that decision, or ask the State Council for a final ruling.")
    assert plain.zh.endswith("提起行政诉讼。")
    assert plain.en.endswith("of receiving that decision.")


def test_a_letter_as_a_whole_is_called_this_reply() -> None:
    text = told(remedy(Outcome.GRANTED, DAY, BUREAU))

    assert text.zh.startswith("对本答复不服的，可以自收到本答复之日起")
    assert text.en.startswith("If you disagree with this reply, you may apply")


def test_where_no_article_is_named_the_law_is() -> None:
    refusal = replace(remedy(Outcome.REFUSE_INTERNAL, DAY, BUREAU), rule=None)

    assert told(refusal).zh.startswith("对本答复不服的，依照法律的规定，应当先")
    assert told(refusal).en.startswith("If you disagree with this reply, under the law you must first apply")


def test_a_remedy_without_its_period_is_refused() -> None:
    for outcome in (Outcome.GRANTED, Outcome.REFUSE_INTERNAL):
        with pytest.raises(ContractError, match=r"^a remedy without its period\. take the remedy from law\.remedies\.remedy\.$"):
            remedy_text([replace(remedy(outcome, DAY, BUREAU), suit=None)], TO)


def test_a_letter_served_online_names_the_online_way() -> None:
    served = remedy(Outcome.GRANTED, DAY, BUREAU, served_online=True)
    to = Addressees((CITY,), COURT, "https://fuyi.example/")

    assert told(served, to=to).zh.endswith("互联网提交：https://fuyi.example/。")
    assert told(served, to=to).en.endswith("online: https://fuyi.example/.")
    assert "receiving it. You can apply" in told(served, to=to).en
    with pytest.raises(
        ContractError,
        match=r"^the online way to apply for reconsideration is missing\. .* name it \(ARL 22\)\. enter the address of the review body",
    ):
        remedy_text([served], TO)


@pytest.mark.parametrize("act", [Act.CORRECTION_NOTICE, Act.FEE_NOTICE, Act.NO_PROACTIVE_DISCLOSURE, Outcome.WITHDRAWN])
def test_what_is_not_to_be_complained_of_alone_gets_no_paragraph(act: Act | Outcome) -> None:
    assert remedy_text([remedy(act, DAY, BUREAU)], TO) is None


def test_every_review_body_must_be_named() -> None:
    with pytest.raises(ContractError, match=r"^2 review bodies are named\. the law gives 1: same_level_government\. name each of them"):
        remedy_text([remedy(Outcome.GRANTED, DAY, BUREAU)], Addressees((CITY, UPPER), COURT))
    with pytest.raises(ContractError, match=r"the law gives 2: same_level_government, upper_department"):
        remedy_text([remedy(Outcome.GRANTED, date(2023, 6, 1), BUREAU)], TO)


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
    with pytest.raises(
        ContractError,
        match=r"^there is no letter for this act\. its periods run from answer_due, .*\. tell the applicant by law\.deadlines",
    ):
        remedy_text([missing], TO)
