"""How rules (规章) and normative documents come about: how long the public is consulted, and when a rule may take effect."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.dated import governs
from gongkai.law.entries import entry, message_of, rows_of, span_of, text_of
from gongkai.law.message import Message
from gongkai.law.publication import special_periods
from gongkai.law.rule_files import rules_of

_FILE = "rulemaking.toml"
_IN_FORCE = "rule_in_force"


class Consultation(NamedTuple):
    """One version of how long the public is consulted at least on a draft. Units: calendar days."""

    document: str
    days: int
    basis: Basis
    since: date
    until: date | None

    def enough(self, first: date, last: date) -> bool:
        """Whether a consultation from a day to a day was as long: from 2026-03-01 to 2026-03-31 are 30 days, the first is not counted."""
        return (last - first).days >= self.days


class Earliest(NamedTuple):
    """The first day on which rules may take effect, and what says so."""

    on: date
    basis: Basis


@cache
def grounds() -> Mapping[str, Message]:
    """The grounds on which rules may take effect on the day of their publication, by name.

    Law: RULES-R 32, the exceptions. Raises: RuleDataError when the data file is malformed.
    """
    return rules_of(_FILE, lambda data: {name: message_of(row) for name, row in data["grounds"].items()})


@cache
def consultations() -> tuple[Consultation, ...]:
    """Every version of every shortest consultation.

    Raises: RuleDataError, as `grounds`.
    """
    return rules_of(_FILE, lambda data: tuple(map(_consultation, rows_of(data, "consultations"))))


def consultation(document: str, on: date) -> Consultation | None:
    """How long the public was to be consulted from that day on, on `rules` or a `normative_document`; None: no rule known here held."""
    return next((one for one in consultations() if one.document == document and governs(one, on)), None)


def earliest_effect(published_on: date) -> Earliest | None:
    """The first day on which rules published on a day may take effect: of 2026-03-02 it is 2026-04-02. None: no rule known here held then.

    Law: RULES-R 32: thirty days after publication, the day of publication not counted; `grounds` are the exceptions. Units: calendar days.
    """
    rule = next((one for one in special_periods() if one.variant == _IN_FORCE and governs(one, published_on)), None)
    return Earliest(published_on + timedelta(days=(rule.count or 0) + 1), rule.basis) if rule else None


def _consultation(row: Mapping[str, Any]) -> Consultation:
    entry(row, {"document", "days", "basis", "since"}, {"until"})
    if type(row["days"]) is not int or row["days"] < 1:
        raise ValueError(f"days must be a number of days, not {row['days']!r}")
    return Consultation(text_of(row, "document"), row["days"], basis(row["basis"]), *span_of(row))
