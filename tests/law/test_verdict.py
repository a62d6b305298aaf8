"""Verdicts: the sentences of the rule data, complete and with their facts put in."""

import re
import string
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.receipt import Channel
from gongkai.law.requests import Field
from gongkai.law.verdict import Contents, RequestRule, names, request_rules, request_rules_from, rule, step
from tests.law.rule_data import articles, rule_data, span, text


def fields_in(text: str) -> set[str]:
    return {re.sub("_(zh|en)$", "", name) for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_put_in_the_same_facts() -> None:
    for one in request_rules().rules:
        for key, says in one.says.items():
            assert fields_in(says.zh) == fields_in(says.en), (one.id, key)


def test_the_versions_of_a_rule_do_not_overlap() -> None:
    by_id: dict[str, list[Any]] = {}
    for one in request_rules().rules:
        by_id.setdefault(one.id, []).append(one)

    assert set(by_id) == {f"RQ-{number:02}" for number in (1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 19, 20, 21, 22)}
    for versions in by_id.values():
        assert versions[-1].until is None
        assert all(one.until < following.since for one, following in pairwise(versions))


def test_the_rule_data_speaks_of_channels_and_fields_that_exist() -> None:
    assert request_rules().basic_channels < {channel.value for channel in Channel}
    assert {field for one in request_rules().contents for field in one.fields} == set(Field) - {Field.TRANSCRIBED_BY}


def test_a_correction_and_an_extension_are_had_once() -> None:
    assert rule("RQ-05", date(2026, 5, 6)).most == 1
    assert rule("RQ-08", date(2026, 5, 6)).most == rule("RQ-08", date(2018, 5, 6)).most == 1


def test_a_step_carries_day_rule_article_and_facts() -> None:
    found = step("RQ-05", date(2026, 5, 6), "late", {"due": date(2026, 5, 1)})

    assert (found.on, found.rule, found.basis) == (date(2026, 5, 6), "RQ-05", basis("OGI-R 30"))
    assert "2026-05-01" in found.text.zh
    assert "2026-05-01" in found.text.en


def test_a_turn_that_a_rule_does_not_have_is_refused() -> None:
    with pytest.raises(ContractError, match="allowed, again, late"):
        step("RQ-05", date(2026, 5, 6), "perhaps")
    with pytest.raises(ContractError, match="RQ-99"):
        rule("RQ-99", date(2026, 5, 6))


def test_names_are_listed() -> None:
    assert names(("name", "contact")) == ("姓名或者名称、联系方式", "name, contact")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: data["rules"][0].update(articles=[]), "^RQ-01 needs an article$"),
        (lambda data: data["rules"][0].pop("says"), "says is missing"),
        (lambda data: data["rules"][0].update(colour="red"), "unknown field colour"),
        (lambda data: data["rules"][0]["says"]["tested"].pop("en"), "en"),
        (lambda data: data["contents"][0].update(colour="red"), "unknown field colour"),
        (lambda data: data["contents"][0].pop("articles"), "articles is missing"),
        (lambda data: data.pop("names"), "names"),
        (lambda data: data.pop("basic_channels"), "basic_channels"),
    ],
)
def test_malformed_data_is_refused(spoil: Any, says: str) -> None:
    data = rule_data("requests.toml")
    spoil(data)
    with pytest.raises((KeyError, ValueError), match=says):
        request_rules_from(data)


def test_the_rules_hold_what_the_file_holds() -> None:
    data = rule_data("requests.toml")
    found = request_rules_from(data)

    assert list(found.rules) == [
        RequestRule(row["id"], *span(row), articles(row), row.get("most"), {key: text(says) for key, says in row["says"].items()})
        for row in data["rules"]
    ]
    assert list(found.contents) == [
        Contents(*span(row), articles(row), tuple(row["fields"]), row["purpose_tested"]) for row in data["contents"]
    ]
    assert found.basic_channels == {"in_person", "signed_post", "ordinary_post"}
    assert found.names == {name: text(row) for name, row in data["names"].items()}
