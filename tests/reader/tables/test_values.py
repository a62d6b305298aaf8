"""What a printed figure says, and what is no figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.values import UNKNOWN_UNIT, figure, in_wan, unit_in
from gongkai.report.forms import Kind
from gongkai.report.model import Status


@pytest.mark.parametrize(
    ("printed", "value"),
    [("0", 0), (" 12 ", 12), ("１２", 12), ("1,234", 1234), ("11398889", 11398889), ("5件", 5), ("\xa05", 5), ("3.0", 3), ("-2", -2)],
)
def test_counts(printed: str, value: int) -> None:
    assert figure(printed, Kind.COUNT) == (value, Status.READ, None)


def test_a_fraction_stays_one_so_that_the_checks_see_it() -> None:
    assert figure("1.5", Kind.COUNT).value == Decimal("1.5")


@pytest.mark.parametrize("printed", ["", " ", "\xa0", "-", "——", "—", "/", "无", "－", "\\"])
@pytest.mark.parametrize("kind", list(Kind))
def test_blanks_are_not_zero(printed: str, kind: Kind) -> None:
    assert figure(printed, kind) == (None, Status.BLANK, None)


@pytest.mark.parametrize("printed", ["007", "00", "1 2", "1\n2", "约5", "见附件", "5-6", "1,23", "十二", "1.2万"])
def test_what_is_no_count_is_not_taken(printed: str) -> None:
    assert figure(printed, Kind.COUNT) == (None, Status.AMBIGUOUS, IssueCode.UNREADABLE_VALUE)


@pytest.mark.parametrize(("printed", "value"), [("+424", 424), ("-616", -616), ("−3", -3), ("—3", -3), ("增5", 5), ("减少2", -2), ("0", 0)])
def test_changes_keep_their_sign(printed: str, value: int) -> None:
    assert figure(printed, Kind.CHANGE).value == value


@pytest.mark.parametrize(
    ("printed", "header", "value"),
    [
        ("2139.22万元", None, "2139.22"),
        ("2166.72万", None, "2166.72"),
        ("238.99亿元", None, "2389900"),
        ("12345.6元", None, "1.23456"),
        ("0.50", "万元", "0.50"),
        ("5000", "元", "0.5"),
        ("1,234.5万元", None, "1234.5"),
    ],
)
def test_amounts_come_out_in_wan(printed: str, header: str | None, value: str) -> None:
    assert figure(printed, Kind.AMOUNT, header) == (Decimal(value), Status.READ, None)


def test_an_amount_without_a_unit_is_taken_as_wan_and_said_so() -> None:
    assert figure("380", Kind.AMOUNT) == (Decimal(380), Status.READ, IssueCode.UNIT_NOT_PRINTED)
    assert figure("0", Kind.AMOUNT) == (Decimal(0), Status.READ, None)


def test_a_note_beside_a_figure_is_no_part_of_it_but_is_said() -> None:
    assert figure("22（其中修订 16 件）", Kind.COUNT) == (22, Status.READ, IssueCode.NOTE_IN_CELL)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("采购总金额（万元）", "万元"),
        ("单位：元", "元"),
        ("采购总金额", None),
        ("社会公益组织元", "元"),
        ("亿元", "亿元"),
        ("采购总金额（万元），以万元计", "万元"),
        ("本年收费金额（单位：人民币元）", "元"),
        ("本年收费金额（单位：千元）", UNKNOWN_UNIT),
        ("本年收费金额（单位：十万元）", UNKNOWN_UNIT),
        ("本年收费金额（单位：百万元）", UNKNOWN_UNIT),
        ("本年收费金额（单位：美元）", UNKNOWN_UNIT),
        ("采购总金额（万元/亿元）", UNKNOWN_UNIT),
        ("公元2024年一单元", None),
    ],
)
def test_the_unit_in_a_header(header: str, unit: str | None) -> None:
    assert unit_in(header) == unit


def test_an_amount_in_a_unit_that_is_not_known_has_no_value() -> None:
    assert figure("8558.45", Kind.AMOUNT, UNKNOWN_UNIT) == (None, Status.AMBIGUOUS, IssueCode.UNREADABLE_VALUE)
    assert figure("8558.45万元", Kind.AMOUNT, UNKNOWN_UNIT) == (Decimal("8558.45"), Status.READ, None)
    assert figure("0.00", Kind.AMOUNT, UNKNOWN_UNIT) == (Decimal(0), Status.READ, None)


def test_units() -> None:
    assert in_wan(Decimal("1.5"), "亿元") == Decimal("15000.0")
    assert in_wan(Decimal("1.50"), "万元") == Decimal("1.50")


@given(st.integers(min_value=0, max_value=10**12))
def test_every_count_reads_back(number: int) -> None:
    assert figure(str(number), Kind.COUNT).value == number
    assert figure(f"{number:,}", Kind.COUNT).value == number


@given(st.text(max_size=30), st.sampled_from(list(Kind)))
def test_any_text_gives_a_figure_a_blank_or_a_doubt(text: str, kind: Kind) -> None:
    value, status, doubt = figure(text, kind)
    assert (value is None) == (status is not Status.READ)
    assert (status is Status.AMBIGUOUS) == (doubt is IssueCode.UNREADABLE_VALUE)
