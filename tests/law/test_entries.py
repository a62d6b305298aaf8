"""Entries of rule data: what is missing, unknown or of the wrong kind is named."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from gongkai.law.entries import as_day, day_of, entry, rows_of, text_of


@pytest.mark.parametrize("row", [{"a": 1}, {"a": 1, "b": 2}])
def test_an_entry_has_what_it_must_and_may(row: object) -> None:
    entry(row, {"a"}, {"b"})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"b": 2}, "a is missing"),
        ({}, "a is missing"),
        ({"a": 1, "c": 3, "d": 4}, "unknown field c, d"),
        (["a"], r"\['a'\] is not a table with a"),
        ("a", "'a' is not a table with a"),
    ],
)
def test_any_other_entry_is_refused(row: object, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        entry(row, {"a"}, {"b"})


def test_all_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match=r"^a, b is missing$"):
        entry({"c": 1}, {"b", "a", "c"})
    with pytest.raises(ValueError, match=r"^1 is not a table with a, b$"):
        entry(1, {"b", "a"})


def test_values_of_the_right_kind_are_given_back() -> None:
    row = {"name": "春节", "day": date(2026, 2, 17), "rows": [1]}

    assert (text_of(row, "name"), day_of(row, "day"), rows_of(row, "rows"), as_day(row["day"], "day")) == (
        "春节",
        row["day"],
        [1],
        row["day"],
    )


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (text_of, 1),
        (text_of, ""),
        (text_of, "  "),
        (day_of, "2026-02-17"),
        (day_of, datetime(2026, 2, 17)),  # noqa: DTZ001  # what TOML makes of a date with a time
        (day_of, None),
        (rows_of, (1,)),
        (rows_of, "ab"),
    ],
)
def test_values_of_another_kind_are_refused_by_name(read: Callable[[dict[str, object], str], object], value: object) -> None:
    with pytest.raises(ValueError, match="field must be"):
        read({"field": value}, "field")
