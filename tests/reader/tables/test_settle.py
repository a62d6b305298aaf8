"""From prints to cells: what is clear stays, what the rules leave one reading for is inferred, the rest stays open and is said."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.printed import Piece, Reading, RowPrint, TablePrint
from gongkai.reader.tables.settle import Settled, settle
from gongkai.report.forms import form
from gongkai.report.model import Cell, Status
from gongkai.report.place import TextPlace
from tests.reader.tables.table_texts import balanced, columns

FORM, OLD = form("cn-ogi-2021"), form("cn-ogi-2019")
SEVEN = tuple(columns(FORM))
THREE = ("issued", "repealed", "in_force")
FIVE = ("upheld", "corrected", "other", "pending", "total")
AT = TextPlace(0, 1)


Texts = str | Sequence[str | None]
"""The prints of a row's cells: with spaces between them, or one by one where a cell shows nothing or holds spaces."""


def _reading(texts: Texts) -> Reading:
    cells = texts.split() if isinstance(texts, str) else texts
    return tuple(None if text is None else Piece(text, TextPlace(index, index + len(text))) for index, text in enumerate(cells))


def _sure(row: str, texts: Texts, names: tuple[str, ...] = SEVEN, unit: str | None = None) -> RowPrint:
    return RowPrint(row, names, (_reading(texts),), True, None, unit)


def _doubtful(
    row: str,
    printed: str,
    *readings: Texts,
    names: tuple[str, ...] = SEVEN,
    gapped: Sequence[Texts] | None = None,
    unit: str | None = None,
) -> RowPrint:
    ways = tuple(_reading(texts) for texts in readings)
    lost = None if gapped is None else tuple(_reading(texts) for texts in gapped)
    return RowPrint(row, names, ways, False, Piece(printed, AT), unit, None if lost is None else lambda: lost)


def _settle(*rows: RowPrint, table: str = "requests", torn: bool = False, issues: tuple[Issue, ...] = ()) -> Settled:
    return settle(TablePrint(table, rows, issues, torn=torn), FORM)


def _statuses(settled: Settled, row: str) -> list[tuple[object, Status]]:
    return [(cell.value, cell.status) for key, cell in settled.cells.items() if key.startswith(f"{row}.")]


def _codes(settled: Settled) -> list[IssueCode]:
    return [issue.code for issue in settled.issues]


def test_clear_rows_are_read_as_printed_whether_they_add_up_or_not() -> None:
    settled = _settle(_sure("received", "5 0 0 0 0 0 9"), _sure("carried_in", "1 0 0 0 0 0 1"))
    assert _statuses(settled, "requests.received") == [(value, Status.READ) for value in (5, 0, 0, 0, 0, 0, 9)]
    assert settled.issues == []


def test_a_cell_keeps_its_print_and_its_place() -> None:
    settled = _settle(_sure("rules", [" 1 ", "-", "７４"], THREE), table="disclosure")
    assert settled.cells == {
        "disclosure.rules.issued": Cell(1, Status.READ, "1", TextPlace(0, 3)),
        "disclosure.rules.repealed": Cell(None, Status.BLANK, "-", TextPlace(1, 2)),
        "disclosure.rules.in_force": Cell(74, Status.READ, "７４", TextPlace(2, 4)),
    }


def test_a_cell_that_the_source_does_not_show_is_absent() -> None:
    settled = _settle(_sure("rules", ["1", None, "74"], THREE), table="disclosure")
    assert list(settled.cells) == ["disclosure.rules.issued", "disclosure.rules.in_force"]


def test_what_a_clear_cell_holds_beside_its_figure_is_said() -> None:
    settled = _settle(_sure("rules", ["约3", "2(含上年1件)", "7"], THREE), table="disclosure")
    assert _statuses(settled, "disclosure.rules") == [(None, Status.AMBIGUOUS), (2, Status.READ), (7, Status.READ)]
    assert [(issue.code, issue.cells, issue.at) for issue in settled.issues] == [
        (IssueCode.UNREADABLE_VALUE, ("disclosure.rules.issued",), TextPlace(0, 2)),
        (IssueCode.NOTE_IN_CELL, ("disclosure.rules.repealed",), TextPlace(1, 9)),
    ]
    assert "约3" in settled.issues[0].zh


