"""How a reader did on a generated file: every cell of every report compared with what it may say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from gongkai.reader.result import IssueCode, ReadReport
from gongkai.report.model import AnnualReport, Cell, Status
from lab.generate.rendered import Certainty, Expected, ExpectedReport, Rendered


class Wrong(NamedTuple):
    """A cell that says something else than the source. `expected` None: the source has no such cell."""

    report: int
    key: str
    expected: Expected | None
    got: Cell


@dataclass(slots=True)
class Verdict:
    """Counts of cells, and the errors themselves.

    `doubted`: present, but called ambiguous. `missed`: present, but absent. `absent_ok` and `ambiguous`: of cells that the layout tore.
    `wrong_silent`: a wrong value or blank with status read or blank; `wrong_inferred`: one that the reader marked as inferred.
    `metadata`: year, organ or form that contradict the source; not a form that the reader calls uncertain.
    """

    right: int = 0
    inferred_right: int = 0
    ambiguous: int = 0
    absent_ok: int = 0
    doubted: int = 0
    missed: int = 0
    wrong_silent: int = 0
    wrong_inferred: int = 0
    reports_missed: int = 0
    reports_extra: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    metadata: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Verdict") -> "Verdict":
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self


def judge(rendered: Rendered, read: Sequence[ReadReport | AnnualReport]) -> Verdict:
    """Compare what was read with what may be read.

    Reports are matched by year, organ and order; a read report without counterpart is wrong in each of its cells.
    """
    reports = [one.report if isinstance(one, ReadReport) else one for one in read]
    undecided = {at for at, one in enumerate(read) if isinstance(one, ReadReport) and _form_is_open(one)}
    verdict = Verdict()
    left = list(range(len(reports)))
    for index in sorted(range(len(rendered.reports)), key=lambda index: not _is_named(rendered.reports[index], reports)):
        expected = rendered.reports[index]
        as_many = len(reports) == len(rendered.reports)
        best = max(left, key=lambda at: _likeness(expected, reports[at], as_many and at == index), default=None)
        if best is None:
            verdict.reports_missed += 1
            _compare(verdict, index, expected.cells, {})
            continue
        left.remove(best)
        _compare(verdict, index, expected.cells, reports[best].cells)
        _describe(verdict, expected, reports[best], form_open=best in undecided)
    for at in left:
        verdict.reports_extra += 1
        _compare(verdict, at, {}, reports[at].cells)
    return verdict


def _is_named(expected: ExpectedReport, reports: Sequence[AnnualReport]) -> bool:
    """Whether its organ was read: such a report is matched before those of which only figures can tell."""
    return any(one.organ and one.organ in expected.organ for one in reports)


def _likeness(expected: ExpectedReport, got: AnnualReport, in_order: bool) -> tuple[bool, bool, bool, bool, int]:
    """Higher is likelier: its organ, its order where as many were read as are there, its year, its figures."""
    organ = got.organ or ""
    same = sum(1 for key, cell in got.cells.items() if key in expected.cells and expected.cells[key].value == cell.value)
    return (bool(organ) and organ in expected.organ, in_order, got.year == expected.year, bool(got.cells), same)


def _compare(verdict: Verdict, report: int, expected: Mapping[str, Expected], cells: Mapping[str, Cell]) -> None:
    for key, one in expected.items():
        _cell(verdict, report, key, one, cells.get(key))
    for key, cell in cells.items():
        if key not in expected and cell.status is not Status.AMBIGUOUS:
            _wrong(verdict, Wrong(report, key, None, cell))


def _cell(verdict: Verdict, report: int, key: str, expected: Expected, got: Cell | None) -> None:
    present = expected.certainty is Certainty.PRESENT
    if got is None:
        verdict.missed += present
        verdict.absent_ok += not present
    elif got.status is Status.AMBIGUOUS:
        verdict.doubted += present
        verdict.ambiguous += not present
    elif got.value != expected.value:
        _wrong(verdict, Wrong(report, key, expected, got))
    elif got.status is Status.INFERRED:
        verdict.inferred_right += 1
    else:
        verdict.right += 1


def _wrong(verdict: Verdict, wrong: Wrong) -> None:
    if wrong.got.status is Status.INFERRED:
        verdict.wrong_inferred += 1
    else:
        verdict.wrong_silent += 1
    verdict.wrong.append(wrong)


def _form_is_open(one: ReadReport) -> bool:
    return any(issue.code is IssueCode.FORM_UNCERTAIN for issue in one.issues)


def _describe(verdict: Verdict, expected: ExpectedReport, got: AnnualReport, *, form_open: bool) -> None:
    if got.year is not None and got.year != expected.year:
        verdict.metadata.append(f"year {got.year} for {expected.year}")
    if got.organ is not None and got.organ not in expected.organ and expected.organ not in got.organ:
        verdict.metadata.append(f"organ {got.organ} for {expected.organ}")
    if got.cells and got.form != expected.form and not form_open:
        verdict.metadata.append(f"form {got.form} for {expected.form}")
