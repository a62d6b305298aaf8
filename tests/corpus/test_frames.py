"""The tables as frames, as a notebook uses them."""

import gc
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from gongkai.corpus import frames
from gongkai.corpus.layout import SCHEMAS
from gongkai.errors import ContractError
from lab.corpus_synth import write


@pytest.mark.parametrize("table", [frames.cells, frames.figures, frames.reports, frames.findings, frames.issues, frames.sources])
def test_each_table_is_a_frame(tmp_path: Path, table: Callable[[str | Path], duckdb.DuckDBPyRelation]) -> None:
    write(tmp_path / "c", 7)
    frame = table(str(tmp_path / "c")).df()
    assert list(frame.columns) == SCHEMAS[table.__name__].names
    assert len(frame) == {"cells": 1400, "findings": 0, "issues": 0}.get(table.__name__, 7)


def test_a_query_goes_on_after_the_call(tmp_path: Path) -> None:
    write(tmp_path / "c", 7)
    cells = frames.cells(tmp_path / "c")
    gc.collect()
    assert cells.filter("key = 'requests.received.total'").aggregate("count(*)").fetchall() == [(7,)]


def test_no_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="no corpus"):
        frames.cells(tmp_path)
