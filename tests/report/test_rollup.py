"""Roll-up: exact sums, nobody twice, nobody silently left out."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from gongkai.report.organs import OrganTree, parse_organs
from gongkai.report.place import CellsPlace
from gongkai.report.rollup import CellCoverage, Contribution, RollUp, rollup
from gongkai.report.selection import Reason, Submission

KEY = "requests.received.total"
TREE = parse_organs(
    """code,name,parent,level,kind
R,甲省,,province,government
R0,甲省政府办公厅,R,province,department
A,乙市,R,city,government
A1,乙市教育局,A,city,department
A2,乙市民政局,A,city,department
B,丙市,R,city,government
"""
)


def _report(
    organ: str,
    value: int | None = 1,
    *,
    scope: Scope | None = Scope.OWN,
    year: int = 2022,
    form_id: str = "cn-ogi-2021",
    more: dict[str, Cell] | None = None,
) -> AnnualReport:
    status = Status.READ if value is not None else Status.BLANK
    return AnnualReport(organ, year, form_id, {KEY: Cell(value, status)} | (more or {}), scope)


def _run(*reports: AnnualReport, root: str = "R", year: int = 2022, tree: OrganTree = TREE) -> RollUp:
    return rollup([Submission(report, f"{n}.html") for n, report in enumerate(reports)], tree, root, year)


def _reasons(result: RollUp) -> list[tuple[str, Reason]]:
    return [(one.source, one.reason) for one in result.coverage.not_summed]


def test_node_is_own_and_children() -> None:
    result = _run(
        _report("甲省政府办公厅", 5), _report("乙市教育局", 7), _report("乙市民政局", 0), _report("乙市", 11), _report("丙市", 13)
    )
    assert (result.report.organ, result.report.year, result.report.scope) == ("甲省", 2022, Scope.AGGREGATE)
    assert result.report.cells == {
        KEY: Cell(36, Status.COMPUTED, None, CellsPlace((("R0", KEY), ("A", KEY), ("A1", KEY), ("A2", KEY), ("B", KEY))))
    }
    assert result.coverage.used == ("R0", "A", "A1", "A2", "B")
    assert result.coverage.missing == ()
    assert result.coverage.without_own == ("R",)
    assert result.coverage.not_summed == ()


def test_an_aggregate_report_stands_for_all_below_it() -> None:
    result = _run(_report("乙市", 100, scope=Scope.AGGREGATE), _report("乙市", 11), _report("乙市教育局", 7), _report("丙市", 13))
    assert result.report.value(KEY) == 113
    assert result.coverage.used == ("A", "B")
    assert result.coverage.covered == ("A1", "A2")
    assert result.coverage.missing == ("R0",)
    assert sorted(_reasons(result)) == [("1.html", Reason.COVERED), ("2.html", Reason.COVERED)]


def test_a_report_of_unknown_scope_is_not_added_to_those_below_it() -> None:
    result = _run(_report("乙市", 100, scope=None), _report("乙市教育局", 7, scope=None))
    assert result.report.value(KEY) == 7
    assert _reasons(result) == [("0.html", Reason.SCOPE_UNKNOWN)]
    alone = _run(_report("乙市", 100, scope=None))
    assert alone.report.value(KEY) == 100
    assert alone.coverage.missing == ("R0", "A1", "A2", "B")


def test_an_own_report_beats_one_of_unknown_scope() -> None:
    result = _run(_report("丙市", 100, scope=None), _report("丙市", 7))
    assert result.report.value(KEY) == 7
    assert _reasons(result) == [("0.html", Reason.SCOPE_UNKNOWN)]


def test_blank_is_not_zero() -> None:
    result = _run(_report("甲省政府办公厅", None), _report("乙市教育局", 7), _report("乙市民政局", None))
    assert result.report.cells[KEY] == Cell(7, Status.COMPUTED, None, CellsPlace((("A1", KEY),)))
    assert result.coverage.cells[KEY] == CellCoverage(printed=1, blank=2, ambiguous=0, absent=0)
    assert _run(_report("丙市", None)).report.cells[KEY] == Cell(None, Status.BLANK)


def test_undecided_and_absent_cells_are_counted_apart() -> None:
    other = "requests.carried_in.total"
    undecided = replace(_report("甲省政府办公厅"), cells={KEY: Cell(None, Status.AMBIGUOUS), other: Cell(None, Status.AMBIGUOUS)})
    result = _run(undecided, _report("乙市教育局", 7), _report("丙市", None))
    assert result.coverage.cells[KEY] == CellCoverage(1, 1, 1, 0)
    assert result.coverage.cells[other] == CellCoverage(0, 0, 1, 2)
    assert result.report.cells[other] == Cell(None, Status.AMBIGUOUS)
    assert "requests.carried_out.total" not in result.report.cells


def test_amounts_are_added_exactly() -> None:
    key = "disclosure.fees.amount_wan"
    amounts = ["0.10", "0.20", "12345678901234567890.123456789012345678"]
    names = ["甲省政府办公厅", "乙市教育局", "丙市"]
    result = _run(*(replace(_report(name), cells={key: Cell(Decimal(amount))}) for name, amount in zip(names, amounts, strict=True)))
    assert str(result.report.value(key)) == "12345678901234567890.423456789012345678"


def test_the_same_report_twice_counts_once() -> None:
    result = _run(_report("丙市", 13), _report("丙市", 13))
    assert result.report.value(KEY) == 13
    assert [(one.organ, one.reason) for one in result.coverage.duplicated] == [("B", Reason.REPEATED)]


def test_reports_that_contradict_each_other_are_both_set_aside() -> None:
    result = _run(_report("丙市", 13), _report("丙市", 14), _report("乙市教育局", 7))
    assert result.report.value(KEY) == 7
    assert [one.reason for one in result.coverage.duplicated] == [Reason.CONFLICTING, Reason.CONFLICTING]
    assert "B" in result.coverage.missing


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (_report("丙市", year=2021), Reason.OTHER_YEAR),
        (_report("戊市"), Reason.UNKNOWN_ORGAN),
        (replace(_report("丙市"), organ=None), Reason.UNKNOWN_ORGAN),
        (_report("甲省政府办公厅"), Reason.OUTSIDE),
        (_report("乙市教育局", form_id="cn-ogi-2019"), Reason.OTHER_FORM),
        (_report("乙市教育局", form_id="prose"), Reason.OTHER_FORM),
    ],
)
def test_what_cannot_be_added_is_listed_with_its_reason(report: AnnualReport, reason: Reason) -> None:
    result = _run(report, _report("乙市民政局", 3), root="A")
    assert result.report.value(KEY) == 3
    assert _reasons(result) == [("0.html", reason)]


def test_a_name_that_two_organs_bear_is_not_guessed_but_a_code_decides() -> None:
    tree = parse_organs("code,name,parent,level,kind\nR,甲省,,,\nX,民政局,R,,\nY,民政局,R,,\n")
    result = _run(_report("民政局", 4), tree=tree)
    assert _reasons(result) == [("0.html", Reason.AMBIGUOUS_ORGAN)]
    assert rollup([Submission(_report("民政局", 4), organ="Y")], tree, "R", 2022).coverage.used == ("Y",)


def test_reports_with_errors_are_named() -> None:
    result = rollup([Submission(_report("丙市", 4), errors=2), Submission(_report("乙市教育局", 4))], TREE, "R", 2022)
    assert result.coverage.with_errors == (("B", 2),)


def test_a_later_form_is_put_on_the_earlier_one_and_said() -> None:
    rows = {f"requests.outcome.other_handling.{part}.total": Cell(n) for part, n in (("no_correction", 1), ("fee_unpaid", 2), ("other", 3))}
    later = replace(_report("丙市", 13, year=2020), cells={KEY: Cell(13), "disclosure.rules.issued": Cell(9)} | rows)
    earlier = _report("乙市教育局", 7, year=2020, form_id="cn-ogi-2019", more={"requests.outcome.other_handling.total": Cell(10)})
    result = _run(later, earlier, year=2020)
    assert result.report.form == "cn-ogi-2019"
    assert result.report.value(KEY) == 20
    assert result.report.value("requests.outcome.other_handling.total") == 16
    assert "disclosure.rules.issued" not in result.report.cells
    assert result.coverage.converted == ("B",)


def test_a_row_that_one_report_merges_is_merged_for_all() -> None:
    whole = "requests.outcome.other_handling.total"
    parts = [f"requests.outcome.other_handling.{part}.total" for part in ("no_correction", "fee_unpaid", "other")]
    split = replace(_report("丙市"), cells={part: Cell(2) for part in parts})
    torn = replace(_report("乙市民政局"), cells={parts[0]: Cell(2)})
    merged = replace(_report("乙市教育局"), cells={whole: Cell(10)})
    result = _run(split, merged, torn)
    assert set(result.report.cells) == {whole}
    assert result.report.value(whole) == 16
    assert result.coverage.cells[whole] == CellCoverage(2, 0, 0, 1)
    assert whole in result.coverage.merged
    assert set(_run(split, torn).report.cells) == set(parts)


def test_differences_name_what_each_child_brings() -> None:
    fee = "disclosure.fees.amount_wan"
    published = _report("甲省", 30, scope=Scope.AGGREGATE, more={fee: Cell(Decimal("2.50")), "requests.carried_in.total": Cell(1)})
    result = _run(
        published,
        _report("甲省", 2, more={fee: Cell(None, Status.BLANK)}),
        _report("乙市教育局", 7, more={fee: Cell(Decimal("2.5"))}),
        _report("乙市民政局", 8),
        _report("丙市", 11),
    )
    assert _reasons(result) == [("0.html", Reason.PUBLISHED)]
    carried, received = sorted(result.differences, key=lambda one: one.key)
    assert (received.key, received.published, received.computed, received.difference) == (KEY, 30, 28, 2)
    assert received.contributions == (Contribution("R", 2, 1), Contribution("A", 15, 2), Contribution("B", 11, 1))
    assert (carried.key, carried.published, carried.computed, carried.difference) == ("requests.carried_in.total", 1, None, None)


def test_unknown_root_and_prose_years_are_refused() -> None:
    with pytest.raises(ContractError, match="'Z'"):
        _run(root="Z")
    with pytest.raises(ContractError, match="2018"):
        _run(year=2018)


def test_nobody_reported() -> None:
    result = _run()
    assert result.report.cells == {}
    assert result.coverage.missing == ("R0", "A1", "A2", "B")


Figures = Mapping[str, int | None]
keys = st.sampled_from(form("cn-ogi-2021").keys[10:25])
figures = st.dictionaries(keys, st.none() | st.integers(0, 50))


@given(st.lists(st.tuples(st.integers(0, 30), figures), max_size=8))
def test_every_leaf_is_added_exactly_once_whatever_the_tree(leaves: list[tuple[int, Figures]]) -> None:
    """Leaf n hangs below node `parent % (n + 1)` of those before it; inner nodes have no report of their own."""
    rows = ["n0,机关0,,,"] + [f"n{n + 1},机关{n + 1},n{parent % (n + 1)},," for n, (parent, _) in enumerate(leaves)]
    rows += [f"leaf{n},单位{n},n{n + 1},," for n in range(len(leaves))]
    tree = parse_organs("code,name,parent,level,kind\n" + "\n".join(rows))
    reports = [
        AnnualReport(
            f"单位{n}", 2023, "cn-ogi-2021", {key: Cell(v, Status.READ if v is not None else Status.BLANK) for key, v in cells.items()}
        )
        for n, (_, cells) in enumerate(leaves)
    ]
    result = _run(*reports, root="n0", year=2023, tree=tree)
    assert len(result.coverage.used) == len(leaves)
    for key in {key for _, cells in leaves for key in cells}:
        having = [cells[key] for _, cells in leaves if key in cells]
        printed = [value for value in having if value is not None]
        assert result.report.cells[key].value == (sum(printed) if printed else None)
        assert result.coverage.cells[key] == (len(printed), len(having) - len(printed), 0, len(leaves) - len(having))
