"""A report on the later form in the cells of the earlier one."""

import pytest

from gongkai.errors import ContractError
from gongkai.report.convert import earlier_forms, merge_rows, on_form
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Status

ROW = "requests.outcome.other_handling"
PARTS = [f"{ROW}.{part}.business" for part in ("no_correction", "fee_unpaid", "other")]
MERGED = form("cn-ogi-2021").merged
BLANK, UNDECIDED = Cell(None, Status.BLANK), Cell(None, Status.AMBIGUOUS)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([Cell(1), Cell(2), Cell(3)], Cell(6, Status.COMPUTED)),
        ([Cell(1), BLANK, Cell(3)], Cell(4, Status.COMPUTED)),
        ([BLANK, BLANK, BLANK], BLANK),
        ([Cell(1), UNDECIDED, Cell(3)], UNDECIDED),
        ([Cell(1), Cell(2)], None),
        ([], None),
    ],
)
def test_three_rows_become_one(parts: list[Cell], whole: Cell | None) -> None:
    merged = merge_rows(dict(zip(PARTS, parts, strict=False)), MERGED)
    assert merged == ({} if whole is None else {f"{ROW}.business": whole})


def test_a_row_printed_as_one_stays() -> None:
    assert merge_rows({f"{ROW}.business": Cell(9)}, MERGED) == {f"{ROW}.business": Cell(9)}


def test_only_cells_of_the_earlier_form_remain() -> None:
    cells = {
        "requests.received.total": Cell(5),
        "disclosure.rules.issued": Cell(1),
        "disclosure.licensing.decisions": Cell(2),
        PARTS[0]: Cell(1),
    }
    report = on_form(AnnualReport("甲市", 2021, "cn-ogi-2021", cells), "cn-ogi-2019")
    assert report.form == "cn-ogi-2019"
    assert report.cells == {"requests.received.total": Cell(5), "disclosure.licensing.decisions": Cell(2)}
    assert set(report.cells) <= set(form("cn-ogi-2019").keys)


def test_the_other_direction_is_refused() -> None:
    with pytest.raises(ContractError, match="cn-ogi-2019"):
        on_form(AnnualReport("甲市", 2020, "cn-ogi-2019", {}), "cn-ogi-2021")


def test_a_report_is_already_on_its_own_form() -> None:
    report = AnnualReport("甲市", 2021, "cn-ogi-2021", {"disclosure.rules.issued": Cell(1)})
    assert on_form(report, "cn-ogi-2021") is report


@pytest.mark.parametrize(("id", "earlier"), [("cn-ogi-2021", ["cn-ogi-2019"]), ("cn-ogi-2019", []), ("prose", [])])
def test_earlier_forms(id: str, earlier: list[str]) -> None:
    assert list(earlier_forms(id)) == earlier
