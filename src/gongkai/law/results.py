"""Into which column of table four the result of a review or of an instance of a suit goes."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.entries import entry, rows_of, text_of
from gongkai.law.rule_files import rules_of


class ResultClass(StrEnum):
    """The three columns of table four for what has ended; what has not is pending (尚未审结)."""

    UPHELD = "upheld"
    """结果维持."""
    CORRECTED = "corrected"
    """结果纠正, also when only a part was."""
    OTHER = "other"
    """其他结果: the case ended without a decision on the merits."""


def result_class(code: str) -> ResultClass:
    """The column that counts a result: `partly_revoked` → `corrected`.

    Law: notices of the annual report's form, table four; the grouping is practice, `data/results.toml` says why.
    Raises: ContractError for a result that the library does not know.
    """
    try:
        return result_classes()[code]
    except KeyError:
        raise ContractError(f"unknown result {code!r}", remedy=f"use one of {', '.join(result_classes())}") from None


@cache
def result_classes() -> Mapping[str, ResultClass]:
    """Every result that the library knows, and its column.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of("results.toml", result_classes_from)


def result_classes_from(data: Mapping[str, Any]) -> Mapping[str, ResultClass]:
    """The results that rule data describes.

    Raises: KeyError, ValueError when it is malformed or names a result twice.
    """
    found: dict[str, ResultClass] = {}
    for row in rows_of(data, "results"):
        entry(row, {"code", "label", "class"})
        text_of(row, "label")
        code = text_of(row, "code")
        if code in found:
            raise ValueError(f"{code} stands there twice")
        found[code] = ResultClass(row["class"])
    return found
