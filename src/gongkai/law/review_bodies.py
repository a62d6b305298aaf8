"""Who reviews a decision, and which court hears a suit against it, by who made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.law.basis import Basis, articles_of
from gongkai.law.dated import in_force
from gongkai.law.entries import entry, message_of, rows_of, span_of
from gongkai.law.message import Message
from gongkai.law.rule_files import rules_of


class DecisionMaker(StrEnum):
    """Who made the decision, as far as the remedy depends on it."""

    LOCAL_DEPARTMENT = "local_department"
    JUSTICE_DEPARTMENT = "justice_department"
    LOCAL_GOVERNMENT = "local_government"
    """Of a county or a level above it, below the province."""
    TOWNSHIP_GOVERNMENT = "township_government"
    PROVINCIAL_GOVERNMENT = "provincial_government"
    STATE_COUNCIL_DEPARTMENT = "state_council_department"
    VERTICAL_ORGAN = "vertical_organ"
    """Finance, foreign exchange, tax, state security and other organs led from above."""
    CUSTOMS = "customs"
    DISPATCHED_BODY = "dispatched_body"
    """A body of a local department that acts in its own name (派出机构)."""
    MUNICIPAL_BRANCH = "municipal_branch"
    """One that a department of a city set up by districts."""
    DISPATCHED_ORGAN = "dispatched_organ"
    """A subdistrict office or another organ that a government dispatches (派出机关)."""
    AUTHORISED_ORGANISATION = "authorised_organisation"
    CENTRAL_ORGANISATION = "central_organisation"
    """An authorised organisation that a department of the State Council manages."""


class ReviewBody(StrEnum):
    """The review body by its relation to the decision maker; its name comes from the tree of organs."""

    SAME_LEVEL_GOVERNMENT = "same_level_government"
    UPPER_GOVERNMENT = "upper_government"
    UPPER_DEPARTMENT = "upper_department"
    ITSELF = "itself"
    FOUNDING_GOVERNMENT = "founding_government"
    FOUNDING_DEPARTMENT = "founding_department"
    PLACE_GOVERNMENT = "place_government"
    MANAGING_GOVERNMENT = "managing_government"
    MANAGING_ORGAN = "managing_organ"


class CourtLevel(StrEnum):
    """The level of the court of first instance, at the organ's place."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"


@dataclass(frozen=True, slots=True)
class ReviewVersion:
    """Who reviews, from a day on; of several the applicant chooses. `ruling`: the State Council can rule in place of a suit."""

    since: date
    until: date | None
    bodies: tuple[ReviewBody, ...]
    ruling: bool
    articles: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class CourtVersion:
    """Whose decisions go to an intermediate court, from a day on; all others go to a basic one."""

    since: date
    until: date | None
    intermediate: frozenset[DecisionMaker]
    articles: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Fora:
    """All that the rule data says of review bodies and courts."""

    names: Mapping[ReviewBody, Message]
    reviews: Mapping[DecisionMaker, tuple[ReviewVersion, ...]]
    courts: tuple[CourtVersion, ...]


def review(maker: DecisionMaker, on: date) -> ReviewVersion:
    """Who reviews a decision of that day.

    Law: ARL 24 to 28 from 2024-01-01: a department's decisions go to the government at its own level alone; before, ARL-2017 12 to 15.
    Raises: ContractError for a day before 2008-05-01.

    >>> [str(body) for body in review(DecisionMaker.LOCAL_DEPARTMENT, date(2023, 12, 31)).bodies]
    ['same_level_government', 'upper_department']
    """
    return in_force(fora().reviews[maker], on, f"who reviews decisions of a {maker}")


def court(maker: DecisionMaker, on: date) -> tuple[CourtLevel, tuple[Basis, ...]]:
    """The level of the court for a suit against a decision of that day, with the articles.

    Law: ALL 14, 15. A province can concentrate jurisdiction in other courts of the same level.
    Raises: ContractError for a day before 2015-05-01.
    """
    rule = in_force(fora().courts, on, "the court of first instance")
    return CourtLevel.INTERMEDIATE if maker in rule.intermediate else CourtLevel.BASIC, rule.articles


@cache
def fora() -> Fora:
    """Every version of every rule.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("review_bodies.toml", fora_from)


def fora_from(data: Mapping[str, Any]) -> Fora:
    """The rules that rule data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed or leaves out a maker or a body.
    """
    names = dict(_name(one) for one in rows_of(data, "bodies"))
    reviews = dict(_reviews(one) for one in rows_of(data, "reviews"))
    if list(names) != list(ReviewBody) or set(reviews) != set(DecisionMaker):
        raise ValueError("each review body and each decision maker must be there once")
    return Fora(names, reviews, tuple(_court(one) for one in rows_of(data, "courts")))


def _name(row: Any) -> tuple[ReviewBody, Message]:
    entry(row, {"code", "zh", "en"})
    return ReviewBody(row["code"]), message_of(row)


def _reviews(row: Any) -> tuple[DecisionMaker, tuple[ReviewVersion, ...]]:
    entry(row, {"maker", "versions"})
    return DecisionMaker(row["maker"]), tuple(_review(one) for one in rows_of(row, "versions"))


def _review(row: Any) -> ReviewVersion:
    entry(row, {"since", "bodies", "articles"}, {"until", "ruling"})
    bodies = tuple(map(ReviewBody, rows_of(row, "bodies")))
    if not bodies:
        raise ValueError("someone must review")
    return ReviewVersion(*span_of(row), bodies, row.get("ruling", False), articles_of(row))


def _court(row: Any) -> CourtVersion:
    entry(row, {"since", "intermediate", "articles"}, {"until"})
    return CourtVersion(*span_of(row), frozenset(map(DecisionMaker, rows_of(row, "intermediate"))), articles_of(row))
