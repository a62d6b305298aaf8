"""What stands behind a figure is kept and opened case by case."""

from datetime import date

import pytest

from gongkai.report.compute.evidence import CaseRef, Tally
from gongkai.report.forms import form, forms

FORM = form("cn-ogi-2021")
A, B, C = (CaseRef(name, number, date(2023, 5, number), "received") for number, name in enumerate("abc", 1))


def test_a_cell_holds_its_cases_in_order() -> None:
    tally = Tally(FORM)
    tally.add("requests.received.business", B)
    tally.add("requests.received.business", A)

    assert list(tally.evidence().cases("requests.received.business")) == [B, A]
    assert tally.evidence().count("requests.received.business") == 2
    assert tally.evidence().count("requests.received.other") == 0


def test_a_sum_opens_into_the_cases_of_its_parts() -> None:
    tally = Tally(FORM)
    tally.add("requests.outcome.granted.natural_person", A)
    tally.add("requests.outcome.partial.natural_person", B)
    tally.add("requests.outcome.partial.other", C)
    evidence = tally.evidence()

    assert list(evidence.cases("requests.outcome.total.natural_person")) == [A, B]
    assert list(evidence.cases("requests.outcome.partial.total")) == [B, C]
    assert list(evidence.cases("requests.outcome.total.total")) == [A, B, C]
    assert evidence.count("requests.outcome.total.total") == 3


@pytest.mark.parametrize("id", forms())
def test_the_cells_are_those_of_tables_three_and_four_in_the_form_s_order(id: str) -> None:
    one = form(id)
    assert Tally(one).evidence().keys == tuple(key for key in one.keys if not key.startswith("disclosure."))


@pytest.mark.parametrize(
    ("key", "single"),
    [
        ("requests.received.natural_person", True),
        ("requests.received.total", False),
        ("requests.outcome.total.natural_person", False),
        ("requests.outcome.other_handling.other", False),
        ("remedies.review.pending", True),
        ("remedies.review.total", False),
        ("disclosure.rules.issued", False),
    ],
)
def test_cases_are_counted_in_single_cells_only(key: str, *, single: bool) -> None:
    assert Tally(FORM).has(key) is single


def test_large_numbers_are_kept_whole() -> None:
    ref = CaseRef("x", 70_000, date.max, "open")
    tally = Tally(FORM)
    tally.add("requests.carried_out.other", ref)
    assert list(tally.evidence().cases("requests.carried_out.other")) == [ref]
