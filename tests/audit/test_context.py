"""Reports are checked against the year before and against their parts."""

from dataclasses import replace

from gongkai.audit.context import in_context
from gongkai.audit.model import AuditedSource
from gongkai.report.model import AnnualReport, Cell
from tests.audit.made import FINDING, audited

CARRIED_IN, CARRIED_OUT = "requests.carried_in.total", "requests.carried_out.total"


def bare(year: int, key: str, value: int, organ: str = "清河市某局") -> AnnualReport:
    return AnnualReport(organ, year, "cn-ogi-2021", {key: Cell(value)})


OLD, NEW = bare(2021, CARRIED_OUT, 4), bare(2022, CARRIED_IN, 5)


def codes(sources: tuple[AuditedSource, ...]) -> list[list[str]]:
    return [[finding.code for finding in one.findings] for source in sources for one in source.reports]


def test_the_year_before_in_another_source_is_context() -> None:
    old, new = in_context((audited(OLD), audited(NEW)))

    assert codes((new,)) == [["TO-06"]]
    assert old.reports[0].findings == (FINDING,), "without context what was found stays as it is"


def test_the_year_before_in_the_background_is_context_and_not_among_the_results() -> None:
    assert codes(in_context((audited(NEW),), (OLD,))) == [["TO-06"]]
    assert codes(in_context((audited(NEW),), (bare(2021, CARRIED_OUT, 5),))) == [[]]


def test_a_report_may_stand_in_both_places() -> None:
    assert codes(in_context((audited(OLD), audited(NEW)), (OLD,))) == [["TO-12"], ["TO-06"]]


def test_the_parts_of_a_sum_are_context() -> None:
    parts = (bare(2022, CARRIED_IN, 2, "甲"), bare(2022, CARRIED_IN, 2, "乙"))

    assert codes(in_context((audited(NEW),), children=parts)) == [["TO-18"]]
    assert codes(in_context((audited(NEW),), children=(*parts, bare(2022, CARRIED_IN, 1, "丙")))) == [[]]


def test_a_duplicate_is_not_checked() -> None:
    source = audited(NEW)
    (one,) = source.reports
    copy = replace(source, reports=(replace(one, read=replace(one.read, duplicate_of=0)),))

    assert in_context((copy,), (OLD,)) == (copy,)
