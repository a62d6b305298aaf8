"""Reports as rows: nothing rounded, nothing lost without a word."""

from decimal import Decimal
from typing import Any

import pytest

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.corpus.encode import Chunk, ChunkBuilder, place_text
from gongkai.corpus.layout import SCHEMAS, mask_bit
from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.reader.result import ReadReport
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

FEE = "disclosure.fees.amount_wan"
KEY = "requests.received.total"


def source(
    name: str, cells: dict[str, Cell], *findings: Finding, form: str = "cn-ogi-2021", duplicate_of: int | None = None
) -> AuditedSource:
    report = AnnualReport("甲市", 2022, form, cells, Scope.OWN)
    return AuditedSource(name, (AuditedReport(ReadReport(0, report, (), True, duplicate_of, (0, 1)), findings),))


def rows(chunk: Chunk, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chunk.tables[table].to_pylist()
    return found


def chunk_of(*sources: AuditedSource) -> Chunk:
    builder = ChunkBuilder()
    for one in sources:
        builder.add(one, "digest", 9)
    return builder.chunk()


def test_every_table_has_its_columns() -> None:
    chunk = chunk_of(source("a", {KEY: Cell(5)}))
    assert {name: table.schema for name, table in chunk.tables.items()} == dict(SCHEMAS)
    assert {name: table.schema for name, table in ChunkBuilder().chunk().tables.items()} == dict(SCHEMAS)


def test_amounts_are_exact_and_kept_apart_from_counts() -> None:
    chunk = chunk_of(source("a", {FEE: Cell(Decimal("2139.220")), KEY: Cell(5)}))
    assert [(row["key"], row["value"], row["amount"]) for row in rows(chunk, "cells")] == [(FEE, None, Decimal("2139.220")), (KEY, 5, None)]
    (figures,) = rows(chunk, "figures")
    assert (figures[FEE], figures[KEY]) == (Decimal("2139.220"), 5)


def test_a_whole_amount_is_still_an_amount() -> None:
    (row,) = rows(chunk_of(source("a", {FEE: Cell(3)})), "cells")
    assert (row["value"], row["amount"]) == (None, Decimal(3))


def test_a_fraction_in_a_count_cell_stays_in_the_long_table_only() -> None:
    chunk = chunk_of(source("a", {KEY: Cell(Decimal("3.5"))}))
    assert rows(chunk, "cells")[0]["amount"] == Decimal("3.5")
    assert rows(chunk, "figures")[0][KEY] is None


def test_blank_undecided_and_absent_are_told_apart() -> None:
    cells = {KEY: Cell(None, Status.BLANK, "—"), "requests.carried_in.total": Cell(None, Status.AMBIGUOUS)}
    (figures,) = rows(chunk_of(source("a", cells)), "figures")
    number, bit = mask_bit(KEY)
    assert [figures[f"blank_{n}"] for n in range(4)] == [bit if n == number else 0 for n in range(4)]
    assert figures[KEY] is None


def test_prose_reports_have_cells_but_no_figures() -> None:
    chunk = chunk_of(source("a", {"prose.requests.total": Cell(935)}, form="prose"))
    assert [row["value"] for row in rows(chunk, "cells")] == [935]
    assert rows(chunk, "figures") == []


def test_a_duplicate_is_marked_everywhere() -> None:
    chunk = chunk_of(source("a", {KEY: Cell(5)}, duplicate_of=0))
    assert [rows(chunk, table)[0]["duplicate"] for table in ("reports", "cells", "figures")] == [True, True, True]
    assert rows(chunk, "reports")[0]["truncated"] is True


@pytest.mark.parametrize("value", [10**15 + 1, -(10**15) - 1, Decimal(10) ** 16, Decimal("0.0000000000001")])
def test_figures_that_do_not_fit_are_refused_not_bent(value: int | Decimal) -> None:
    with pytest.raises(ContractError, match="does not fit"):
        chunk_of(source("a", {FEE if isinstance(value, Decimal) else KEY: Cell(value)}))


def test_a_side_of_a_finding_with_too_many_places_is_left_to_its_message() -> None:
    third = Decimal(1) / Decimal(3)
    finding = Finding("TO-13", Severity.WARNING, Verdict.VIOLATED, (), third, 7, Message("三", "third"), "FORM-2021", TextPlace(1, 2))
    (row,) = rows(chunk_of(source("a", {}, finding)), "findings")
    assert (row["expected"], row["actual"], row["message_en"], row["place"]) == (None, Decimal(7), "third", "1-2")


def test_a_text_that_no_table_can_hold_refuses_only_its_source() -> None:
    chunk = chunk_of(source("a", {KEY: Cell(5)}), source("b", {KEY: Cell(6, printed="\ud800")}), source("c", {KEY: Cell(7)}))
    assert [row["value"] for row in rows(chunk, "cells")] == [5, 7]
    assert [(row["source"], row["reports"], row["refused"] is None) for row in rows(chunk, "sources")] == [
        ("a", 1, True),
        ("b", 0, False),
        ("c", 1, True),
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (TextPlace(12, 15), "12-15"),
        (NodePlace("/html/body", "/p[2]", 0, 3), "/html/body/p[2]:0-3"),
        (BoxPlace(2, 72.0, 100.5, 90.0, 112.0), "p2:72.0,100.5,90.0,112.0"),
        (PartPlace("Sheet1", "B5"), "Sheet1!B5"),
        (CellsPlace((("01", KEY), ("02", KEY))), f"01:{KEY} 02:{KEY}"),
    ],
)
def test_places_in_few_characters(place: Place, text: str) -> None:
    assert place_text(place) == text
