"""One generated report with everything about it: what was printed, what was expected, what was read."""

from collections.abc import Iterator, Sequence

from gongkai.audit.model import AuditedSource
from gongkai.report.model import AnnualReport
from lab.generate.corpus import generate, judge
from lab.generate.rendered import Certainty, ExpectedReport, Rendered
from lab.soak.reports import SUMS, told
from lab.soak.state import FOLDER
from lab.soak.workers import worker


def report_lines(seed: int, index: int) -> Iterator[str]:
    """All about the file of that index, which is written out for a closer look."""
    made = generate(seed, index)
    path = FOLDER / "reports" / f"{seed}-{index}{made.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.content)
    (audited,) = worker().audit_many([(path.name, made.content)])
    yield f"{path}: {len(made.content)} bytes, {made.layout} + {', '.join(made.mixers) or 'nothing'}"
    yield from _judged(made, audited)


def _judged(made: Rendered, audited: AuditedSource) -> Iterator[str]:
    if audited.refusal is not None:
        yield f"refused: {audited.refused}"
    reports = [one.read.report for one in audited.reports]
    verdict = judge(made, [one.read for one in audited.reports])
    yield ", ".join(f"{name} {getattr(verdict, name)}" for name in (*SUMS, "reports_missed", "reports_extra"))
    for number, expected in enumerate(made.reports):
        yield f"expected [{number}]: {expected.year} {expected.organ}, {expected.form}, truncated {expected.truncated}"
        yield from (f"  missed {line}" for line in _missed(expected, reports))
    for number, report in enumerate(reports):
        yield f"read [{number}]: {report.year} {report.organ}, {report.form}, {len(report.cells)} cells"
    yield from (f"metadata: {one}" for one in verdict.metadata)
    yield from (f"WRONG {told(one)}" for one in verdict.wrong)
    for one in audited.reports:
        yield from (f"issue {issue.code}: {issue.en} {' '.join(issue.cells)}" for issue in one.read.issues)


def _missed(expected: ExpectedReport, reports: Sequence[AnnualReport]) -> Iterator[str]:
    """Cells that are printed and were not read, by the likeliest of the reports."""
    got = max(
        (one.cells for one in reports),
        key=lambda cells: sum(cells[key].value == expected.cells[key].value for key in cells if key in expected.cells),
        default={},
    )
    for key, cell in expected.cells.items():
        if cell.certainty is Certainty.PRESENT and key not in got:
            yield f"{key}: {cell.value} printed {cell.printed!r}"
