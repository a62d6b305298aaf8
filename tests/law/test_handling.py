"""Handling: stages in their order, extensions with every reason against them. The scenarios stand in test_requests.py."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.handling import Conversion, FormReason, Stage, conversion, extension_allowed, form_allowed, may_withhold_all, next_stage
from gongkai.law.settings import Settings

DAY = date(2026, 5, 6)
DUE = date(2026, 7, 14)
RECEIVED = date(2026, 6, 15)


def test_the_stages_follow_each_other_to_the_archive() -> None:
    done: list[Stage] = []
    while (stage := next_stage(done, DAY).answer) is not None:
        done.append(stage)

    assert [str(stage) for stage in done] == ["registration", "examination", "handling", "reply", "archiving"]
    assert "均已完成" in next_stage(done, DAY).steps[0].text.zh
    assert "登记" in next_stage([], DAY).steps[0].text.zh


@pytest.mark.parametrize("done", [[Stage.REPLY], [Stage.REGISTRATION, Stage.HANDLING], [*Stage, Stage.REGISTRATION]])
def test_a_stage_is_not_left_out(done: list[Stage]) -> None:
    with pytest.raises(ContractError, match=rf"^RQ-20: stages out of order: {', '.join(done)}\. the order is registration, examination, "):
        next_stage(done, DAY)


def test_every_reason_against_an_extension_is_told() -> None:
    verdict = extension_allowed(25, earlier=1, head_consents=False, told_on=date(2026, 7, 15), due=DUE, received=RECEIVED)

    assert verdict.answer is False
    assert len(verdict.steps) == 4
    assert "25" in verdict.steps[3].text.en
    assert "20" in verdict.steps[3].text.en


def test_an_extension_by_nothing_is_refused() -> None:
    with pytest.raises(ContractError, match="RQ-08"):
        extension_allowed(0, earlier=0, head_consents=True, told_on=DUE, due=DUE, received=RECEIVED)
    assert extension_allowed(1, earlier=0, head_consents=True, told_on=DUE, due=DUE, received=RECEIVED).answer is True


def test_every_reason_of_article_40_allows_another_form() -> None:
    assert all(form_allowed(DAY, as_wanted=False, reason=reason).answer for reason in FormReason)


def test_how_many_applicants_are_several_is_a_setting() -> None:
    three = Settings(several_applicants=3)

    assert conversion(2, DAY, disclosable=True, settings=three).answer is Conversion.NONE
    assert conversion(3, DAY, disclosable=True, settings=three).answer is Conversion.MAY


def test_a_document_is_withheld_as_a_whole_only_where_nothing_can_be_severed() -> None:
    whole, severed = may_withhold_all(DAY, severable=False), may_withhold_all(DAY, severable=True)

    assert (whole.answer, severed.answer) == (True, False)
    assert whole.steps[0].text != severed.steps[0].text
    assert "应当" in severed.steps[0].text.zh
