"""What is wrong with the rows of a table of organs, named by row and column."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.organs.imports.check import Candidate, Fault, Known, candidates, fields_of, without_what_they_need
from gongkai_web.organs.imports.table import Row

KNOWN = Known(
    codes={"13", "13-09", "99"},
    managed={"13", "13-09"},
    kinds={"政府部门": "department", "人民政府": "government"},
    levels={"市级": "city", "县级": "county"},
)
FIELDS = ("code", "name", "kind", "level", "area_supervisor", "system_supervisor", "valid_from", "valid_until")


def _row(number: int = 2, **changes: str) -> Row:
    cells = {"code": "13-20", "name": "洛泽市档案馆", "kind": "政府部门", "level": "市级", "area_supervisor": "13"} | changes
    return Row(number, tuple(cells.get(name, "") for name in FIELDS))


def _check(*rows: Row) -> Sequence[Candidate]:
    return candidates(rows, FIELDS, KNOWN)


def test_a_right_row_becomes_what_it_says() -> None:
    (one,) = _check(_row(valid_from="2019年5月15日"))

    assert one.faults == ()
    assert one.values["kind"] == "department"
    assert one.values["valid_from"] == date(2019, 5, 15)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": ""}, Fault("name", "empty")),
        ({"code": ""}, Fault("code", "empty")),
        ({"area_supervisor": ""}, Fault("area_supervisor", "empty")),
        ({"kind": "委员会"}, Fault("kind", "not_known", "委员会")),
        ({"level": "街道"}, Fault("level", "not_known", "街道")),
        ({"valid_from": "去年"}, Fault("valid_from", "not_a_date", "去年")),
        ({"valid_from": "2026-02-30"}, Fault("valid_from", "not_a_date", "2026-02-30")),
        ({"valid_from": "2026-03-02", "valid_until": "2026-03-01"}, Fault("valid_until", "ends_first", "2026-03-01")),
        ({"code": "13-09"}, Fault("code", "exists", "13-09")),
        ({"area_supervisor": "77"}, Fault("area_supervisor", "no_such_organ", "77")),
        ({"area_supervisor": "99"}, Fault("area_supervisor", "not_managed", "99")),
        ({"system_supervisor": "99"}, Fault("system_supervisor", "not_managed", "99")),
        ({"code": "A", "area_supervisor": "A"}, Fault("area_supervisor", "circle", "A")),
    ],
)
def test_each_fault_is_named_with_its_column(changes: dict[str, str], fault: Fault) -> None:
    (one,) = _check(_row(7, **changes))

    assert one.number == 7
    assert one.faults == (fault,)


def test_the_same_code_twice_is_wrong_in_both_rows() -> None:
    first, second = _check(_row(2), _row(3))

    assert first.faults == second.faults == (Fault("code", "twice", "13-20"),)


def test_a_supervisor_may_stand_further_down() -> None:
    assert [one.faults for one in _check(_row(2, code="A", area_supervisor="B"), _row(3, code="B"))] == [(), ()]


def test_a_circle_over_both_kinds_of_supervision_is_found() -> None:
    made = _check(
        _row(2, code="A", area_supervisor="B"),
        _row(3, code="B", system_supervisor="C"),
        _row(4, code="C", area_supervisor="A"),
        _row(5, code="D", area_supervisor="A"),
    )

    assert [[fault.code for fault in one.faults] for one in made] == [["circle"], ["circle"], ["circle"], []]


@given(st.permutations(range(1, 7)))
def test_a_chain_is_never_a_circle_whatever_the_order_of_rows(order: list[int]) -> None:
    rows = [_row(number, code=f"K{number}", area_supervisor=f"K{number - 1}" if number > 1 else "13") for number in order]

    assert all(one.faults == () for one in _check(*rows))


def test_headings_missing_or_double_are_told() -> None:
    fields, faults = fields_of(Row(1, ("机构代码", "名称", "机构名称", "类型", "备注", "上级代码")))

    assert fields == ("code", "name", "name", "kind", None, "area_supervisor")
    assert faults == (Fault("level", "no_column"), Fault("name", "column_twice"))


def test_a_row_whose_supervisor_was_left_out_is_told() -> None:
    made = _check(_row(2, code="A"), _row(3, code="B", area_supervisor="A"), _row(4, code="C"))

    assert without_what_they_need({"B", "C"}, made, KNOWN) == (made[1],)
    assert without_what_they_need({"A", "B"}, made, KNOWN) == ()