@pytest.mark.parametrize(
    ("printed", "unit", "value", "codes"),
    [
        ("12.5", None, Decimal("12.5"), [IssueCode.UNIT_NOT_PRINTED]),
        ("12.5", "万元", Decimal("12.5"), []),
        ("12.5", "亿元", Decimal(125_000), []),
        ("0", None, Decimal(0), []),
    ],
)
@pytest.mark.parametrize("sure", [True, False])
def test_money_without_a_unit_is_said_in_clear_and_in_inferred_cells(
    printed: str, unit: str | None, value: Decimal, codes: list[IssueCode], sure: bool
) -> None:
    row = (
        _sure("fees", [printed], ("amount_wan",), unit) if sure else _doubtful("fees", printed, [printed], names=("amount_wan",), unit=unit)
    )
    settled = _settle(row, table="disclosure")
    assert _statuses(settled, "disclosure.fees") == [(value, Status.READ if sure else Status.INFERRED)]
    assert [code for code in _codes(settled) if code is not IssueCode.INFERRED_CELLS] == codes


def test_the_one_reading_of_a_row_is_inferred_and_said() -> None:
    settled = _settle(_doubtful("received", "5000005", "5 0 0 0 0 0 5"))
    assert _statuses(settled, "requests.received") == [(value, Status.INFERRED) for value in (5, 0, 0, 0, 0, 0, 5)]
    [issue] = settled.issues
    assert (issue.code, issue.at, issue.cells) == (IssueCode.INFERRED_CELLS, AT, tuple(f"requests.received.{name}" for name in SEVEN))
    assert "5000005" in issue.zh


def test_what_all_readings_agree_on_is_inferred_the_rest_lists_its_candidates() -> None:
    settled = _settle(_doubtful("review", "1110012", "1 11 0 0 12", "11 1 0 0 12", names=FIVE), table="remedies")
    assert _statuses(settled, "remedies.review") == [
        (None, Status.AMBIGUOUS),
        (None, Status.AMBIGUOUS),
        (0, Status.INFERRED),
        (0, Status.INFERRED),
        (12, Status.INFERRED),
    ]
    inferred, open_ = settled.issues
    assert inferred.cells == ("remedies.review.other", "remedies.review.pending", "remedies.review.total")
    assert (open_.code, open_.cells) == (IssueCode.AMBIGUOUS_CELLS, ("remedies.review.upheld", "remedies.review.corrected"))
    assert "remedies.review.upheld: 1 | 11" in open_.zh
    assert "remedies.review.corrected: 1 | 11" in open_.en
    assert settled.cells["remedies.review.upheld"].printed == "1110012"


def test_a_row_without_any_reading_is_open_and_one_with_too_many_too() -> None:
    none = _settle(_doubtful("review", "91", names=FIVE), table="remedies")
    assert _statuses(none, "remedies.review") == [(None, Status.AMBIGUOUS)] * 5
    assert "没有一种读法" in none.issues[0].zh
    many = _settle(RowPrint("review", FIVE, None, False, Piece("1" * 40, AT)), table="remedies")
    assert _statuses(many, "remedies.review") == [(None, Status.AMBIGUOUS)] * 5
    assert "太多" in many.issues[0].zh


# TO-03: received + carried_in = outcome.total + carried_out.
TWELVE_OR = ("1 11 0 0 0 0 12", "11 1 0 0 0 0 12")


def _balance(**others: str) -> list[RowPrint]:
    rows = {"carried_in": "0 0 0 0 0 0 0", "outcome.total": "1 11 0 0 0 0 12", "carried_out": "0 0 0 0 0 0 0"}
    return [_sure(row, texts) for row, texts in {**rows, **others}.items()]


def test_the_rows_around_it_settle_a_doubtful_row() -> None:
    settled = _settle(_doubtful("received", "11100012", *TWELVE_OR), *_balance())
    assert _statuses(settled, "requests.received") == [(value, Status.INFERRED) for value in (1, 11, 0, 0, 0, 0, 12)]
    assert _codes(settled) == [IssueCode.INFERRED_CELLS]
    assert all(cell.status is Status.READ for key, cell in settled.cells.items() if not key.startswith("requests.received"))


def test_a_fault_leaves_the_doubtful_row_open_and_the_clear_ones_untouched() -> None:
    """No reading of `received` balances: which figures were printed is not known, and the clear rows are not at fault for certain."""
    settled = _settle(_doubtful("received", "11100012", *TWELVE_OR), *_balance(carried_in="5 0 0 0 0 0 5"))
    assert _statuses(settled, "requests.received") == [(None, Status.AMBIGUOUS)] * 7
    assert settled.cells["requests.carried_in.natural_person"] == Cell(5, Status.READ, "5", TextPlace(0, 1))
    [issue] = settled.issues
    assert "requests.received.natural_person: 1 | 11" in issue.zh


