"""What a worker's child packs is what the parent unpacks, digit by digit."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.audit.model import AuditedReport
from gongkai.audit.wire import flatten, pack, restore, unpack
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
