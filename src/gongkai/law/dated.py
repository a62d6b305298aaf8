"""Rules that hold from a day until a day: the one place that decides which version governs an act."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from gongkai.errors import ContractError, RuleDataError


class Dated(Protocol):
    """A version of a rule."""

    @property
    def since(self) -> date:
        """First day on which it governs."""

    @property
    def until(self) -> date | None:
        """Last day on which it governs, None while it is in force."""


_Rule = TypeVar("_Rule", bound=Dated)


def governs(rule: Dated, on: date) -> bool:
    """Whether a version governed on a day: its first and last day are among them."""
    return rule.since <= on and (rule.until is None or on <= rule.until)


def in_force(rules: Iterable[_Rule], on: date, what: str) -> _Rule:
    """The version that governed on a day. The day is that of the act, never today.

    `what`: the rule's name for the message. Raises: ContractError when none governed, RuleDataError when two did.
    """
    versions = tuple(rules)
    governing = [one for one in versions if governs(one, on)]
    if len(governing) > 1:
        raise RuleDataError(f"two versions of {what} are in force on {on}", remedy="end the older one the day before the newer begins")
    if not governing:
        begins = min((one.since for one in versions), default=None)
        why = f"the first version is of {begins}" if begins else "the rule data has no version of it"
        raise ContractError(f"no rule on {what} was in force on {on}", why=why, remedy="check the date of the act")
    return governing[0]
