"""Labels are known by what they mean, not by how they are printed."""

import pytest

from gongkai.reader.tables.labels import bare, numbered, table_ids, tables_with_header, vocabulary
from gongkai.report.forms import Layout, forms


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("（六）其他处理", "其他处理"),
        ("(六) 其他处理", "其他处理"),
        ("2、重复申请", "重复申请"),
        ("一、本年新收\n政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("三类内部事务信息", "三类内部事务信息"),
        ("規章", "规章"),
    ],
)
def test_bare_form(printed: str, meant: str) -> None:
    assert bare(printed) == meant


def test_numbered_form_keeps_the_number() -> None:
    assert numbered("（六）其他") == "六其他"


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        ("（六）其他", "outcome.other_handling"),
        ("3.其他", "outcome.other_handling.other"),
        ("（七）总计", "outcome.total"),
        ("2. 其他法律、行政法规禁止公开", "outcome.denied.law_forbids"),
        ("1.逾期不补正", "outcome.other_handling.no_correction"),
        ("部分公开", "outcome.partial"),
    ],
)
def test_row_labels(printed: str, row: str) -> None:
    assert vocabulary("requests").row(printed) == row


def test_every_official_label_is_known() -> None:
    for form in forms().values():
        for table in form.tables:
            known = vocabulary(table.id)
            for block in table.blocks:
                assert all(known.column(column.label) == column.key for column in block.columns)
                assert all(known.row(row.label) == row.key for row in block.rows)


def test_a_misprint_is_taken_only_for_the_one_label_it_can_be() -> None:
    known = vocabulary("requests")
    assert known.nearest_row("2.其他法律行政止公开", frozenset()) == "outcome.denied.law_forbids"
    assert known.nearest_row("2.其他法律行政止公开", frozenset({"outcome.denied.law_forbids"})) is None
    assert known.nearest_row("行政检查", frozenset()) is None
    assert known.nearest_row("其他", frozenset()) is None


def test_columns_of_a_row_are_the_newest_forms_first() -> None:
    orders = vocabulary("disclosure").columns_of_row["rules"]
    assert orders == (("issued", "repealed", "in_force"), ("made", "newly_disclosed", "total_disclosed"))


def test_tables_and_their_headers() -> None:
    assert table_ids() == ("disclosure", "requests", "remedies")
    assert tables_with_header("自然人") == {"requests"}
    assert tables_with_header("复议后起诉") == {"remedies"}
    assert tables_with_header("总计") == {"requests", "remedies"}
    assert vocabulary("remedies").layout is Layout.ACROSS
