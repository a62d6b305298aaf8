"""The rule data of remedies: complete, and refused where it is not."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from gongkai.law.remedy_rules import Act, RemedyClass, remedy_rules, remedy_rules_from


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
    "spoil",
    [
        lambda data: data["acts"][-1].update(act="sneezing"),
        lambda data: data["acts"].pop(),
        lambda data: data["reply"][0].update(suit={"kind": "duel", "event": "reply_received"}),
        lambda data: data["reply"][0].update(suit={"kind": "suit"}),
        lambda data: data["reply"][0].pop("review"),
        lambda data: data["online"][0].update(colour="red"),
        lambda data: data["acts"][0].update({"class": "none"}),
    ],
)
def test_malformed_data_is_refused(spoil: Any) -> None:
    data = tomllib.loads(files("gongkai.law").joinpath("data/remedies.toml").read_text(encoding="utf-8"))
    assert remedy_rules_from(data) == remedy_rules()
    spoil(data)
    with pytest.raises(ValueError, match=r"must|valid|missing|unknown"):
        remedy_rules_from(data)
