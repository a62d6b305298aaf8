"""What placeholders say: the law's words, days as letters write them, figures of the fee."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.basis import basis
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.receipt import Channel
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.values import cited, letter_lines, of_grounds, values
from tests.web.letters.examples import facts, letter


def test_articles_are_cited_with_each_instrument_in_full_once() -> None:
    assert cited([basis("OGI-R 14"), basis("OGI-R 36(3)"), basis("FEE 6")]) == (
        "《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条、第三十六条第（三）项、"
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条"
    )


def test_a_refusal_on_articles_14_to_16_sends_to_reconsideration_first() -> None:
    notice = values(letter("L15"), facts(letter("L15"), Outcome.REFUSE_INTERNAL))["救济告知"]

    assert "应当先自收到本答复之日起60日内向洛泽市人民政府申请行政复议" in notice
    assert "收到行政复议决定书之日起15日内" in notice
    assert "6个月" not in notice


def test_information_that_does_not_exist_leaves_the_choice() -> None:
    notice = values(letter("L16"), facts(letter("L16")))["救济告知"]

    assert "60日内向洛泽市人民政府申请行政复议，也可以自收到本答复之日起6个月内向洛泽市河东区人民法院提起行政诉讼" in notice


def test_a_partial_disclosure_tells_each_part_its_remedy() -> None:
    notice = values(letter("L14"), facts(letter("L14")))["救济告知"]

    assert "对本答复中以“保护第三方合法权益”为由不予提供的部分不服的，依照《行政复议法》第二十三条" in notice
    assert "对本答复中予以公开的部分不服的，可以" in notice


def test_what_is_no_government_information_rests_on_the_article_of_severing() -> None:
    one = replace(facts(letter("L14")), grounds=(Ground.NOT_OGI,))

    assert [article.code for article in of_grounds(one)] == ["OGI-R 37"]
    assert "不属于政府信息的部分不服的，可以自收到本答复之日起60日内" in values(letter("L14"), one)["救济告知"]


def test_a_step_of_procedure_tells_no_remedy() -> None:
    assert "救济告知" not in values(letter("L03"), facts(letter("L03")))


def test_the_fee_of_91_pages_is_610_yuan() -> None:
    told = values(letter("L11"), facts(letter("L11")))

    assert told["收费金额"] == "610"
    assert told["收费标准"] == "分档计算为：第1至第30页，每页0元，计0元；第31至第91页，每页10元，计610元。"
    assert told["缴费期限"] == "20个工作日"


def test_the_eleventh_request_of_a_month_costs_100_yuan() -> None:
    said = {"fee_basis": "by_request", "fee_count": "1", "fee_before": "10"}

    assert values(letter("L11"), facts(letter("L11"), said=said))["收费金额"] == "100"


@pytest.mark.parametrize("said", [{"fee_count": ""}, {"fee_count": "x"}, {"fee_basis": ""}, {"fee_count": "-1"}])
def test_a_fee_that_cannot_be_is_no_figure(said: dict[str, str]) -> None:
    assert values(letter("L11"), facts(letter("L11"), said=said))["收费金额"] == ""


def test_third_party_and_joint_organ_have_15_working_days_and_another_organ_the_day_that_is_named() -> None:
    assert values(letter("L06"), facts(letter("L06")))["意见期限"] == "15个工作日"
    assert values(letter("L08"), facts(letter("L08")))["意见期限"] == "15个工作日"
    assert values(letter("L08B"), facts(letter("L08B")))["反馈期限"] == "2026年3月27日"


def test_silence_is_consent_for_who_made_it_too_and_for_no_third_party() -> None:
    joint, third = (letter_lines(one, one.text, facts(one)) for one in (letter("L08"), letter("L06")))

    assert any("逾期未提出意见的，视为同意公开" in line.text for line in joint)
    assert any("逾期未提出意见的，由本机关依法决定是否公开" in line.text for line in third)


def test_a_body_is_addressed_as_a_body() -> None:
    one = letter("L12")

    assert values(one, facts(one, person=False, channel=Channel.IN_PERSON))["称谓"] == "你单位"
    assert values(one, facts(one, channel=Channel.IN_PERSON))["提交方式"] == "当面提交"


def test_what_is_not_for_the_letter_is_not_there_at_all() -> None:
    told = values(letter("L06"), facts(letter("L06")))

    assert not {"申请内容", "事实和理由", "称谓"} & told.keys()


@pytest.mark.parametrize("code", sorted(catalogue().letters))
def test_each_letter_is_whole(code: str) -> None:
    one = letter(code)
    for outcome in one.possible(date(2026, 3, 5)) or (None,):
        lines = letter_lines(one, one.text, facts(one, outcome))

        assert "{{" not in "".join(line.text for line in lines)
        assert [line.text for line in lines].count("2026年3月5日") == 1
