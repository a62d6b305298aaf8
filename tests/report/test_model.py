"""The annual report as a value."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from gongkai.report.model import PROSE_FORM, AnnualReport, Cell, Scope, Status
from gongkai.report.place import TextPlace

RECEIVED = "requests.received.total"
CARRIED_IN = "requests.carried_in.total"


def report(**changes: object) -> AnnualReport:
    values: dict[str, object] = {"organ": "某市人民政府", "year": 2020, "form": "cn-ogi-2019", "cells": {RECEIVED: Cell(6, printed="6")}}
    return AnnualReport(**(values | changes))  # type: ignore[arg-type]  # the fields' types are what the tests vary


def test_value_of_a_cell() -> None:
    assert report().value(RECEIVED) == 6


@pytest.mark.parametrize(
    "cells",
    [{}, {RECEIVED: Cell(None, Status.BLANK, "")}, {RECEIVED: Cell(None, Status.AMBIGUOUS, "11")}],
    ids=["absent", "blank", "ambiguous"],
)
def test_a_value_that_is_not_known_is_none_and_never_zero(cells: dict[str, Cell]) -> None:
    assert report(cells=cells).value(RECEIVED) is None


def test_zero_and_blank_are_different_cells() -> None:
    cells = {RECEIVED: Cell(0, printed="0"), CARRIED_IN: Cell(None, Status.BLANK, "/")}

    assert report(cells=cells).value(RECEIVED) == 0
    assert cells[RECEIVED] != cells[CARRIED_IN]
    assert cells[CARRIED_IN].printed == "/"


def test_amounts_keep_the_digits_as_printed() -> None:
    fees = report(cells={"disclosure.fees.amount_wan": Cell(Decimal("0.10"), printed="0.10")}).value("disclosure.fees.amount_wan")

    assert str(fees) == "0.10"


def test_a_cell_is_read_unless_said_otherwise() -> None:
    assert Cell(6) == Cell(6, Status.READ, None, None)
    assert Cell(6, Status.READ, "6", TextPlace(0, 1)) != Cell(6, Status.INFERRED, "6", TextPlace(0, 1))


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        report().year = 2021  # type: ignore[misc]  # that is the point


def test_what_a_report_does_not_say_stays_open() -> None:
    unsaid = report(organ=None, year=None)

    assert (unsaid.organ, unsaid.year, unsaid.scope, unsaid.prose) == (None, None, None, ())


def test_words_of_the_json_output() -> None:
    assert [status.value for status in Status] == ["read", "blank", "inferred", "ambiguous", "computed"]
    assert [scope.value for scope in Scope] == ["own", "aggregate"]
    assert PROSE_FORM == "prose"
