"""The rule data of remedies: complete, and refused where it is not."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.outcomes import Outcome
from gongkai.law.periods import PeriodKind
from gongkai.law.remedy_rules import Act, OnlineDuty, RemedyClass, RemedyRule, remedy_rules, remedy_rules_from
from tests.law.rule_data import articles, rule_data, span, text


def test_every_act_has_a_rule_in_force() -> None:
    rules = remedy_rules()

    assert set(rules.acts) == {*Act, "withdrawn"}
    assert all(versions[-1].until is None for versions in rules.acts.values())


def test_what_can_be_complained_of_has_its_periods() -> None:
    rules = remedy_rules()
    every = [*rules.review_first, *rules.reply, *(one for versions in rules.acts.values() for one in versions)]

    for one in every:
        told = one.remedy in {RemedyClass.REVIEW_FIRST, RemedyClass.CHOICE}
        assert (one.review is not None, one.suit is not None) == (told, told)
        assert bool(one.grounds) is (one.remedy is RemedyClass.REVIEW_FIRST)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda data: data["acts"][-1].update(act="sneezing"),
            "^the acts must be failure_to_answer, third_party_notice, .*, and outcomes$",
        ),
        (lambda data: data["acts"].pop(), "^the acts must be failure_to_answer, "),
        (lambda data: data["reply"][0].update(suit={"kind": "duel", "event": "reply_received"}), "'duel' is not a valid PeriodKind"),
        (lambda data: data["reply"][0].update(suit={"kind": "suit"}), "event is missing"),
        (lambda data: data["reply"][0].update(suit={"kind": "suit", "event": " "}), "event must be a text"),
        (lambda data: data["reply"][0].pop("review"), "review is missing"),
        (lambda data: data["reply"][0].update(grounds=["OGI-R 14"]), "unknown field grounds"),
        (lambda data: data["review_first"][0].pop("grounds"), "grounds is missing"),
        (lambda data: data["acts"][0].pop("en"), "en is missing"),
        (lambda data: data["online"][0].update(colour="red"), "unknown field colour"),
        (lambda data: data["online"][0].pop("articles"), "articles is missing"),
        (lambda data: data["acts"][0].update({"class": "none"}), "'none' is not a valid RemedyClass"),
    ],
)
def test_malformed_data_is_refused(spoil: Any, says: str) -> None:
    data = rule_data("remedies.toml")
    spoil(data)
    with pytest.raises(ValueError, match=says):
        remedy_rules_from(data)


def test_the_rules_hold_what_the_file_holds() -> None:
    data = rule_data("remedies.toml")
    rules = remedy_rules_from(data)

    def given(row: dict[str, Any], kind: RemedyClass) -> RemedyRule:
        review, suit = ((PeriodKind(row[name]["kind"]), row[name]["event"]) if name in row else None for name in ("review", "suit"))
        return RemedyRule(kind, *span(row), articles(row), text(row), articles(row, "grounds"), review, suit)

    assert list(rules.review_first) == [given(row, RemedyClass.REVIEW_FIRST) for row in data["review_first"]]
    assert list(rules.reply) == [given(row, RemedyClass.CHOICE) for row in data["reply"]]
    assert [one for versions in rules.acts.values() for one in versions] == [given(row, RemedyClass(row["class"])) for row in data["acts"]]
    assert list(rules.online) == [OnlineDuty(*span(row), articles(row), text(row)) for row in data["online"]]
    assert all(row["act"] in rules.acts for row in data["acts"])


def test_each_kind_of_rule_may_end() -> None:
    """The law of a day is found by its last day too: a version that ends is followed by the next."""
    data = rule_data("remedies.toml")
    last = date(2030, 12, 31)
    for table in ("review_first", "reply", "acts", "online"):
        data[table][-1]["until"] = last
    rules = remedy_rules_from(data)

    assert [rules.review_first[-1].until, rules.reply[-1].until, rules.online[-1].until] == [last] * 3
    assert any(versions[-1].until == last for versions in rules.acts.values())


def test_every_outcome_could_have_a_rule_of_its_own() -> None:
    data = rule_data("remedies.toml")
    for outcome in Outcome:
        data["acts"].append({**data["acts"][0], "act": str(outcome)})

    assert set(remedy_rules_from(data).acts) == {*Act, *Outcome}
    data["acts"] = [row for row in data["acts"] if row["act"] in set(Act)]
    assert set(remedy_rules_from(data).acts) == set(Act)
