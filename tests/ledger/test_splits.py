"""Split letters and the requests they were split into."""

from datetime import date

from gongkai.ledger.case import HandledCase
from gongkai.ledger.splits import Splits
from tests.report.compute.made_cases import request

DAY, OTHER = date(2023, 3, 1), date(2023, 3, 2)


def letter(received: date | None = DAY, *into: str) -> HandledCase:
    return request(received, id="letter")._replace(split_into=into)


def child(id: str, received: date | None = DAY, split_from: str = "letter") -> HandledCase:
    return request(received, id=id)._replace(split_from=split_from)


def said(*cases: HandledCase) -> list[tuple[str, tuple[str, ...]]]:
    splits = Splits()
    for case in cases:
        splits.see(case)
    return [(one.code.value, one.cases) for one in splits.warnings()]


def test_what_belongs_together_is_not_remarked_on_in_any_order() -> None:
    assert said(letter(DAY, "a", "b"), child("a"), child("b"), request(DAY)) == []
    assert said(child("b"), letter(DAY, "a", "b"), child("a")) == []


def test_a_request_that_is_not_there_is_missed() -> None:
    assert said(letter(DAY, "a", "b"), child("a")) == [("split_child_missing", ("letter", "b"))]


def test_a_request_that_exists_but_does_not_come_from_the_letter_is_missed() -> None:
    assert said(letter(DAY, "a"), request(DAY, id="a")) == [("split_child_missing", ("letter", "a"))]


def test_a_request_from_a_letter_that_does_not_name_it_is_told() -> None:
    assert said(letter(DAY, "a"), child("a"), child("b")) == [("split_not_named", ("letter", "b"))]
    assert said(child("b")) == [("split_not_named", ("letter", "b"))]
    assert said(request(DAY, id="letter"), child("b")) == [("split_not_named", ("letter", "b"))]


def test_another_date_of_receipt_is_told() -> None:
    assert said(letter(DAY, "a"), child("a", OTHER)) == [("split_receipt", ("letter", "a"))]
    assert said(letter(None, "a"), child("a")) == [("split_receipt", ("letter", "a"))]
    assert said(letter(None, "a"), child("a", None)) == []


def test_messages_name_the_cases_in_both_languages() -> None:
    splits = Splits()
    splits.see(letter(DAY, "a"))
    (warning,) = splits.warnings()
    assert all(name in text for name in ("letter", "a") for text in warning.message)
