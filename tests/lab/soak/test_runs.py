"""A sample of the large runs, and how they go on after an interruption."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.report.model import Cell, Status
from lab.generate.corpus import generate
from lab.soak.chunks import Run, carry_on
from lab.soak.fuzz import fuzz_chunk, fuzz_run
from lab.soak.inputs import SUPPLIES, Kind
from lab.soak.reports import FAULTS, count, reports_chunk
from lab.soak.state import State
from lab.soak.table import fault_lines, table
from lab.soak.tally import Fault, Tally
from lab.soak.workers import worker


@pytest.mark.parametrize("chunk", range(3))
def test_generated_reports_are_read_right(chunk: int) -> None:
    tally = reports_chunk(7, chunk)

    assert tally.counts["all"]["files"] == 100
    assert tally.counts["all"]["right"] > 10_000
    assert "\n".join(fault_lines(tally, 9)) == ""


@pytest.mark.parametrize(
    ("kind", "inputs"), [(Kind.HTML, 600), (Kind.TEXT, 500), (Kind.CSV, 600), (Kind.ZIP, 700), (Kind.DOCX, 250), (Kind.XLSX, 250)]
)
def test_hostile_inputs_do_no_harm(kind: Kind, inputs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SUPPLIES, kind, SUPPLIES[kind]._replace(batch=inputs))
    tally = fuzz_chunk(kind, 7, 0)

    assert tally.counts[f"kind {kind}"]["inputs"] == inputs
    assert tally.counts[f"kind {kind}"]["read"] > 0
    assert "\n".join(fault_lines(tally, 9)) == ""


def test_hostile_pdf_files_do_no_harm() -> None:
    tally = fuzz_chunk(Kind.PDF, 7, 0)

    assert tally.counts["kind pdf"]["cells"] > 0
    assert "\n".join(fault_lines(tally, 9)) == ""


def test_a_wrong_cell_is_on_record() -> None:
    """One figure of one report is read one too high."""
    made = generate(7, 0)
    honest = worker().audit(made.content, "")
    first = honest.reports[0]
    key = next(key for key, cell in first.read.report.cells.items() if isinstance(cell.value, int) and cell.status is Status.READ)
    cells = {**first.read.report.cells, key: Cell(int(first.read.report.cells[key].value or 0) + 1)}
    spoilt = _with_cells(first, cells)
    tally = Tally()

    count(tally, 0, made, AuditedSource("", (spoilt, *honest.reports[1:])))

    assert tally.faulty["wrong_silent"] == 1
    assert [(fault.number, fault.what) for fault in tally.faults] == [(0, "wrong_silent")]
    assert key in tally.faults[0].detail
    assert "wrong_silent" in FAULTS


def _with_cells(one: AuditedReport, cells: dict[str, Cell]) -> AuditedReport:
    return replace(one, read=replace(one.read, report=replace(one.read.report, cells=cells)))


def toy(chunk: int) -> Tally:
    tally = Tally()
    tally.counts["all"]["inputs"] += 10
    tally.peak("largest", chunk)
    if chunk == 2:
        tally.faulty["odd"] += 1
        tally.faults.append(Fault(25, "odd", "by hand", "why"))
    return tally


def failing(chunk: int) -> Tally:
    if chunk == 3:
        raise KeyboardInterrupt
    return toy(chunk)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_goes_on_where_it_stopped(tmp_path: Path, jobs: int) -> None:
    path = tmp_path / "toy.json"
    with pytest.raises(KeyboardInterrupt):
        carry_on(Run("toy", failing, 60, 10), State(path), 1)
    assert State(path).done == {0, 1, 2}

    carry_on(Run("toy", toy, 55, 10), State(path), jobs)

    state = State(path)
    assert state.done == set(range(6))
    assert state.tally.counts["all"]["inputs"] == 60
    assert state.tally.peaks == {"largest": 5}
    assert state.tally.faults == [Fault(25, "odd", "by hand", "why")]
    assert state.versions.total() == 6


def test_a_run_that_is_done_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    carry_on(Run("toy", toy, 10, 10), State(path), 1)
    before = path.read_bytes()

    carry_on(Run("toy", failing, 10, 10), State(path), 1)

    assert path.read_bytes() == before


def test_a_half_written_state_is_never_seen(tmp_path: Path) -> None:
    """The state is written beside and then moved; whatever is left of a broken attempt is not read."""
    path = tmp_path / "toy.json"
    state = State(path)
    state.add(0, toy(0), "v")
    path.with_suffix(".new").write_text("{", encoding="utf-8")

    assert State(path).done == {0}
    State(path).add(1, toy(1), "v")
    assert json.loads(path.read_text("utf-8"))["done"] == [0, 1]


def test_forgetting_begins_again(tmp_path: Path) -> None:
    state = State(tmp_path / "toy.json")
    state.add(0, toy(0), "v")
    state.forget()

    assert (state.done, state.tally, State(state.path).done) == (set(), Tally(), set())


def test_the_run_of_a_kind_covers_what_is_wanted() -> None:
    run = fuzz_run(Kind.PDF, 1)

    assert run.chunks * run.size == SUPPLIES[Kind.PDF].wanted


def test_the_table_shows_groups_and_faults() -> None:
    tally = toy(2)

    assert list(table(tally.counts, "all", ("inputs", "read"))) == ["     inputs  read", "all      10     0"]
    assert list(fault_lines(tally, 3)) == ["odd: 1", "  --only 25  by hand: why"]
