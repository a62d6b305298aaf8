"""The probe sees each promise that a reading breaks, and the fuzzer each answer that is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.audit.audit import checked
from gongkai.audit.model import AuditedReport, AuditedSource, Refusal
from gongkai.audit.refusals import death, out_of_memory, reader_failed, too_slow
from gongkai.reader.read import ReadSource, read
from gongkai.report.model import Cell, Status
from gongkai.report.place import TextPlace
from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS
from lab.generate.seeds import seeded
from lab.generate.truth import make_truth
from lab.soak import probe
from lab.soak.fuzz import fault_in
from lab.soak.inputs import Kind
from lab.soak.inputs.made import Made
from lab.soak.probe import BrokenPromiseError, broken_promises

KEY = "requests.received.total"
MADE = Made(b"<p>", "by hand")


@pytest.fixture(scope="module")
def found() -> ReadSource:
    rng = seeded("probe")
    return read(render(LAYOUTS["cell_lines"], [make_truth(rng, form="cn-ogi-2021", year=2023)], rng).content)


def with_cell(found: ReadSource, cell: Cell, key: str = KEY) -> AuditedSource:
    (one,) = checked(found, "").reports
    report = replace(one.read.report, cells={**one.read.report.cells, key: cell})
    return AuditedSource("", (AuditedReport(replace(one.read, report=report), one.findings),))


def test_an_honest_reading_breaks_no_promise(found: ReadSource) -> None:
    audited = checked(found, "")

    assert KEY in audited.reports[0].read.report.cells
    assert list(broken_promises(audited, found.document)) == []


@pytest.mark.parametrize(
    ("cell", "promise"),
    [
        (Cell(None, Status.READ, "", TextPlace(0, 1)), "value"),
        (Cell(3, Status.BLANK, "", TextPlace(0, 1)), "value"),
        (Cell(3, Status.AMBIGUOUS, "", TextPlace(0, 1)), "value"),
        (Cell(Decimal("NaN"), Status.READ, "", TextPlace(0, 1)), "value"),
        (Cell(True, Status.READ, "", TextPlace(0, 1)), "value"),
        (Cell(3, Status.READ, "", None), "place"),
        (Cell(3, Status.READ, "3", TextPlace(5, 10**9)), "place"),
        (Cell(3, Status.READ, "这里没有", TextPlace(0, 4)), "printed"),
    ],
)
def test_a_dishonest_cell_is_seen(found: ReadSource, cell: Cell, promise: str) -> None:
    assert [one.partition(":")[0] for one in broken_promises(with_cell(found, cell), found.document)] == [promise]


def test_a_cell_of_another_form_is_seen(found: ReadSource) -> None:
    foreign = with_cell(found, Cell(3, Status.READ, "", TextPlace(0, 1)), "disclosure.licensing.items_previous")

    assert [one.partition(":")[0] for one in broken_promises(foreign, found.document)] == ["key"]


def test_slowness_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 1.1))
    monkeypatch.setattr("time.process_time", lambda: next(clock))

    with pytest.raises(BrokenPromiseError, match="time"):
        probe.probe(b"1", False)


@pytest.mark.parametrize(
    ("refusal", "small", "giant"),
    [
        (Refusal("the file is a picture", remedy="recognise its text"), False, False),
        (Refusal("the file is a picture"), True, True),
        (Refusal("", remedy="recognise its text"), True, True),
        (too_slow(10), True, False),
        (out_of_memory(1 << 30), True, False),
        (death(-11, 10), True, True),
        (reader_failed("KeyError: 3", "a.py:1"), True, True),
        (None, False, False),
    ],
)
def test_only_a_giant_may_meet_a_cap_and_nothing_may_crash(refusal: Refusal | None, small: bool, giant: bool) -> None:
    audited = AuditedSource("", refusal=refusal)

    assert (fault_in(Kind.HTML, 1, MADE, audited) is not None) == small
    assert (fault_in(Kind.GIANTS, 1, MADE, audited) is not None) == giant


def test_faults_with_one_cause_are_of_one_sort() -> None:
    sorts = {
        fault.what
        for why in ("KeyError: 'a'", "KeyError: 'b'")
        if (fault := fault_in(Kind.HTML, 1, MADE, AuditedSource("", refusal=reader_failed(why, "a.py:1")))) is not None
    }

    assert sorts == {"KeyError a.py:1"}
