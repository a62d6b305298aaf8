"""JSON of reports: identity, exact digits, and clear refusals."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.report.codec import dumps, loads, ordered_keys, place_from_json, place_to_json, report_from_json, report_to_json
from gongkai.report.forms import Kind, form
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status, Value
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

offsets = st.integers(0, 10**9)
points = st.floats(0, 5000, allow_nan=False)
places: st.SearchStrategy[Place] = st.one_of(
    st.builds(TextPlace, offsets, offsets),
    st.builds(
        NodePlace,
        st.sampled_from(["/html/body", "/html/body/table[2]/tbody/tr[3]", ""]),
        st.sampled_from(["/*[2]", "/p"]),
        offsets,
        offsets,
    ),
    st.builds(BoxPlace, st.integers(1, 99), points, points, points, points),
    st.builds(PartPlace, st.text(), st.text()),
    st.builds(CellsPlace, st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple)),
)
integers: st.SearchStrategy[Value] = st.none() | st.integers(-(10**15), 10**15)
amounts: st.SearchStrategy[Value] = st.none() | st.decimals(-(10**12), 10**12, places=3)
values = {Kind.COUNT: integers, Kind.CHANGE: integers, Kind.AMOUNT: amounts}


@st.composite
def reports(draw: st.DrawFn) -> AnnualReport:
    form_id = draw(st.sampled_from(["cn-ogi-2019", "cn-ogi-2021"]))
    kinds = form(form_id).kinds
    keys = draw(st.lists(st.sampled_from(sorted(kinds)), unique=True, max_size=12))
    cells = {
        key: Cell(
            draw(values[kinds[key]]),
            draw(st.sampled_from(Status)),
            draw(st.none() | st.text()),
            draw(st.none() | places),
        )
        for key in keys
    }
    year = draw(st.none() | st.integers(2008, 2030))
    return AnnualReport(draw(st.none() | st.text()), year, form_id, cells, draw(st.none() | st.sampled_from(Scope)))


@given(reports())
def test_text_and_back_is_identity(report: AnnualReport) -> None:
    again = report_from_json(loads(dumps(report_to_json(report))))
    assert again == report
    assert all(type(again.cells[key].value) is type(cell.value) for key, cell in report.cells.items())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_the_encoder_writes_what_the_standard_parser_reads(value: Any) -> None:
    assert json.loads(dumps(value)) == value


@pytest.mark.parametrize("digits", ["2139.220", "0.10", "0.1000000000000000055511151231257827", "238990000.00", "-0.05", "0"])
def test_an_amount_keeps_its_digits(digits: str) -> None:
    report = AnnualReport("甲市", 2020, "cn-ogi-2019", {"disclosure.procurement.amount_wan": Cell(Decimal(digits))})
    text = dumps(report_to_json(report))
    assert f'"value": {digits}, ' in text
    value = report_from_json(loads(text)).value("disclosure.procurement.amount_wan")
    assert isinstance(value, Decimal)
    assert str(value) == digits


def test_cells_stand_in_the_order_of_the_form() -> None:
    cells = {"requests.received.total": Cell(6), "disclosure.rules.made": Cell(0), "requests.received.business": Cell(1)}
    report = AnnualReport("甲市", 2020, "cn-ogi-2019", cells)
    assert list(report_to_json(report)["cells"]) == ["disclosure.rules.made", "requests.received.business", "requests.received.total"]


def test_prose_is_left_out_and_prose_cells_keep_their_order() -> None:
    cells = {"prose.requests.total": Cell(935, Status.READ, "935", TextPlace(5, 8)), "prose.disclosed.total": Cell(248766)}
    report = AnnualReport("甲市", 2018, "prose", cells, prose=(Passage(1, "全年共收到申请935件。"),))
    data = report_to_json(report)
    assert set(data) == {"organ", "year", "form", "scope", "cells"}
    assert list(data["cells"]) == list(cells)
    assert report_from_json(data).cells == cells


@pytest.mark.parametrize(
    ("place", "data"),
    [
        (TextPlace(3, 5), {"start": 3, "end": 5}),
        (NodePlace("/html/body/table/tr[2]", "/*[3]", 0, 2), {"path": "/html/body/table/tr[2]/*[3]", "start": 0, "end": 2}),
        (BoxPlace(2, 72.0, 100.5, 90.0, 112.0), {"page": 2, "box": [72.0, 100.5, 90.0, 112.0]}),
        (PartPlace("Sheet1", "B5"), {"part": "Sheet1", "cell": "B5"}),
        (CellsPlace((("01", "requests.received.total"),)), {"cells": [["01", "requests.received.total"]]}),
    ],
)
def test_each_kind_of_place(place: Place, data: dict[str, Any]) -> None:
    assert place_to_json(place) == data
    assert place_from_json(data) == place


def _broken(**changes: Any) -> dict[str, Any]:
    cell = {"value": 6, "printed": "6", "status": "read", "at": None} | changes.pop("cell", {})
    key = changes.pop("key", "requests.received.total")
    return {"organ": "甲市", "year": 2020, "form": "cn-ogi-2019", "scope": None, "cells": {key: cell}} | changes


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (_broken(year="2020"), "year"),
        (_broken(year=True), "year"),
        (_broken(form="cn-ogi-1999"), "cn-ogi-1999"),
        (_broken(form=None), "form"),
        (_broken(scope="both"), "scope"),
        (_broken(extra=1), "extra"),
        (_broken(cells=[]), "cells"),
        (_broken(key="requests.received.totals"), "cells.requests.received.totals"),
        (_broken(cell={"value": "6"}), "cells.requests.received.total.value"),
        (_broken(cell={"value": 6.0}), "cells.requests.received.total.value"),
        (_broken(cell={"value": Decimal("6.5")}), "cells.requests.received.total.value"),
        (_broken(cell={"value": False}), "cells.requests.received.total.value"),
        (_broken(key="disclosure.procurement.amount_wan", cell={"value": 2139.22}), "amount_wan.value"),
        (_broken(cell={"status": "sure"}), "cells.requests.received.total.status"),
        (_broken(cell={"printed": 6}), "cells.requests.received.total.printed"),
        (_broken(cell={"at": {"start": 1}}), "cells.requests.received.total.at"),
        (_broken(cell={"at": [1, 2]}), "cells.requests.received.total.at"),
        (_broken(cell={"at": {"start": 1, "end": "2"}}), "cells.requests.received.total.at.end"),
        (_broken(cell={"at": {"page": 1, "box": [1, 2, 3]}}), "cells.requests.received.total.at.box"),
        (_broken(cell={"at": {"cells": [["01"]]}}), "cells.requests.received.total.at.cells"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(data: dict[str, Any], where: str) -> None:
    with pytest.raises(ContractError) as refusal:
        report_from_json(data)
    assert where in str(refusal.value)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), float("nan"), float("inf"), {1, 2}, b"6"])
def test_values_without_a_form_in_json_are_refused(value: object) -> None:
    with pytest.raises(ContractError):
        dumps({"value": [value]})


def test_a_report_with_a_foreign_cell_is_not_written() -> None:
    report = AnnualReport("甲市", 2020, "cn-ogi-2019", {"disclosure.rules.issued": Cell(1)})
    with pytest.raises(ContractError, match=r"disclosure\.rules\.issued"):
        ordered_keys(report)
