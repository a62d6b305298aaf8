"""What a printed label means: which row, column, group or block of which statutory table.

Labels are compared by their bare form: script simplified, numbering, punctuation and spaces taken away. The vocabulary is the union of
all forms, so that the tables themselves show which form a report uses.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from gongkai.reader.characters import plain
from gongkai.report.forms import Block, Kind, Layout, Table, forms

_NUMBERING = re.compile(r"\s*(?:\(\s*[一二三四五六七八九十\d]{1,2}\s*\)\s*[、.,:]?|(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*[、.,:]+)\s*")
_NOT_WORD = re.compile(r"[\W_]+")
_TAIWAN = (("资讯", "信息"), ("专案", "项目"), ("档案", "文件"), ("反覆", "反复"), ("重覆", "重复"))
_ROMANISED = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zü\u00e0-\u01dc]{1,6}\)")
"""Pronunciation injected behind a character: 规(guī)章."""
_NOTE = re.compile(r"(?<=.)\([^()]{2,120}\)")
"""A bracketed note in or behind a label: 行政许可（含取消、下放的12项）."""
_UNIT = re.compile(r"(?:单位)?[亿万]?元$")
_CLOSE_ENOUGH, _CLEARLY_BETTER = 80, 8
"""Least similarity (0 to 100) of a misprinted label to the one it is taken for, and least lead over the next best one."""


def mainland(words: str) -> str:
    """Words of labels that a conversion to Taiwan usage replaced, put back: 资讯 is 信息, 专案 is 项目; the length stays."""
    for taiwan, here in _TAIWAN:
        words = words.replace(taiwan, here)
    return words


@lru_cache(maxsize=65536)
def numbered(text: str) -> str:
    """The label without punctuation and spaces but with its numbering: 「（六）其他」 → 「六其他」."""
    return mainland(_NOT_WORD.sub("", _ROMANISED.sub("", plain(text))))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The label without numbering, punctuation, spaces and traditional script: 「（六）其他处理」 → 「其他处理」."""
    folded = _ROMANISED.sub("", plain(text))
    match = _NUMBERING.match(folded)
    return mainland(_NOT_WORD.sub("", folded[match.end() :] if match else folded))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of one statutory table over all forms.

    `rows`, `columns` and `blocks` map labels to keys (`rows` by numbered and by bare label; a block's key is that of its first row).
    `groups`: bare labels that bracket rows or columns. `grouped`: bare group label → the column keys under it.
    `columns_of_row`: for each row the column orders that the forms give it, newest form first. `orders_of_forms`: for each form the
    column orders of its blocks.
    """

    table: str
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    groups: frozenset[str]
    grouped: Mapping[str, tuple[str, ...]]
    blocks: Mapping[str, str]
    kinds: Mapping[str, Kind]
    columns_of_row: Mapping[str, tuple[tuple[str, ...], ...]]
    orders_of_forms: tuple[frozenset[tuple[str, ...]], ...]
    layout: Layout

    def row(self, text: str) -> str | None:
        """Row key that the printed text labels, exactly."""
        return _row_of(self.table, text)

    def column(self, text: str) -> str | None:
        """Column key that the printed text labels, exactly."""
        return _column_of(self.table, text)

    def nearest_row(self, text: str, taken: frozenset[str]) -> str | None:
        """Row key of the label that a misprint can only stand for, None when it could be several or none."""
        return _nearest(bare(text), self.rows, taken)

    def nearest_column(self, text: str, taken: frozenset[str]) -> str | None:
        """Column key of the label that a misprint can only stand for."""
        return _nearest(bare(text), self.columns, taken)


@lru_cache(maxsize=16384)
def _row_of(table: str, text: str) -> str | None:
    rows = vocabulary(table).rows
    return rows.get(numbered(text)) or rows.get(bare(text)) or rows.get(bare(_NOTE.sub("", _ROMANISED.sub("", plain(text)))))


@lru_cache(maxsize=16384)
def _column_of(table: str, text: str) -> str | None:
    columns, word = vocabulary(table).columns, bare(text)
    return columns.get(word) or columns.get(_UNIT.sub("", word)) or columns.get(bare(_NOTE.sub("", _ROMANISED.sub("", plain(text)))))


@lru_cache(maxsize=16384)
def tables_with_header(text: str) -> frozenset[str]:
    """The tables in whose header the label can stand: as a column, a group of columns or a block."""
    word = bare(text)
    known = {table: vocabulary(table) for table in table_ids()}
    return frozenset(table for table, one in known.items() if one.column(text) or word in one.blocks or word in one.grouped)


def _nearest(text: str, labels: Mapping[str, str], taken: frozenset[str]) -> str | None:
    if len(text) < 4:
        return None
    found = process.extract(text, labels.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=_CLOSE_ENOUGH - _CLEARLY_BETTER)
    best: dict[str, float] = {}
    for label, score, _ in found:
        if labels[label] not in taken:
            best.setdefault(labels[label], score)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _CLOSE_ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEARLY_BETTER:
        return None
    return ranked[0][0]


@cache
def vocabulary(table: str) -> Vocabulary:
    """The vocabulary of the table `disclosure`, `requests` or `remedies` (or one that a new form adds)."""
    rows: dict[str, str] = {}
    columns: dict[str, str] = {}
    blocks: dict[str, str] = {}
    groups: set[str] = set()
    grouped: dict[str, dict[str, None]] = {}
    kinds: dict[str, Kind] = {}
    columns_of_row: dict[str, dict[tuple[str, ...], None]] = {}
    for block in _blocks(table):
        order = tuple(column.key for column in block.columns)
        blocks.update({bare(name): block.rows[0].key for name in (block.label, *block.spellings) if name})
        groups.update(bare(name) for name in block.groups)
        for column in block.columns:
            kinds[column.key] = column.kind
            columns.update({bare(name): column.key for name in (column.label, *column.spellings)})
            if column.group:
                groups.add(bare(column.group))
                grouped.setdefault(bare(column.group), {})[column.key] = None
        for row in block.rows:
            columns_of_row.setdefault(row.key, {})[order] = None
            groups.update(bare(name) for name in row.groups)
            for name in (row.label, *row.spellings):
                # The numbered label wins: （六）其他 is another row than 3.其他.
                rows[numbered(name)] = row.key
                rows.setdefault(bare(name), row.key)
    return Vocabulary(
        table,
        rows,
        columns,
        frozenset(groups),
        {group: tuple(keys) for group, keys in grouped.items()},
        blocks,
        kinds,
        {key: tuple(found) for key, found in columns_of_row.items()},
        tuple(
            frozenset(tuple(column.key for column in block.columns) for block in found.blocks) for found in _tables() if found.id == table
        ),
        next(found.layout for found in _tables() if found.id == table),
    )


@cache
def table_ids() -> tuple[str, ...]:
    """The statutory tables that any form has, in printed order."""
    return tuple(dict.fromkeys(table.id for form in forms().values() for table in form.tables))


def _blocks(table: str) -> Iterator[Block]:
    return (block for found in _tables() if found.id == table for block in found.blocks)


def _tables() -> Iterator[Table]:
    return (table for form in reversed(tuple(forms().values())) for table in form.tables)
