"""Results of reviews and suits in the columns of table four."""

import pytest

from gongkai.errors import ContractError
from gongkai.law.results import ResultClass, result_class, result_classes, result_classes_from
from gongkai.ledger.events.dispute import Result


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("upheld", "upheld"),
        ("revoked", "corrected"),
        ("partly_revoked", "corrected"),
        ("altered", "corrected"),
        ("declared_unlawful", "corrected"),
        ("ordered_to_act", "corrected"),
        ("ordered_anew", "corrected"),
        ("dismissed", "other"),
        ("terminated", "other"),
        ("withdrawn", "other"),
        ("mediated", "other"),
        ("not_accepted", "other"),
        ("transferred", "other"),
    ],
)
def test_each_result_has_its_column(code: str, column: str) -> None:
    assert result_class(code) == column


def test_the_data_knows_exactly_the_results_that_the_ledger_knows() -> None:
    assert set(result_classes()) == set(Result)


def test_an_unknown_result_is_refused_with_those_known() -> None:
    with pytest.raises(ContractError, match=f"unknown result 'won'.*use one of {', '.join(result_classes())}"):
        result_class("won")


ROW = {"code": "upheld", "label": "维持", "class": "upheld"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ROW, ROW], "stands there twice"),
        ([{**ROW, "class": "lost"}], "lost"),
        ([{"code": "upheld", "class": "upheld"}], "label is missing"),
        ([{**ROW, "label": " "}], "label must be a text"),
        ([{**ROW, "kind": "review"}], "unknown field kind"),
        ({}, "must be a list"),
    ],
)
def test_malformed_data_is_refused(rows: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        result_classes_from({"results": rows})


def test_the_classes_are_the_columns_of_what_has_ended() -> None:
    assert list(ResultClass) == ["upheld", "corrected", "other"]
