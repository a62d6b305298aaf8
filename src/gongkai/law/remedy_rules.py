"""The rule data of remedies: which class of remedy goes with which legal ground or act, from when until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.law.basis import Basis, articles_of
from gongkai.law.entries import entry, message_of, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.outcomes import Outcome
from gongkai.law.periods import PeriodKind
from gongkai.law.rule_files import rules_of


class RemedyClass(StrEnum):
    """What can be done against an act."""

    REVIEW_FIRST = "review_first"
    """Reconsideration, then a suit (复议前置)."""
    CHOICE = "choice"
    """Reconsideration or a suit."""
    PROCEDURAL = "procedural"
    """Not to be complained of alone."""
    REQUEST_FIRST = "request_first"
    """Ask the organ for the information first."""


class Act(StrEnum):
    """What else than the outcome of a request people complain of."""

    FAILURE_TO_ANSWER = "failure_to_answer"
    THIRD_PARTY_NOTICE = "third_party_notice"
    RECTIFICATION_REPLY = "rectification_reply"
    NO_PROACTIVE_DISCLOSURE = "no_proactive_disclosure"
    CORRECTION_NOTICE = "correction_notice"
    EXTENSION_NOTICE = "extension_notice"
    DELAY_NOTICE = "delay_notice"
    REASONS_NOTICE = "reasons_notice"
    CONSULTATION_NOTICE = "consultation_notice"
    FEE_NOTICE = "fee_notice"


@dataclass(frozen=True, slots=True)
class RemedyRule:
    """One version of a rule. `grounds`: the articles that it hangs on, for reconsideration first."""

    remedy: RemedyClass
    since: date
    until: date | None
    articles: tuple[Basis, ...]
    text: Message
    grounds: tuple[Basis, ...] = ()
    review: tuple[PeriodKind, str] | None = None
    suit: tuple[PeriodKind, str] | None = None


@dataclass(frozen=True, slots=True)
class OnlineDuty:
    """Since when a decision served over the Internet must name the online way to apply for reconsideration."""

    since: date
    until: date | None
    articles: tuple[Basis, ...]
    text: Message


@dataclass(frozen=True, slots=True)
class RemedyRules:
    """All that the rule data says of remedies."""

    review_first: tuple[RemedyRule, ...]
    reply: tuple[RemedyRule, ...]
    acts: Mapping[str, tuple[RemedyRule, ...]]
    online: tuple[OnlineDuty, ...]


@cache
def remedy_rules() -> RemedyRules:
    """Every version of every rule.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("remedies.toml", remedy_rules_from)


def remedy_rules_from(data: Mapping[str, Any]) -> RemedyRules:
    """The rules that rule data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed or leaves out an act.
    """
    acts: dict[str, list[RemedyRule]] = {}
    for row in rows_of(data, "acts"):
        acts.setdefault(text_of(row, "act"), []).append(_read(row, {"act", "class"}))
    if not set(Act) <= acts.keys() or not acts.keys() <= {*Act, *Outcome}:
        raise ValueError(f"the acts must be {', '.join(Act)}, and outcomes")
    return RemedyRules(
        review_first=tuple(_read(row, {"grounds", "review", "suit"}, RemedyClass.REVIEW_FIRST) for row in rows_of(data, "review_first")),
        reply=tuple(_read(row, {"review", "suit"}, RemedyClass.CHOICE) for row in rows_of(data, "reply")),
        acts={act: tuple(rules) for act, rules in acts.items()},
        online=tuple(map(_online, rows_of(data, "online"))),
    )


def _read(row: Any, more: Iterable[str], remedy: RemedyClass | None = None) -> RemedyRule:
    entry(row, {"since", "articles", "zh", "en", *more}, {"until", "review", "suit"})
    return RemedyRule(
        RemedyClass(row["class"]) if remedy is None else remedy,
        *span_of(row),
        articles_of(row),
        message_of(row),
        grounds=articles_of({"articles": row.get("grounds", [])}),
        review=_period(row, "review"),
        suit=_period(row, "suit"),
    )


def _online(row: Any) -> OnlineDuty:
    entry(row, {"since", "articles", "zh", "en"}, {"until"})
    return OnlineDuty(*span_of(row), articles_of(row), message_of(row))


def _period(row: Mapping[str, Any], name: str) -> tuple[PeriodKind, str] | None:
    if name not in row:
        return None
    entry(row[name], {"kind", "event"})
    return PeriodKind(row[name]["kind"]), text_of(row[name], "event")
