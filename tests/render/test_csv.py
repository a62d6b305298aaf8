import csv as reader
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.render.csv import COLUMNS, csv
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from tests.render.helpers import numbered, tiny_form, tiny_report


def rows(text: str) -> list[dict[str, str]]:
    return list(reader.DictReader(StringIO(text, newline="")))


def test_one_row_a_cell_in_the_order_of_the_form() -> None:
    report = numbered()
    table = rows(csv([report]))

    assert [row["key"] for row in table] == list(form("cn-ogi-2021").keys)
    assert [row["value"] for row in table] == [str(cell.value) for cell in report.cells.values()]
    assert table[0] == {
        "organ": "清河市自然资源局",
        "year": "2023",
        "form": "cn-ogi-2021",
        "scope": "",
        "key": "disclosure.rules.issued",
        "label": "第二十条第（一）项 > 规章 > 本年制发件数",
        "value": "1000",
        "status": "read",
        "printed": "",
    }


def test_lines_end_as_the_standard_says_and_the_header_comes_first() -> None:
    text = csv([numbered()])

    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == 1 + 10 + 175 + 15
    assert csv([]) == ",".join(COLUMNS) + "\r\n"


def test_blank_is_empty_absent_has_no_row_zero_is_zero() -> None:
    cells = {"disclosure.rules.issued": Cell(None, Status.BLANK, "无"), "disclosure.rules.repealed": Cell(0, Status.READ, "0")}
    table = rows(csv([AnnualReport("甲局", None, "cn-ogi-2021", cells, Scope.AGGREGATE)]))

    assert [(row["value"], row["status"], row["printed"]) for row in table] == [("", "blank", "无"), ("0", "read", "0")]
    assert {(row["year"], row["scope"]) for row in table} == {("", "aggregate")}


@pytest.mark.parametrize("organ", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x","y")'])
def test_no_text_is_taken_for_a_formula(organ: str) -> None:
    (row,) = rows(csv([AnnualReport(organ, 2023, "cn-ogi-2021", {"disclosure.rules.issued": Cell(1, Status.READ, organ)})]))

    assert row["organ"] == "'" + organ
    assert row["printed"] == "'" + organ


def test_negative_numbers_stay_numbers() -> None:
    cells = {"disclosure.licensing.items_change": Cell(-18538, Status.READ, "-18538")}
    (row,) = rows(csv([AnnualReport("甲局", 2020, "cn-ogi-2019", cells)]))

    assert (row["value"], row["printed"]) == ("-18538", "-18538")


@given(organ=st.text(st.characters(exclude_categories=["Cs", "Cc"])), amount=st.decimals(0, 10**9, places=6))
def test_quotes_commas_and_digits_survive(organ: str, amount: Decimal) -> None:
    report = AnnualReport(organ, 2023, "cn-ogi-2021", {"disclosure.fees.amount_wan": Cell(amount)})
    (row,) = rows(csv([report]))

    assert row["organ"].removeprefix("'") == organ.removeprefix("'").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert Decimal(row["value"]).as_tuple() == amount.as_tuple()


def test_line_breaks_stay_in_their_field() -> None:
    (row,) = rows(csv([AnnualReport("甲\n乙", 2023, "cn-ogi-2021", {"disclosure.rules.issued": Cell(1)})]))

    assert row["organ"] == "甲\n乙"


def test_prose_reports_and_other_forms_have_rows_too() -> None:
    prose = AnnualReport("甲市", 2016, "prose", {"prose.unknown": Cell(1), "prose.requests.total": Cell(40)})

    assert [(row["key"], row["label"]) for row in rows(csv([prose]))] == [
        ("prose.requests.total", "收到申请数 > 总数"),
        ("prose.unknown", ""),
    ]
    assert [row["label"] for row in rows(csv([tiny_report()], tiny_form()))][-1] == "外 > 右 > 某数"


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ContractError, match="unknown form"):
        csv([AnnualReport("甲局", 2023, "cn-other", {"a.b.c": Cell(1)})])
