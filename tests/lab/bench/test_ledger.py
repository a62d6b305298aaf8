"""The benchmarks of the ledger count what they say they count."""

import os
from collections import Counter

from gongkai.law.workdays import calendar
from gongkai.ledger.case import State
from lab.bench import ledger
from lab.bench.alone import alone, peak_memory


def test_a_province_is_computed_from_entries_and_from_cases() -> None:
    result = ledger.of_a_province(rounds=1)

    assert [row[:2] for row in result.tables[0].rows] == [("fold and count", 10_922), ("count", 10_922)]
    assert len(result.bars) == 1


def test_the_file_holds_the_province_as_often_as_told_and_every_cell_is_right() -> None:
    result = ledger.from_disk(copies=(1,))
    (row,) = result.tables[0].rows

    assert row[0] == 10_163 + 434 + 325
    assert int(str(row[1])) > 5 * int(str(row[0]))
    assert {bar.what: bar.measured for bar in result.bars}["cells that are not what was written"] == 0


def test_open_clocks_move_with_the_calendar() -> None:
    (row,) = ledger.of_open_clocks(cases=200, rounds=1).tables[0].rows

    assert row[0] == 200
    assert 0 < int(str(row[2])) <= 200


def test_open_cases_are_open_in_several_ways() -> None:
    cases = ledger.open_cases(84)

    assert Counter(case.state for case in cases).keys() == {State.DRAFTED, State.CORRECTION_PENDING}
    assert {case.id for case in cases if case.outcome} == set()
    assert sum(case.correction is not None and case.correction.received is not None for case in cases) == 21
    assert sum(bool(case.consultations) for case in cases) == 21
    assert len(ledger.due_days(cases, calendar())) == 84


def test_the_profile_computes_a_report() -> None:
    assert callable(ledger.computing())


def test_work_alone_is_done_in_another_process() -> None:
    assert alone(os.getpid) != os.getpid()
    assert 0 < alone(peak_memory) < peak_memory() * 2
