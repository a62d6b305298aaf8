"""From a file of rule data to the rules that it holds, with plain words when it is malformed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.basis import Basis, basis
from gongkai.law.dated import rule_data
from gongkai.law.entries import day_of, rows_of, text_of
from gongkai.law.message import Message

_Rules = TypeVar("_Rules")


def rules_of(name: str, build: Callable[[Mapping[str, Any]], _Rules]) -> _Rules:
    """What `build` makes of the file of that name.

    Raises: RuleDataError when the file is not TOML, or `build` meets a field that is missing or wrong.
    """
    data = rule_data(name)
    try:
        return build(data)
    except (AttributeError, KeyError, TypeError, ValueError, ContractError) as error:
        raise RuleDataError(f"malformed rule data: {error}", where=name, remedy="compare with the other entries of the file") from error


def message_of(row: Mapping[str, Any]) -> Message:
    """The two languages of an entry.

    Raises: KeyError, ValueError when one is missing or empty.
    """
    return Message(text_of(row, "zh"), text_of(row, "en"))


def articles_of(row: Mapping[str, Any]) -> tuple[Basis, ...]:
    """The articles that an entry rests on; none where practice is all there is.

    Raises: KeyError, ValueError, ContractError when one cannot be cited.
    """
    return tuple(basis(code) for code in rows_of(row, "articles"))


def span_of(row: Mapping[str, Any]) -> tuple[date, date | None]:
    """First and last day on which a version governs; no last day while it is in force.

    Raises: KeyError, ValueError when it ends before it begins.
    """
    since = day_of(row, "since")
    until = day_of(row, "until") if "until" in row else None
    if until is not None and until < since:
        raise ValueError(f"a version begins on {since} and ends before that, on {until}")
    return since, until
