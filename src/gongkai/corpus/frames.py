"""The tables of a corpus for notebooks: `cells("corpus").df()` is a pandas frame, `.arrow()` an Arrow reader, `.filter(…)` another query.

Nothing is read before it is asked for, and only the columns that are; pandas is needed only for `.df()`.
"""

from pathlib import Path

import duckdb

from gongkai.corpus.query import connect


def table(corpus: str | Path, name: str) -> duckdb.DuckDBPyRelation:
    """One table of the corpus at that path, by name; `gongkai.corpus.layout.SCHEMAS` lists them.

    Raises: ContractError when there is no corpus at that path.
    """
    return connect(Path(corpus)).table(name)


def cells(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a cell: report, key, value or amount, status, print and place."""
    return table(corpus, "cells")


def figures(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a report, one column a cell key."""
    return table(corpus, "figures")


def reports(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a report: organ, year, form, scope."""
    return table(corpus, "reports")


def findings(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a finding of the checks."""
    return table(corpus, "findings")


def issues(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a doubt of the reader."""
    return table(corpus, "issues")


def sources(corpus: str | Path) -> duckdb.DuckDBPyRelation:
    """One row a file, refused ones with the reason."""
    return table(corpus, "sources")
