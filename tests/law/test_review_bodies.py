"""Who reviews, which court: the scenarios, the edges in time, and malformed data."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.review_bodies import (
    CourtLevel,
    CourtVersion,
    DecisionMaker,
    ReviewBody,
    ReviewVersion,
    court,
    fora,
    fora_from,
    review,
)
from tests.law.rule_data import articles, rule_data, span, text
from tests.law.scenario_files import scenarios

NEW_LAW = date(2024, 1, 1)


@scenarios("remedies")
def test_reviews_and_courts(given: dict[str, Any]) -> None:
    maker, on = DecisionMaker(given["maker"]), given["on"]
    found = review(maker, on)

    assert list(found.bodies) == given["bodies"]
    assert found.articles[0] == basis(given["article"])
    assert court(maker, on)[0] == given["court"]


def test_from_2024_only_justice_bureaus_and_city_branches_leave_a_choice() -> None:
    several = {maker for maker in DecisionMaker if len(review(maker, NEW_LAW).bodies) > 1}

    assert several == {DecisionMaker.JUSTICE_DEPARTMENT, DecisionMaker.MUNICIPAL_BRANCH}


def test_the_state_council_rules_only_where_an_organ_reviewed_itself() -> None:
    for on in (date(2016, 1, 1), NEW_LAW - timedelta(days=1), NEW_LAW):
        for maker in DecisionMaker:
            found = review(maker, on)
            assert found.ruling is (found.bodies == (ReviewBody.ITSELF,))


def test_no_day_since_2008_is_without_a_review_body() -> None:
    for maker, versions in fora().reviews.items():
        assert versions[0].since == date(2008, 5, 1)
        assert versions[-1].until is None
        for one, following in pairwise(versions):
            assert one.until is not None
            assert following.since == one.until + timedelta(days=1), maker


def test_courts_cite_the_law_of_the_day_and_are_not_known_before_may_2015() -> None:
    assert court(DecisionMaker.LOCAL_GOVERNMENT, date(2017, 6, 30)) == (
        CourtLevel.INTERMEDIATE,
        (basis("ALL-2014 14"), basis("ALL-2014 15")),
    )
    assert court(DecisionMaker.LOCAL_DEPARTMENT, date(2017, 7, 1)) == (CourtLevel.BASIC, (basis("ALL 14"), basis("ALL 15")))
    with pytest.raises(ContractError, match=r"^no rule on the court of first instance was"):
        court(DecisionMaker.LOCAL_DEPARTMENT, date(2015, 4, 30))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: data["bodies"].pop(), "^each review body and each decision maker must be there once$"),
        (lambda data: data["bodies"][0].pop("en"), "en is missing"),
        (lambda data: data["bodies"][0].update(colour=1), "unknown field colour"),
        (lambda data: data["reviews"].pop(), "^each review body and each decision maker must be there once$"),
        (lambda data: data["reviews"][0].pop("versions"), "versions is missing"),
        (lambda data: data["reviews"][0]["versions"][0].update(bodies=[]), "^someone must review$"),
        (lambda data: data["reviews"][0]["versions"][0].update(bodies=["the_mayor"]), "'the_mayor' is not a valid ReviewBody"),
        (lambda data: data["reviews"][0]["versions"][0].update(colour=1), "unknown field colour"),
        (lambda data: data["reviews"][0]["versions"][0].pop("articles"), "articles is missing"),
        (lambda data: data["courts"][0].update(intermediate=["the_mayor"]), "'the_mayor' is not a valid DecisionMaker"),
        (lambda data: data["courts"][0].update(colour=1), "unknown field colour"),
        (lambda data: data["courts"][0].pop("since"), "since is missing"),
    ],
)
def test_malformed_data_is_refused(spoil: Any, says: str) -> None:
    data = rule_data("review_bodies.toml")
    spoil(data)
    with pytest.raises(ValueError, match=says):
        fora_from(data)


def test_the_rules_hold_what_the_file_holds() -> None:
    data = rule_data("review_bodies.toml")
    found = fora_from(data)

    assert found.names == {ReviewBody(row["code"]): text(row) for row in data["bodies"]}
    assert found.reviews == {
        DecisionMaker(row["maker"]): tuple(
            ReviewVersion(*span(one), tuple(map(ReviewBody, one["bodies"])), one.get("ruling", False), articles(one))
            for one in row["versions"]
        )
        for row in data["reviews"]
    }
    assert list(found.courts) == [
        CourtVersion(*span(row), frozenset(map(DecisionMaker, row["intermediate"])), articles(row)) for row in data["courts"]
    ]


def test_before_the_regulation_nobody_reviewed_its_decisions() -> None:
    with pytest.raises(ContractError, match=r"^no rule on who reviews decisions of a customs was in force on 2008-04-30"):
        review(DecisionMaker.CUSTOMS, date(2008, 4, 30))
