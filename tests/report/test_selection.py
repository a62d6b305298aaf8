"""Which reports count: the order of precedence along a deep tree."""

from gongkai.report.model import AnnualReport, Cell, Scope
from gongkai.report.organs import parse_organs
from gongkai.report.selection import Reason, Submission, select

FORM = "cn-ogi-2021"
TREE = parse_organs("code,name,parent,level,kind\nR,省,,,\nA,市,R,,\nB,县,A,,\nC,乡,B,,\nX,局,R,,\n")


def submission(organ: str, scope: Scope | None, value: int = 1) -> Submission:
    report = AnnualReport(TREE.organ(organ).name, 2022, FORM, {"requests.received.total": Cell(value)}, scope)
    return Submission(report, f"{organ}/{scope or 'none'}")


def outcome(*submissions: Submission, root: str = "R") -> tuple[list[str], dict[str, Reason]]:
    selection = select(submissions, TREE, root, 2022, FORM)
    return [one.source for one in selection.used.values()], {one.source: one.reason for one in selection.not_summed}


def test_the_highest_aggregate_covers_all_below() -> None:
    used, aside = outcome(*(submission(organ, scope) for organ in "CBA" for scope in (Scope.OWN, Scope.AGGREGATE)))
    assert used == ["A/aggregate"]
    assert aside == {f"{name}": Reason.COVERED for name in ("A/own", "B/own", "B/aggregate", "C/own", "C/aggregate")}


def test_without_an_aggregate_own_figures_at_every_level_count() -> None:
    assert outcome(submission("C", Scope.OWN), submission("A", Scope.OWN), submission("X", None)) == (["A/own", "C/own", "X/none"], {})


def test_a_report_two_levels_down_makes_an_unclear_one_unusable() -> None:
    assert outcome(submission("C", None), submission("A", None)) == (["C/none"], {"A/none": Reason.SCOPE_UNKNOWN})


def test_the_roots_own_aggregate_is_compared_not_added() -> None:
    selection = select([submission("A", Scope.AGGREGATE, 9), submission("B", Scope.OWN)], TREE, "A", 2022, FORM)
    assert list(selection.used) == ["B"]
    assert selection.published is not None
    assert selection.published.report.value("requests.received.total") == 9
    assert selection.not_summed[0].reason is Reason.PUBLISHED


def test_an_organ_above_the_root_is_outside() -> None:
    assert outcome(submission("R", Scope.OWN), submission("B", Scope.OWN), root="A") == (["B/own"], {"R/own": Reason.OUTSIDE})
