"""What a rule on handling requests decides, and why: the sentences stand in the rule data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, articles_of
from gongkai.law.dated import in_force
from gongkai.law.entries import entry, message_of, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.rule_files import rules_of

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Verdict(Generic[_Answer]):
    """The answer of a rule, and the steps that lead to it."""

    answer: _Answer
    steps: Reasoning


@dataclass(frozen=True, slots=True)
class RequestRule:
    """One version of one rule. `most`: how often what it allows may be done, None where it sets no limit."""

    id: str
    since: date
    until: date | None
    articles: tuple[Basis, ...]
    most: int | None
    says: Mapping[str, Message]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a request must hold from a day on, and whether the organ may ask what it is for."""

    since: date
    until: date | None
    articles: tuple[Basis, ...]
    fields: tuple[str, ...]
    purpose_tested: bool


@dataclass(frozen=True, slots=True)
class RequestRules:
    """All that the rule data says of handling requests. `names`: words for what the sentences list."""

    rules: tuple[RequestRule, ...]
    contents: tuple[Contents, ...]
    basic_channels: frozenset[str]
    names: Mapping[str, Message]


@cache
def request_rules() -> RequestRules:
    """Every version of every rule.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("requests.toml", request_rules_from)


def request_rules_from(data: Mapping[str, Any]) -> RequestRules:
    """The rules that rule data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed.
    """
    return RequestRules(
        tuple(map(_rule, rows_of(data, "rules"))),
        tuple(map(_contents, rows_of(data, "contents"))),
        frozenset(rows_of(data, "basic_channels")),
        {name: message_of(row) for name, row in data["names"].items()},
    )


def rule(id: str, on: date) -> RequestRule:
    """The version of a rule that governs an act of that day.

    Raises: ContractError when none does, as for what the Regulation of 2008 left open.
    """
    return in_force([one for one in request_rules().rules if one.id == id], on, id)


def step(id: str, on: date, key: str, facts: Mapping[str, object] | None = None) -> Step:
    """What a rule says when it turns out in the way of that key, with the facts put in.

    Raises: ContractError when the rule was not in force or has no such way.
    """
    found = rule(id, on)
    if key not in found.says:
        raise ContractError(f"{id} does not turn out as {key!r}", remedy=f"use one of {', '.join(found.says)}")
    says = found.says[key]
    given = facts or {}
    return Step(on, id, found.articles[0], Effect.NOTE, Message(says.zh.format(**given), says.en.format(**given)))


def names(codes: tuple[str, ...]) -> Message:
    """Words for codes, as a list."""
    words = [request_rules().names[code] for code in codes]
    return Message("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def _rule(row: Any) -> RequestRule:
    entry(row, {"id", "since", "articles", "says"}, {"until", "most"})
    articles = articles_of(row)
    if not articles:
        raise ValueError(f"{row['id']} needs an article")
    says = {key: message_of(text) for key, text in row["says"].items()}
    return RequestRule(text_of(row, "id"), *span_of(row), articles, row.get("most"), says)


def _contents(row: Any) -> Contents:
    entry(row, {"since", "articles", "fields", "purpose_tested"}, {"until"})
    return Contents(*span_of(row), articles_of(row), tuple(rows_of(row, "fields")), bool(row["purpose_tested"]))
