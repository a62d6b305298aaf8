"""What a worker's child packs is what the parent unpacks, digit by digit."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.audit.model import AuditedReport
from gongkai.audit.wire import flatten, pack, restore, unpack
from gongkai.report.forms import form
from gongkai.report.model import Cell, Status
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, TextPlace
from tests.audit.made import REFUSED, audited, report

_NUMBERS = st.integers(0, 10**9)
_POINTS = st.floats(0, 10_000, allow_nan=False)
_TEXTS = st.text(max_size=20)
PLACES = st.one_of(
    st.none(),
    st.builds(TextPlace, _NUMBERS, _NUMBERS),
    st.builds(NodePlace, _TEXTS, _TEXTS, _NUMBERS, _NUMBERS),
    st.builds(BoxPlace, _NUMBERS, _POINTS, _POINTS, _POINTS, _POINTS),
    st.builds(PartPlace, _TEXTS, _TEXTS),
    st.builds(CellsPlace, st.lists(st.tuples(_TEXTS, _TEXTS), max_size=3).map(tuple)),
)
VALUES = st.one_of(st.none(), st.integers(), st.decimals(allow_nan=False, allow_infinity=False))
CELLS = st.builds(Cell, VALUES, st.sampled_from(Status), st.one_of(st.none(), _TEXTS), PLACES)


def test_a_source_comes_through_whole() -> None:
    source = audited(report(), report(None, None, form="prose"))

    assert restore(unpack(pack(flatten(source))), source.source) == source


@given(st.dictionaries(_TEXTS, CELLS, max_size=5))
def test_every_cell_comes_through(cells: dict[str, Cell]) -> None:
    source = audited()
    (one,) = source.reports
    changed = replace(one.read.report, cells=cells)
    source = replace(source, reports=(AuditedReport(replace(one.read, report=changed)),))
    restored = restore(unpack(pack(flatten(source))), source.source).reports[0].read.report.cells

    assert restored == cells
    assert [(type(cell.value), str(cell.value), type(cell.at)) for cell in restored.values()] == [
        (type(cell.value), str(cell.value), type(cell.at)) for cell in cells.values()
    ]
    assert all(isinstance(cell.status, Status) for cell in restored.values())


@given(st.sampled_from(["cn-ogi-2019", "cn-ogi-2021"]), st.lists(st.sampled_from(Status), min_size=1, max_size=3), st.integers(1, 9))
def test_the_cells_of_a_whole_form_come_through(form_id: str, statuses: list[Status], tables: int) -> None:
    keys = form(form_id).keys
    cells = {
        key: Cell(number, statuses[number % len(statuses)], str(number), NodePlace(f"/table[{number % tables}]", f"/td[{number}]", 0, 1))
        for number, key in enumerate(keys)
    }
    source = audited(replace(report(), form=form_id, cells=cells))
    packed = pack(flatten(source))
    restored = restore(unpack(packed), source.source)

    assert restored == source
    assert list(restored.reports[0].read.report.cells) == list(keys)
    assert keys[-1].encode() not in packed


@pytest.mark.parametrize("times", [1, 3, 10**15])
def test_places_that_are_not_as_many_as_cells_are_refused(times: int) -> None:
    cells = {
        key: Cell(1, Status.READ, "1", NodePlace("/table[1]", "/td[1]", 0, 1))
        for key in ("requests.received.total", "requests.carried_in.total")
    }
    data = unpack(pack(flatten(audited(replace(report(), cells=cells)))))
    (runs, *_) = data[0][0][2][5]
    assert runs == [["/table[1]", 2]]
    runs[0][1] = times

    with pytest.raises(ValueError, match="zip"):
        restore(data, "")


def test_half_a_character_comes_through() -> None:
    assert unpack(pack(["\ud800"])) == ["\ud800"]


def test_nothing_else_is_packed() -> None:
    assert unpack(pack(Decimal("1.50"))) == "1.50"
    with pytest.raises(TypeError):
        pack(object())


def test_noise_is_no_value() -> None:
    with pytest.raises(UnicodeDecodeError):
        unpack(b"\xff\xfe")


def test_a_refusal_stays_with_the_parent() -> None:
    assert flatten(REFUSED) == [[], []]
