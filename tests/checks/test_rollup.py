"""TO-18."""

from dataclasses import replace

import pytest

from gongkai.checks.context import NOTHING, Context
from gongkai.checks.finding import Verdict
from gongkai.checks.rollup import to_18
from gongkai.errors import ContractError
from gongkai.report.model import AnnualReport
from tests.checks.reports import with_cells, without, zeros

KEY = "requests.received.total"


def office(name: str, received: int | None) -> AnnualReport:
    return replace(with_cells(zeros(), {KEY: received}), organ=name)


def test_a_parent_is_the_sum_of_its_parts_its_own_among_them() -> None:
    children = (office("青山县人民政府办公室", 5), office("青山县水利局", 7))

    assert list(to_18(office("青山县人民政府", 12), Context(children=children))) == []
    assert list(to_18(office("青山县人民政府", 13), NOTHING)) == []


def test_a_difference_lists_the_children() -> None:
    children = (office("青山县人民政府办公室", 5), office("青山县水利局", 7), office("青山县气象局", 0))

    (finding,) = to_18(office("青山县人民政府", 13), Context(children=children))

    assert (finding.cells, finding.expected, finding.actual, finding.status) == ((KEY,), 12, 13, Verdict.VIOLATED)
    assert "青山县人民政府办公室 5，青山县水利局 7）" in finding.message.zh
    assert "气象局" not in finding.message.zh


def test_a_blank_child_leaves_a_difference_open() -> None:
    children = (office("甲局", 5), office("乙局", None))

    (finding,) = to_18(office("青山县", 13), Context(children=children))

    assert (finding.status, finding.expected, finding.actual) == (Verdict.NOT_ASSESSABLE, 5, 13)
    assert "乙局 空白" in finding.message.zh
    assert list(to_18(office("青山县", 5), Context(children=children))) == []


def test_many_children_are_counted() -> None:
    children = tuple(office(f"第{number}局", 1) for number in range(20))

    (finding,) = to_18(office("青山县", 21), Context(children=children))

    assert "等 20 家" in finding.message.zh


def test_a_child_that_prints_the_merged_row_as_three_adds_up_with_it() -> None:
    whole = "requests.outcome.other_handling.total"
    parts = [f"requests.outcome.other_handling.{part}.total" for part in ("no_correction", "fee_unpaid", "other")]
    parent = with_cells(without(zeros(), *parts), {whole: 6})
    child = with_cells(zeros(), dict(zip(parts, (1, 2, 3), strict=True)))

    assert list(to_18(parent, Context(children=(child,)))) == []
    (finding,) = to_18(with_cells(parent, {whole: 7}), Context(children=(child,)))
    assert (finding.cells, finding.expected, finding.actual) == ((whole,), 6, 7)


def test_forms_are_not_mixed() -> None:
    with pytest.raises(ContractError, match="cn-ogi-2019"):
        list(to_18(zeros(), Context(children=(zeros("cn-ogi-2019", 2020),))))
