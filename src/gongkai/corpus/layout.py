"""How a corpus lies on disk: tables, columns, and the folder of parts.

A corpus is a folder `parts/` of folders, one a chunk of sources, each with one Parquet file a table. A part is written beside and
renamed into place, so it is there whole or not at all.

`cells` is long (one row a cell, with its evidence), `figures` wide (one row a report, one column a cell key): sums and identities
over the wide table are plain expressions on columns, read one column at a time.
"""

from collections.abc import Mapping
from types import MappingProxyType
from zlib import crc32

import pyarrow as pa

from gongkai.report.forms import Kind, forms

KINDS: Mapping[str, Kind] = MappingProxyType({key: kind for form in forms().values() for key, kind in form.kinds.items()})
"""Every cell key of every statutory form, in printed order, oldest form first."""

VERSION = f"2-{crc32(repr(dict(KINDS)).encode()):08x}"
"""Of the tables below, whose columns follow from the forms; a corpus of another version is read anew."""

MASK_BITS = 63
MASKS = tuple(f"blank_{number}" for number in range(-(-len(KINDS) // MASK_BITS)))
"""Columns of `figures` that tell a blank cell from one that the source does not have or the reader could not decide: bit
`mask_bit(key)` is set when the cell is blank. Value null and bit unset: absent or undecided, `cells.status` says which."""

LARGEST = 10**15
"""Of counts and amounts, so that sums over any number of reports fit; no real figure comes near."""
AMOUNT = pa.decimal128(38, 12)
"""Units: 万元. Twelve places hold 亿元 and 元 as printed; no amount is rounded to fit."""

_MASK_OF = {key: (number // MASK_BITS, 1 << number % MASK_BITS) for number, key in enumerate(KINDS)}
_REPORT = [("source", pa.string()), ("index", pa.int32())]
_CONTEXT = [("organ", pa.string()), ("year", pa.int32()), ("form", pa.string()), ("scope", pa.string()), ("duplicate", pa.bool_())]

SCHEMAS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        "sources": pa.schema(
            [("source", pa.string()), ("sha256", pa.string()), ("size", pa.int64()), ("reports", pa.int32()), ("refused", pa.string())]
        ),
        "reports": pa.schema([*_REPORT, *_CONTEXT, ("duplicate_of", pa.int32()), ("truncated", pa.bool_())]),
        "cells": pa.schema(
            [
                *_REPORT,
                *_CONTEXT,
                ("key", pa.string()),
                ("value", pa.int64()),
                ("amount", AMOUNT),
                ("status", pa.string()),
                ("printed", pa.string()),
                ("place", pa.string()),
            ]
        ),
        "figures": pa.schema(
            [
                *_REPORT,
                *_CONTEXT,
                *((mask, pa.int64()) for mask in MASKS),
                *((key, AMOUNT if kind is Kind.AMOUNT else pa.int64()) for key, kind in KINDS.items()),
            ]
        ),
        "findings": pa.schema(
            [
                *_REPORT,
                ("code", pa.string()),
                ("severity", pa.string()),
                ("status", pa.string()),
                ("cells", pa.list_(pa.string())),
                ("expected", AMOUNT),
                ("actual", AMOUNT),
                ("message_zh", pa.string()),
                ("message_en", pa.string()),
                ("law", pa.string()),
                ("place", pa.string()),
            ]
        ),
        "issues": pa.schema(
            [
                *_REPORT,
                ("code", pa.string()),
                ("message_zh", pa.string()),
                ("message_en", pa.string()),
                ("cells", pa.list_(pa.string())),
                ("place", pa.string()),
            ]
        ),
    }
)
"""Table name → columns. `issues.index` is null for an issue of the whole source; `sources.refused` says why a file was not read."""


def mask_bit(key: str) -> tuple[int, int]:
    """Number of the mask column of that key, and its bit there."""
    return _MASK_OF[key]
