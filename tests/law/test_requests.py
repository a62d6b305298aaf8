"""Requests: the scenarios of every rule, and what each function refuses or leaves to a setting."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.consultations import Disclosure, PartyOpinion, after_joint_organ, after_third_party
from gongkai.law.handling import FormReason, Stage, conversion, extension_allowed, form_allowed, may_withhold_all, next_stage
from gongkai.law.receipt import Channel
from gongkai.law.rectifications import rectification_outcomes
from gongkai.law.reorganisation import Reorganisation, after_reorganisation, still_handles
from gongkai.law.requests import (
    AfterReasons,
    Field,
    RequestCounts,
    after_reasons,
    correction_allowed,
    missing_fields,
    must_accept,
    purpose_tested,
    reasons_may_be_asked,
)
from gongkai.law.settings import Settings
from gongkai.law.verdict import Verdict
from tests.law.scenario_files import FOLDER, scenarios

DAY = date(2026, 5, 6)
Facts = dict[str, Any]

DECIDES: Mapping[str, Callable[[Facts], Verdict[Any]]] = {
    "purpose_tested": lambda f: purpose_tested(f["on"]),
    "must_accept": lambda f: must_accept(Channel(f["channel"]), f["on"], announced=f["announced"]),
    "missing_fields": lambda f: missing_fields([Field(one) for one in f["fields"]], f["on"], oral=f.get("oral", False)),
    "correction_allowed": lambda f: correction_allowed(f["earlier"], f["on"], f["due"], f["received"]),
    "after_third_party": lambda f: after_third_party(
        PartyOpinion(f["opinion"]),
        f["on"],
        f["due"],
        reasonable=f.get("reasonable", True),
        public_interest=f.get("public_interest", False),
    ),
    "after_joint_organ": lambda f: after_joint_organ(PartyOpinion(f["opinion"]), f["on"], f["due"]),
    "extension_allowed": lambda f: extension_allowed(
        f["days"],
        earlier=f.get("earlier", 0),
        head_consents=f.get("head_consents", True),
        told_on=f["on"],
        due=f["due"],
        received=f["received"],
    ),
    "may_withhold_all": lambda f: may_withhold_all(f["on"], severable=f["severable"]),
    "form_allowed": lambda f: form_allowed(f["on"], as_wanted=f["as_wanted"], reason=FormReason(f["reason"]) if "reason" in f else None),
    "rectification_outcomes": lambda f: rectification_outcomes(f["on"], competent=f["competent"], inaccurate=f["inaccurate"]),
    "conversion": lambda f: conversion(
        f["applicants"], f["on"], disclosable=f["disclosable"], proposed_in_scope=f.get("proposed_in_scope", False)
    ),
    "next_stage": lambda f: next_stage([Stage(one) for one in f["done"]], f["on"]),
    "after_reorganisation": lambda f: after_reorganisation(Reorganisation(f["where"]), f["on"]),
    "still_handles": lambda f: still_handles(f["on"], f["due"], f.get("moved")),
}


@scenarios("requests")
def test_requests(given: Facts) -> None:
    verdict = DECIDES[given["decides"]](given)
    answer = list(verdict.answer) if isinstance(verdict.answer, tuple) else verdict.answer

    assert answer == given.get("answer")
    assert (given["rule"], basis(given["article"])) in {(step.rule, step.basis) for step in verdict.steps}
    assert all("{" not in step.text.zh + step.text.en for step in verdict.steps)


def test_what_is_missing_is_named_in_both_languages() -> None:
    (step,) = missing_fields({Field.NAME, Field.DESCRIPTION, Field.FORM_WANTED}, DAY).steps

    assert "身份证明、联系方式" in step.text.zh
    assert "proof of identity, contact" in step.text.en


def test_an_oral_request_has_a_step_of_its_own() -> None:
    steps = missing_fields(list(Field), DAY, oral=True).steps

    assert [step.rule for step in steps] == ["RQ-03", "RQ-04"]


def test_a_late_second_correction_has_both_reasons_against_it() -> None:
    verdict = correction_allowed(1, date(2026, 10, 9), date(2026, 10, 8), date(2026, 9, 21))

    assert verdict.answer is False
    assert len(verdict.steps) == 2
    assert "2026-10-08" in verdict.steps[1].text.zh


def test_the_regulation_of_2008_set_no_limit_to_corrections() -> None:
    with pytest.raises(ContractError, match="RQ-05"):
        correction_allowed(0, date(2018, 6, 5), date(2018, 6, 12), date(2018, 6, 1))


@pytest.mark.parametrize(
    ("counts", "may"),
    [((10, 30, 120), False), ((11, 11, 11), True), ((1, 31, 31), True), ((1, 1, 121), True)],
)
def test_reasons_may_be_asked_above_the_limits_of_the_office(counts: tuple[int, int, int], may: bool) -> None:
    assert reasons_may_be_asked(RequestCounts(*counts), DAY).answer is may


def test_the_limits_exceeded_are_named() -> None:
    (step,) = reasons_may_be_asked(RequestCounts(12, 40, 40), DAY).steps

    assert "本月12件，界限10件、本季40件，界限30件" in step.text.zh
    assert "12 in the month, limit 10, 40 in the quarter, limit 30" in step.text.en
    assert reasons_may_be_asked(RequestCounts(12, 12, 12), DAY, Settings(excess_month=12)).answer is False


@pytest.mark.parametrize(
    ("sound", "in_time", "follows"),
    [
        (False, True, AfterReasons.NOT_PROCESSED),
        (False, False, AfterReasons.NOT_PROCESSED),
        (True, False, AfterReasons.DELAYED),
        (True, True, AfterReasons.ANSWERED),
    ],
)
def test_what_follows_the_reasons(sound: bool, in_time: bool, follows: AfterReasons) -> None:
    verdict = after_reasons(DAY, sound=sound, in_time=in_time)

    assert verdict.answer is follows
    assert [(step.rule, step.basis) for step in verdict.steps] == [("RQ-10", basis("OGI-R 35"))]


@pytest.mark.parametrize("on", [date(2019, 5, 14), date(2008, 4, 30)])
def test_before_the_regulation_of_2019_channels_and_excess_had_no_rule(on: date) -> None:
    with pytest.raises(ContractError, match="RQ-02"):
        must_accept(Channel.FAX, on, announced=True)
    with pytest.raises(ContractError, match="RQ-10"):
        reasons_may_be_asked(RequestCounts(99, 99, 99), on)


def test_each_turn_of_a_rule_is_told_in_its_own_words() -> None:
    """An official reads the sentence, not the value: no sentence may stand for two answers."""
    rows = tomllib.loads((FOLDER / "requests.toml").read_text(encoding="utf-8"))["scenario"]
    answers: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        verdict = DECIDES[row["decides"]](row)
        answers.setdefault((row["decides"], verdict.steps[-1].text.zh), set()).add(str(verdict.answer))

    assert {told: several for told, several in answers.items() if len(several) > 1} == {}


def test_a_request_that_lacks_nothing_is_called_complete() -> None:
    (step,) = missing_fields(list(Field), DAY).steps

    assert step.text == ("申请的法定内容齐全", "The request holds all that it must")
    with pytest.raises(ContractError, match=r"^no rule on what a request must hold was in force on 2008-04-30"):
        missing_fields(list(Field), date(2008, 4, 30))


def test_within_the_limits_it_is_said_that_no_reasons_may_be_asked() -> None:
    (step,) = reasons_may_be_asked(RequestCounts(10, 30, 120), DAY).steps

    assert step.text.zh == "申请数量、频次未超过设定的界限"


def test_an_objection_counts_as_reasonable_and_private_unless_said_otherwise() -> None:
    """OGI-R 32: an organ that says nothing of the reasons has not overruled them; to disclose over them needs a finding."""
    assert after_third_party(PartyOpinion.OBJECTS, DAY, DAY).answer is Disclosure.WITHHOLD
    assert after_third_party(PartyOpinion.OBJECTS, DAY, DAY, reasonable=False).answer is Disclosure.ORGAN_DECIDES
    assert after_third_party(PartyOpinion.OBJECTS, DAY, DAY, public_interest=True).answer is Disclosure.DISCLOSE_AND_TELL
