"""Makes a corpus of any number of invented reports straight in the Parquet layout, with a known number of planted faults.

    python -m lab.corpus_synth OUT REPORTS

Every report ties out but one in FAULTY_EVERY, in which a single result of a single kind of applicant is one too many: that breaks TO-01
of the row and TO-02 of the column. One in BLANK_EVERY has such a cell blank: its row and column are not assessable.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gongkai.corpus.encode import Chunk
from gongkai.corpus.layout import AMOUNT, KINDS, MASKS, SCHEMAS, mask_bit
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.report.forms import Kind, form

FORM = form("cn-ogi-2021")
YEARS = (2021, 2022, 2023, 2024, 2025)
REPORTS_IN_PART = 20_000
FAULTY_EVERY, BLANK_EVERY = 50, 40
SEED = 20260101
RESULTS = "requests.outcome."

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Planted(NamedTuple):
    """How many reports have a wrong figure, and how many a blank that leaves identities open."""

    faulty: int
    blank: int


class _Matrix(NamedTuple):
    """Figures of some reports: one row a report, one column a key of the form; amounts in units of 0.01 万元."""

    values: Numbers
    blank: Flags


def planted(reports: int) -> Planted:
    """What `write` plants among that many reports. Violations: two a faulty report. Not assessable: two a report with a blank."""
    faulty = sum(1 for _ in range(FAULTY_EVERY - 1, reports, FAULTY_EVERY))
    blank = sum(1 for n in range(0, reports, BLANK_EVERY) if n % FAULTY_EVERY != FAULTY_EVERY - 1)
    return Planted(faulty, blank)


def write(out: Path, reports: int) -> None:
    """A new corpus of that many reports, in bounded memory; the same number gives the same corpus."""
    with open_folder(out) as folder:
        for first, count in _parts(reports):
            rng = np.random.default_rng((SEED, first))
            matrix = _reports(rng, first, count)
            sources = [f"{number:08d}.html" for number in range(first, first + count)]
            folder.write(Chunk(_tables(matrix, sources, first)), [SourceFile(source, Path(source), 0, 0) for source in sources])


def _parts(reports: int) -> Iterator[tuple[int, int]]:
    for first in range(0, reports, REPORTS_IN_PART):
        yield first, min(REPORTS_IN_PART, reports - first)


def _reports(rng: np.random.Generator, first: int, count: int) -> _Matrix:
    """Consistent reports, then the planted faults and blanks. No figure is zero: a blank then always leaves its sums unequal."""
    column = {key: number for number, key in enumerate(FORM.keys)}
    values = rng.integers(1, 40, (count, len(column)), dtype=np.int64)
    _tie_out(values, column)
    number = np.arange(first, first + count)
    is_faulty = number % FAULTY_EVERY == FAULTY_EVERY - 1
    faulty, with_blank = np.flatnonzero(is_faulty), np.flatnonzero((number % BLANK_EVERY == 0) & ~is_faulty)
    places = np.array([column[key] for key in FORM.keys if key.startswith(RESULTS) and ".total" not in key])
    values[faulty, rng.choice(places, len(faulty))] += 1
    blank = np.zeros(values.shape, dtype=np.bool_)
    blank[with_blank, rng.choice(places, len(with_blank))] = True
    return _Matrix(values, blank)


def _tie_out(values: Numbers, column: dict[str, int]) -> None:
    """Overwrite what follows from other figures. The order matters: columns first, then the totals of the rows."""
    people = [key.rpartition(".")[2] for key in FORM.keys if key.startswith("requests.received.") and not key.endswith(".total")]
    for person in people:
        results = [column[key] for key in FORM.keys if key.startswith(RESULTS) and key.endswith(f".{person}")]
        total, received, carried_in, carried_out = (
            column[f"requests.{row}.{person}"] for row in ("outcome.total", "received", "carried_in", "carried_out")
        )
        results.remove(total)
        values[:, total] = values[:, results].sum(axis=1)
        values[:, received] += values[:, total]
        values[:, carried_out] = values[:, received] + values[:, carried_in] - values[:, total]
    for identity in FORM.identities:
        if identity.rule in {"TO-01", "TO-05"}:
            values[:, column[identity.right[0]]] = values[:, [column[key] for key in identity.left]].sum(axis=1)


def _tables(matrix: _Matrix, sources: list[str], first: int) -> dict[str, pa.Table]:
    count = len(sources)
    number = np.arange(first, first + count)
    empty = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    report = {
        "source": pa.array(sources),
        "index": pa.array(np.zeros(count, dtype=np.int32)),
        "organ": pa.array([f"机关{n // len(YEARS)}" for n in number]),
        "year": pa.array(np.array(YEARS, dtype=np.int32)[number % len(YEARS)]),
        "form": _same(FORM.id, count),
        "scope": pa.nulls(count, pa.string()),
        "duplicate": pa.array(np.zeros(count, dtype=np.bool_)),
    }
    reports = report | {"duplicate_of": pa.nulls(count, pa.int32()), "truncated": report["duplicate"]}
    refused = {"sha256": _same("0" * 64, count), "size": pa.array(np.zeros(count, dtype=np.int64)), "refused": report["scope"]}
    read = {"source": report["source"], "reports": pa.array(np.ones(count, dtype=np.int32))}
    return empty | {
        "sources": _table("sources", read | refused),
        "reports": _table("reports", reports),
        "figures": _table("figures", report | _masks(matrix) | _columns(matrix)),
        "cells": _table("cells", _cells(matrix, report)),
    }


def _masks(matrix: _Matrix) -> dict[str, pa.Array]:
    masks = [np.zeros(len(matrix.values), dtype=np.int64) for _ in MASKS]
    for number, key in enumerate(FORM.keys):
        mask, bit = mask_bit(key)
        masks[mask] |= np.where(matrix.blank[:, number], np.int64(bit), np.int64(0))
    return {name: pa.array(mask) for name, mask in zip(MASKS, masks, strict=True)}


def _columns(matrix: _Matrix) -> dict[str, pa.Array]:
    columns: dict[str, pa.Array] = {}
    place = {key: number for number, key in enumerate(FORM.keys)}
    for key, kind in KINDS.items():
        if key not in place:
            columns[key] = pa.nulls(len(matrix.values), AMOUNT if kind is Kind.AMOUNT else pa.int64())
        else:
            values = pa.array(matrix.values[:, place[key]], mask=matrix.blank[:, place[key]])
            columns[key] = values.cast(AMOUNT) if kind is Kind.AMOUNT else values
    return columns


def _cells(matrix: _Matrix, report: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """The long table: the matrix row by row, each cell with a print and a place."""
    count, width = matrix.values.shape
    values, blank = matrix.values.ravel(), matrix.blank.ravel()
    is_amount = np.tile([FORM.kinds[key] is Kind.AMOUNT for key in FORM.keys], count)
    row = np.repeat(np.arange(count), width)
    return {
        **{name: report[name].take(pa.array(row)) for name in ("source", "index", "organ", "year", "form", "scope", "duplicate")},
        "key": pa.DictionaryArray.from_arrays(np.tile(np.arange(width, dtype=np.int32), count), list(FORM.keys)),
        "value": pa.array(values, mask=blank | is_amount),
        "amount": pa.array(values, mask=blank | ~is_amount).cast(AMOUNT),
        "status": pa.DictionaryArray.from_arrays(blank.astype(np.int32), ["read", "blank"]),
        "printed": pa.array(values, mask=blank).cast(pa.string()),
        "place": pa.array(np.tile(np.arange(width, dtype=np.int64) * 7 + 2000, count)).cast(pa.string()),
    }


def _same(value: str, count: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(np.zeros(count, dtype=np.int32), [value]).cast(pa.string())


def _table(name: str, columns: dict[str, pa.Array]) -> pa.Table:
    schema = SCHEMAS[name]
    return pa.Table.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
    print(planted(int(sys.argv[2])))
