"""What the check finds: each fault alone, in a letter that is sound without it."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.message import Message
from gongkai.law.outcomes import Outcome
from gongkai.law.remedy_text import Addressees
from gongkai_web.letters.drafting.catalogue import Letter, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.findings import Severity
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.drafting.lint import lint
from tests.web.letters.examples import COMPANY, ON, facts, letter
from tests.web.requests.examples import IDENTITY

BODIES = (Message("洛泽市人民政府", "the government"), Message("洛北省水利厅", "the department"))


def _codes(one: Letter, known: Facts, text: tuple[Line, ...] | None = None) -> list[str]:
    return [found.code for found in lint(one, text or one.text, known)]


def _with(one: Letter, sentence: str) -> tuple[Line, ...]:
    return (*one.text, Line(Role.BODY, sentence))


@pytest.mark.parametrize("code", sorted(catalogue().letters))
def test_a_letter_that_says_everything_is_sound(code: str) -> None:
    one = letter(code)
    for outcome in one.possible(ON) or (None,):
        assert _codes(one, facts(one, outcome)) == []


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.WITHDRAWN}))
def test_whatever_the_law_demands_and_is_not_said_is_found(outcome: Outcome) -> None:
    one = next(each for each in catalogue().letters.values() if outcome in each.outcomes)
    for code in one.needs(outcome, ON):
        found = lint(one, one.text, facts(one, outcome, said={code: ""}))

        assert [each.code for each in found] == ["field_empty"]
        assert found[0].where == catalogue().fields[code].name
        assert found[0].severity is Severity.ERROR


def test_a_text_that_leaves_out_what_was_said_is_found() -> None:
    one = letter("L12")
    text = tuple(line for line in one.text if "提供情况" not in line.text)

    assert _codes(one, facts(one), text) == ["field_unsaid"]


def test_a_reason_of_three_words_is_looked_at() -> None:
    one = letter("L15")
    (found,) = lint(one, one.text, facts(one, said={"reasons": "不宜公开。"}))

    assert (found.code, found.severity) == ("reason_short", Severity.WARNING)


def test_an_article_that_is_not_named_is_found() -> None:
    one = letter("L15")
    text = tuple(Line(line.role, line.text.replace("{{依据}}", "有关规定")) for line in one.text)
    found = lint(one, text, facts(one, Outcome.REFUSE_INTERNAL))

    assert [(each.code, each.what.zh) for each in found] == [
        ("article_missing", "没有写明依据：《政府信息公开条例》第十六条第一款"),
        ("article_missing", "没有写明依据：《政府信息公开条例》第三十六条第（三）项"),
    ]


def test_an_article_written_by_hand_counts() -> None:
    one = letter("L16")
    text = tuple(Line(line.role, line.text.replace("{{依据}}", "《政府信息公开条例》第三十六条第（四）项")) for line in one.text)

    assert _codes(one, facts(one), text) == []


def test_the_ground_of_a_withheld_part_has_to_be_named() -> None:
    one = letter("L14")
    text = tuple(Line(line.role, line.text.replace("{{不予提供的依据}}", "有关规定")) for line in one.text)

    assert set(_codes(one, facts(one), text)) == {"article_missing"}
    assert _codes(one, facts(one, grounds=())) == ["grounds_missing"]


def test_a_letter_without_its_remedy_is_found_with_the_sentence_that_is_missing() -> None:
    one = letter("L16")
    (found,) = lint(one, tuple(line for line in one.text if "救济告知" not in line.text), facts(one))

    assert found.code == "remedy_missing"
    assert "60日内向洛泽市人民政府申请行政复议" in found.remedy.zh


def test_a_direct_suit_beside_reconsideration_first_is_found() -> None:
    one = letter("L15")
    (found,) = lint(one, _with(one, "不服的，可以在6个月内直接向人民法院提起行政诉讼。"), facts(one))

    assert found.code == "review_first"
    assert "《行政复议法》第二十三条" in found.why.zh


def test_a_wrong_period_or_body_told_by_hand_is_found() -> None:
    one = letter("L12")

    assert _codes(one, facts(one), _with(one, "可以在15日内向上级主管部门申请行政复议。")) == ["other_remedy"]
    assert _codes(letter("L03"), facts(letter("L03")), _with(letter("L03"), "不服本告知的，可以申请行政复议。")) == ["other_remedy"]


def test_the_names_have_to_fit_the_review_bodies() -> None:
    one = letter("L12")
    found = lint(one, one.text, facts(one, turn_to=Addressees(BODIES, Message("法院", "court"))))

    assert [(each.code, each.what.zh) for each in found] == [("bodies_unfit", "复议机关填写不符：依法为本级人民政府")]


def test_a_decision_served_online_needs_the_online_way() -> None:
    one = letter("L12")
    known = facts(one, online=True)

    assert _codes(one, known) == ["online_missing"]
    assert known.turn_to
    assert _codes(one, replace(known, turn_to=replace(known.turn_to, online="https://fuyi.luoze.example"))) == []


def test_without_the_organs_data_there_is_neither_number_nor_remedy() -> None:
    one = letter("L12")

    assert "letterhead_missing" in _codes(one, facts(one, maker=None, turn_to=None, number=""))


@pytest.mark.parametrize("left", ["{{附件}}", "××", "［请填写］", "{{"])
def test_nothing_is_left_open(left: str) -> None:
    one = letter("L12")

    assert _codes(one, facts(one), _with(one, f"见{left}。")) == ["placeholder_left"]


def test_a_gap_is_never_silent() -> None:
    one = letter("L12")
    (found,) = lint(one, one.text, facts(one, received_on=None))

    assert (found.code, found.what.zh) == ("fact_missing", "“收到日期”还没有内容")
    assert _codes(one, facts(one, register_number="")) == ["fact_missing"]
    assert _codes(one, facts(one, contact="")) == ["contact_missing"]
    assert _codes(letter("L05"), facts(letter("L05"), extended_to=None)) == ["fact_missing"]


def test_who_asks_stands_in_no_letter_to_others() -> None:
    one = letter("L06")
    (found,) = lint(one, one.text, facts(one, said={"information": "林一鸣申请的成本监审报告"}))

    assert found.code == "private_data"
    assert "林一鸣" not in found.what.zh


def test_who_was_asked_stands_in_no_reply() -> None:
    one = letter("L15")

    assert _codes(one, facts(one, said={"reasons": f"{COMPANY}不同意公开，理由成立，公开会损害其权益。"})) == ["private_data"]


def test_no_number_of_a_person_stands_in_any_letter() -> None:
    one = letter("L12")

    assert _codes(one, facts(one, said={"provision": f"已向身份证号{IDENTITY}的申请人提供。"})) == ["private_data"]
    assert _codes(one, facts(one, private=(), said={"provision": "请拨打13912345678领取有关材料。"})) == ["private_data"]


def test_what_the_applicant_wrote_goes_back_to_the_applicant_as_it_is() -> None:
    one = letter("L12")

    assert _codes(one, facts(one, content="请把报告发到13800138000")) == []


def test_days_have_to_follow_each_other() -> None:
    one = letter("L12")

    assert _codes(one, facts(one, dated=date(2026, 3, 1))) == ["before_receipt"]
    late = lint(one, one.text, facts(one, dated=date(2026, 3, 31)))
    assert [(each.code, each.severity) for each in late] == [("after_due", Severity.WARNING)]


def test_what_was_not_approved_does_not_go_out_and_a_reply_bears_the_day_of_its_decision() -> None:
    one = letter("L12")

    assert _codes(one, facts(one, approved=False)) == ["not_approved"]
    assert _codes(one, facts(one, decided_on=date(2026, 3, 4))) == ["other_date"]
    assert _codes(one, facts(one, decided_on=ON)) == []


def test_an_outcome_has_to_be_chosen() -> None:
    one = letter("L15")

    assert _codes(one, replace(facts(one), outcome=None)) == ["outcome_missing"]


def test_each_finding_speaks_both_languages() -> None:
    one = letter("L12")
    (found,) = lint(one, one.text, facts(one, said={"provision": ""}))

    assert found.what.en == "“what is provided, or how, where and when to get it” is not said"
    assert "提供的信息，或者获取的方式、途径和时间" in found.why.zh
