"""The judge: honest doubt passes, a wrong figure never does."""

import pytest

from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.model import AnnualReport, Cell, Status
from lab.generate.compose import Frame, render
from lab.generate.layouts import LAYOUTS
from lab.generate.rendered import Certainty, Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, make_truth
from lab.generate.verdict import Verdict, judge

KEY = "requests.received.total"


def file(layout: str = "html_clean", *frames: str, blanks: Blanks = Blanks.NONE, reports: int = 1) -> Rendered:
    rng = seeded(6)
    truths = [make_truth(rng, form="cn-ogi-2021", year=2021 + n, blanks=blanks) for n in range(reports)]
    return render(LAYOUTS[layout], truths, rng, frames)


def perfect(rendered: Rendered, index: int = 0, **changes: Cell) -> AnnualReport:
    """The report as a perfect reader would read it, but for the cells in `changes` (dots written as __)."""
    report = rendered.reports[index]
    cells = {key: Cell(cell.value, Status.BLANK if cell.value is None else Status.READ) for key, cell in report.cells.items()}
    cells |= {key.replace("__", "."): cell for key, cell in changes.items()}
    return AnnualReport(report.organ, report.year, report.form, cells)


def test_a_perfect_reader_is_right_everywhere() -> None:
    rendered = file(blanks=Blanks.ZEROS)
    verdict = judge(rendered, [perfect(rendered)])
    assert verdict == Verdict(right=len(rendered.expected))


@pytest.mark.parametrize("status", [Status.READ, Status.INFERRED])
def test_a_wrong_value_is_wrong_even_when_inferred(status: Status) -> None:
    rendered = file()
    verdict = judge(rendered, [perfect(rendered, requests__received__total=Cell(987654, status))])
    assert (verdict.wrong_silent, verdict.wrong_inferred) == ((1, 0) if status is Status.READ else (0, 1))
    assert verdict.wrong[0].key == KEY


@pytest.mark.parametrize(("blanks", "said"), [(Blanks.ZEROS, Cell(0)), (Blanks.NONE, Cell(None, Status.BLANK))])
def test_blank_and_zero_are_not_the_same(blanks: Blanks, said: Cell) -> None:
    rendered = file(blanks=blanks)
    key = next(key for key, cell in rendered.expected.items() if cell.value in {0, None})
    report = perfect(rendered)
    report = AnnualReport(report.organ, report.year, report.form, {**report.cells, key: said})
    assert judge(rendered, [report]).wrong_silent == 1


def test_a_cell_that_is_not_in_the_source_is_wrong() -> None:
    rendered = file()
    assert judge(rendered, [perfect(rendered, requests__outcome__nonsense__total=Cell(0))]).wrong_silent == 1


def test_the_report_whose_organ_was_read_is_judged_by_its_own_figures() -> None:
    rendered = file(reports=2)
    assert rendered.reports[0].organ != rendered.reports[1].organ
    verdict = judge(rendered, [perfect(rendered, 1)])
    assert (verdict.reports_missed, verdict.wrong, verdict.metadata) == (1, [], [])
    assert verdict.right == len(rendered.reports[1].cells)


def test_a_form_that_the_reader_calls_uncertain_is_no_error() -> None:
    rendered = file()
    report = perfect(rendered)
    other = AnnualReport(report.organ, report.year, "cn-ogi-2019", report.cells)
    assert judge(rendered, [other]).metadata == ["form cn-ogi-2019 for cn-ogi-2021"]
    issue = Issue(IssueCode.FORM_UNCERTAIN, "几种格式都相符", "several forms fit")
    assert judge(rendered, [ReadReport(0, other, (issue,), False, None, (0, 1))]).metadata == []


def test_doubt_is_no_error_but_counts_where_there_was_no_reason() -> None:
    rendered = file()
    doubtful = perfect(rendered, requests__received__total=Cell(None, Status.AMBIGUOUS))
    assert judge(rendered, [doubtful]) == Verdict(right=len(rendered.expected) - 1, doubted=1)
    torn = file("one_line_joined")
    assert torn.expected[KEY].certainty is Certainty.RECOVERABLE
    assert judge(torn, [perfect(torn, requests__received__total=Cell(None, Status.AMBIGUOUS))]).ambiguous == 1


def test_an_absent_cell_is_missed_or_excused() -> None:
    rendered, torn = file(), file("one_line_joined")
    for one, missed, excused in ((rendered, 1, 0), (torn, 0, 1)):
        report = perfect(one)
        less = AnnualReport(report.organ, report.year, report.form, {key: cell for key, cell in report.cells.items() if key != KEY})
        verdict = judge(one, [less])
        assert (verdict.missed, verdict.absent_ok) == (missed, excused)


def test_reports_are_matched_by_year_and_organ_whatever_their_order() -> None:
    rendered = file("html_clean", Frame.SEVERAL_REPORTS, reports=2)
    verdict = judge(rendered, [perfect(rendered, 1), perfect(rendered, 0)])
    assert verdict.wrong == []
    assert verdict.right == sum(len(report.cells) for report in rendered.reports)


def test_a_report_too_few_or_too_many_is_counted() -> None:
    rendered = file()
    assert judge(rendered, []).reports_missed == 1
    verdict = judge(rendered, [perfect(rendered), perfect(rendered)])
    assert verdict.reports_extra == 1
    assert verdict.wrong_silent == len(rendered.expected)


def test_year_organ_and_form_are_compared_too() -> None:
    rendered = file()
    report = perfect(rendered)
    other = AnnualReport("另一个机关", (report.year or 0) + 1, "cn-ogi-2019", report.cells)
    assert len(judge(rendered, [other]).metadata) == 3
    silent = AnnualReport(None, None, report.form, report.cells)
    assert judge(rendered, [silent]).metadata == []


def test_verdicts_add_up() -> None:
    rendered = file()
    total = Verdict()
    total += judge(rendered, [perfect(rendered)])
    total += judge(rendered, [])
    assert (total.right, total.missed, total.reports_missed) == (len(rendered.expected), len(rendered.expected), 1)