def test_a_fault_of_one_rule_does_not_undo_what_another_settles() -> None:
    """TO-03 fails by one; TO-02, the sum of the outcomes, still tells 1 | 11 from 11 | 1."""
    full = balanced(FORM, {"outcome.granted": (1, 11, 0, 0, 0, 0)})
    rows = {row: " ".join(map(str, figures)) for row, figures in full.items()}
    rows["received"] = "2 11 0 0 0 0 13"
    prints = [_sure(row, texts) for row, texts in rows.items() if row != "outcome.granted"]
    settled = _settle(_doubtful("outcome.granted", "11100012", *TWELVE_OR), *prints)
    assert _statuses(settled, "requests.outcome.granted") == [(value, Status.INFERRED) for value in (1, 11, 0, 0, 0, 0, 12)]


def test_lost_cells_are_believed_where_all_rules_hold() -> None:
    gapped = [["12", *[None] * 5, "12"], [None, "12", *[None] * 4, "12"]]
    row = _doubtful("received", "12 12", gapped=gapped)
    settled = _settle(row, *_balance(**{"outcome.total": "0 12 0 0 0 0 12"}))
    assert {key: cell.value for key, cell in settled.cells.items() if "received" in key} == {
        "requests.received.business": 12,
        "requests.received.total": 12,
    }
    faulty = _settle(row, *_balance(**{"outcome.total": "0 0 12 0 0 0 12"}))
    assert {cell.value for key, cell in faulty.cells.items() if "received" in key} == {None}


def test_a_row_that_must_show_its_total_is_not_read_alone_with_cells_lost() -> None:
    lost = _doubtful("review", "1 1", gapped=[["1", None, None, None, "1"], [None, "1", None, None, "1"]], names=FIVE)
    assert {cell.value for cell in _settle(lost, table="remedies").cells.values()} == {None}


def test_a_row_without_total_keeps_what_its_lost_cells_leave() -> None:
    row = _doubtful("rules", "0 0", gapped=[["0", "0", None], ["0", None, "0"], [None, "0", "0"]], names=THREE)
    settled = _settle(row, table="disclosure")
    assert _statuses(settled, "disclosure.rules") == [(None, Status.AMBIGUOUS)] * 3


def test_in_a_torn_report_one_reading_is_not_enough() -> None:
    row = _doubtful("review", "10001", "1 0 0 0 1", names=FIVE)
    assert _statuses(_settle(row, table="remedies"), "remedies.review")[0] == (1, Status.INFERRED)
    torn = _settle(row, table="remedies", torn=True)
    assert _statuses(torn, "remedies.review") == [(None, Status.AMBIGUOUS)] * 5
    assert _codes(torn) == [IssueCode.AMBIGUOUS_CELLS]


@pytest.mark.parametrize("torn", [True, False])
def test_as_many_noughts_as_columns_are_noughts_whatever_else_was_lost(torn: bool) -> None:
    row = _doubtful("received", "0000000", "0 0 0 0 0 0 0")
    faulty = _balance(carried_in="5 0 0 0 0 0 5")
    settled = _settle(row, *faulty, torn=torn)
    assert _statuses(settled, "requests.received") == [(0, Status.INFERRED)] * 7
    six = _doubtful("received", "000000", gapped=[["0", "0", "0", "0", "0", "0", None]])
    assert (0, Status.INFERRED) not in _statuses(_settle(six, *faulty, torn=torn), "requests.received")


def test_the_doubts_about_labels_are_passed_on() -> None:
    odd = Issue(IssueCode.ODD_LABEL, "一", "one")
    assert _settle(_sure("received", "0 0 0 0 0 0 0"), issues=(odd,)).issues == [odd]


def test_an_empty_table_has_no_cells() -> None:
    assert _settle() == Settled({}, [])


def test_a_merged_row_stands_for_the_three_it_replaces() -> None:
    """TO-02 with （六）其他处理 as one row, in the form that has three."""
    full: Mapping[str, tuple[int, ...]] = balanced(FORM, {"outcome.other_handling.other": (1, 11, 0, 0, 0, 0)})
    prints = [
        _sure(row, [str(figure) for figure in figures]) for row, figures in full.items() if not row.startswith("outcome.other_handling")
    ]
    settled = _settle(_doubtful("outcome.other_handling", "11100012", *TWELVE_OR), *prints)
    assert _statuses(settled, "requests.outcome.other_handling") == [(value, Status.INFERRED) for value in (1, 11, 0, 0, 0, 0, 12)]
