"""The outcome catalogue: what an organ can answer to a request, on which articles, and in which row of the annual report it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, articles_of
from gongkai.law.dated import governs, in_force
from gongkai.law.entries import entry, message_of, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.requirements import Requirement
from gongkai.law.rule_files import rules_of


class Outcome(StrEnum):
    """The answers to a request; everything else maps onto one of them."""

    ALREADY_PUBLIC = "already_public"
    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSE_STATE_SECRET = "refuse_state_secret"  # noqa: S105 - a ground for refusal, not a password
    REFUSE_LAW_FORBIDS = "refuse_law_forbids"
    REFUSE_SECURITY = "refuse_security"
    REFUSE_THIRD_PARTY = "refuse_third_party"
    REFUSE_INTERNAL = "refuse_internal"
    REFUSE_DELIBERATIVE = "refuse_deliberative"
    REFUSE_ENFORCEMENT_FILE = "refuse_enforcement_file"
    ADMIN_QUERY = "admin_query"
    NOT_EXIST = "not_exist"
    NOT_THIS_ORG = "not_this_org"
    NEEDS_PROCESSING = "needs_processing"
    STILL_UNCLEAR = "still_unclear"
    PETITION_LIKE = "petition_like"
    REPEATED = "repeated"
    PUBLIC_PUBLICATION = "public_publication"
    EXCESSIVE = "excessive"
    RECONFIRM = "reconfirm"
    ABANDONED_NO_CORRECTION = "abandoned_no_correction"
    ABANDONED_FEE = "abandoned_fee"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


class Ground(StrEnum):
    """Why a part of what was asked for is not provided: the code of the outcome that it would have alone, or that it is no government
    information (art 37)."""

    REFUSE_STATE_SECRET = Outcome.REFUSE_STATE_SECRET.value
    REFUSE_LAW_FORBIDS = Outcome.REFUSE_LAW_FORBIDS.value
    REFUSE_SECURITY = Outcome.REFUSE_SECURITY.value
    REFUSE_THIRD_PARTY = Outcome.REFUSE_THIRD_PARTY.value
    REFUSE_INTERNAL = Outcome.REFUSE_INTERNAL.value
    REFUSE_DELIBERATIVE = Outcome.REFUSE_DELIBERATIVE.value
    REFUSE_ENFORCEMENT_FILE = Outcome.REFUSE_ENFORCEMENT_FILE.value
    ADMIN_QUERY = Outcome.ADMIN_QUERY.value
    NOT_EXIST = Outcome.NOT_EXIST.value
    NOT_THIS_ORG = Outcome.NOT_THIS_ORG.value
    NEEDS_PROCESSING = Outcome.NEEDS_PROCESSING.value
    STILL_UNCLEAR = Outcome.STILL_UNCLEAR.value
    PETITION_LIKE = Outcome.PETITION_LIKE.value
    REPEATED = Outcome.REPEATED.value
    PUBLIC_PUBLICATION = Outcome.PUBLIC_PUBLICATION.value
    RECONFIRM = Outcome.RECONFIRM.value
    OTHER = Outcome.OTHER.value
    NOT_OGI = "not_ogi"

    @property
    def alone(self) -> Outcome:
        """The outcome of a request that gets nothing else on this ground."""
        return Outcome.OTHER if self is Ground.NOT_OGI else Outcome(self.value)


@dataclass(frozen=True, slots=True)
class OutcomeVersion:
    """An outcome as it stood from a day on. `needs`: what the decision must rest on or say."""

    since: date
    until: date | None
    articles: tuple[Basis, ...]
    needs: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """One outcome of the catalogue. `rows`: form id → row of its table 三."""

    code: Outcome
    name: Message
    rows: Mapping[str, str]
    versions: tuple[OutcomeVersion, ...]


@cache
def catalogue() -> Mapping[Outcome, OutcomeEntry]:
    """Every outcome, in the order of the form.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("outcomes.toml", outcomes_from)


def outcomes_from(data: Mapping[str, Any]) -> Mapping[Outcome, OutcomeEntry]:
    """The catalogue that rule data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed, or an outcome is missing or there twice.
    """
    entries = [_entry(row) for row in rows_of(data, "outcomes")]
    if [one.code for one in entries] != list(Outcome):
        raise ValueError(f"the outcomes must be, in this order: {', '.join(Outcome)}")
    return {one.code: one for one in entries}


def version(outcome: Outcome, on: date) -> OutcomeVersion:
    """The outcome as it stood on the day of the decision: its articles and what it needs.

    Law: Order 711 from 2019-05-15, Order 492 before; `abandoned_fee` from 2021-01-01.
    Raises: ContractError when the outcome did not exist on that day.

    >>> [one.code for one in version(Outcome.NOT_EXIST, date(2026, 5, 6)).articles]
    ['OGI-R 36(4)']
    """
    versions = catalogue()[outcome].versions
    since = min(one.since for one in versions)
    if on < since:
        raise ContractError(
            f"the outcome {outcome} did not exist on {on}",
            why=f"it exists since {since}",
            remedy=f"outcomes of that day: {', '.join(existing(on)) or 'none'}",
        )
    return in_force(versions, on, f"the outcome {outcome}")


def existing(on: date) -> tuple[Outcome, ...]:
    """The outcomes that existed on a day; none before the first Regulation."""
    return tuple(one.code for one in catalogue().values() if any(governs(each, on) for each in one.versions))


def row(outcome: Outcome, form: str) -> str:
    """Table and row of a form in which the outcome counts: `requests.outcome.unavailable.not_held`.

    Raises: ContractError for a form that the catalogue does not know, such as a report in prose.
    """
    rows = catalogue()[outcome].rows
    if form not in rows:
        raise ContractError(f"unknown form {form!r}", remedy=f"use one of {', '.join(rows)}")
    return f"requests.{rows[form]}"


def _entry(data: Any) -> OutcomeEntry:
    entry(data, {"code", "zh", "en", "rows", "versions"})
    rows = data["rows"]
    versions = tuple(_version(one) for one in rows_of(data, "versions"))
    if not versions:
        raise ValueError(f"the outcome {data['code']} has no version")
    return OutcomeEntry(Outcome(data["code"]), message_of(data), {form: text_of(rows, form) for form in rows}, versions)


def _version(data: Any) -> OutcomeVersion:
    entry(data, {"since", "articles", "needs"}, {"until"})
    since, until = span_of(data)
    return OutcomeVersion(since, until, articles_of(data), tuple(map(Requirement, rows_of(data, "needs"))))
