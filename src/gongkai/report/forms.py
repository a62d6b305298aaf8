"""The statutory forms: which tables, rows and columns a report has, under which labels, and which cells add up to which.

A form is one TOML file in `data/`; a new form is a new file and nothing else. Checks, the reader's solver, rendering and the
corpus queries all take their identities from here.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.instruments import Instrument, instrument


class Kind(StrEnum):
    """What a column holds."""

    COUNT = "count"
    """Non-negative integer."""
    CHANGE = "change"
    """Integer with a sign."""
    AMOUNT = "amount"
    """Decimal in 万元."""


class Layout(StrEnum):
    """How the blocks of a table are printed."""

    STACKED = "stacked"
    """One block under the other, each with its own header row."""
    MATRIX = "matrix"
    """One block, rows by columns."""
    ACROSS = "across"
    """Blocks side by side over a single row of figures."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block: `label` as the notice prints it, `spellings` as others print it."""

    key: str
    label: str
    kind: Kind
    group: str | None
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block. `groups` are the labels that bracket it, outermost first. `replaces`: the rows that this one merges when
    a report prints it instead of them; such a row is not part of the official print."""

    key: str
    label: str
    groups: tuple[str, ...]
    spellings: tuple[str, ...]
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns under one label (第二十条第（一）项, 行政复议)."""

    label: str
    spellings: tuple[str, ...]
    groups: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a form; its cells are `{id}.{row}.{column}`."""

    id: str
    section: int
    layout: Layout
    note: str
    blocks: tuple[Block, ...]

    def keys(self) -> Iterator[str]:
        """Cell keys in printed order, without merged rows."""
        for block in self.blocks:
            for row in block.rows:
                if not row.replaces:
                    for column in block.columns:
                        yield f"{self.id}.{row.key}.{column.key}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report: its number, heading and the headings others use."""

    number: int
    label: str
    spellings: tuple[str, ...]


class Identity(NamedTuple):
    """Σ left = Σ right, over cell keys, by the rule of that code."""

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A statutory form, valid for the report years from `first_year` until the next form, or `last_year` where it names one.

    `notice`: which prescribes it. `earlier`: the form that a report on this one can be put on (`report.convert`). `documents_made`: the
    cells that a count of normative documents made can mean in prose (TO-12), the plainest first.
    """

    id: str
    notice: Instrument
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...]
    earlier: str | None = None
    documents_made: tuple[str, ...] = ()

    def table(self, id: str) -> Table:
        """The table of that id."""
        return next(table for table in self.tables if table.id == id)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every cell key in printed order."""
        return tuple(key for table in self.tables for key in table.keys())  # noqa: SIM118 - a table is not a mapping

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Kind of each cell key, merged rows included."""
        return {
            f"{table.id}.{row.key}.{column.key}": column.kind
            for table in self.tables
            for block in table.blocks
            for row in block.rows
            for column in block.columns
        }

    @cached_property
    def merged(self) -> Mapping[str, tuple[str, ...]]:
        """Key of each merged cell → the keys that it replaces."""
        return {
            f"{table.id}.{row.key}.{column.key}": tuple(f"{table.id}.{part}.{column.key}" for part in row.replaces)
            for table in self.tables
            for block in table.blocks
            for row in block.rows
            if row.replaces
            for column in block.columns
        }

    def identities_over(self, cells: Mapping[str, object]) -> tuple[Identity, ...]:
        """The identities of a report with these cells: a merged row stands in for the rows it replaces."""
        merged_rows = {_row_of(whole) for whole in self.merged if whole in cells}
        if not merged_rows:
            return self.identities
        swap = {part: whole for whole, parts in self.merged.items() if _row_of(whole) in merged_rows for part in parts}
        swapped = (Identity(one.rule, _swapped(one.left, swap), _swapped(one.right, swap)) for one in self._identities_with_merged_rows)
        return tuple(dict.fromkeys(swapped))  # the rows that one row replaces all become that row

    @cached_property
    def _identities_with_merged_rows(self) -> tuple[Identity, ...]:
        """The identities and, for each merged row, those of the row itself (TO-01 of 其他处理 printed as one row)."""
        own = tuple(identity for identity in _merged_row_identities(self))
        return self.identities + own


def _row_of(key: str) -> str:
    """Table and row of a cell key, without the column."""
    return key.rpartition(".")[0]


def _swapped(keys: tuple[str, ...], swap: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(swap.get(key, key) for key in keys))


def _merged_row_identities(form: Form) -> Iterator[Identity]:
    for whole, parts in form.merged.items():
        table_row, _, column = whole.rpartition(".")
        part_row = parts[0].rpartition(".")[0]
        for one in form.identities:
            if one.right == (f"{part_row}.{column}",):
                yield Identity(
                    one.rule,
                    tuple(f"{table_row}.{key.rpartition('.')[2]}" for key in one.left),
                    (f"{table_row}.{one.right[0].rpartition('.')[2]}",),
                )


@cache
def forms() -> Mapping[str, Form]:
    """Every form that the library knows, by id, oldest first."""
    data = files(__package__).joinpath("data")
    return _by_id([_load(path.name, path.read_bytes()) for path in data.iterdir() if path.name.endswith(".toml")])


def form(id: str) -> Form:
    """The form of that id.

    Raises: ContractError when there is none.
    """
    try:
        return forms()[id]
    except KeyError:
        raise ContractError(f"unknown form {id!r}", remedy=f"use one of {', '.join(forms())}") from None


def form_for_year(year: int) -> Form | None:
    """The form that reports of that year must use, None before 2019 (prose reports)."""
    newest_first = reversed(tuple(forms().values()))
    return next((form for form in newest_first if form.first_year <= year and (form.last_year is None or year <= form.last_year)), None)


def _by_id(loaded: Sequence[Form]) -> Mapping[str, Form]:
    """The forms, oldest first, if they fit together."""
    known = {form.id: form for form in sorted(loaded, key=lambda form: form.first_year)}
    if len(known) < len(loaded):
        raise RuleDataError("two forms have the same id", where="report/data", remedy="give each its own")
    for form in loaded:
        if form.earlier is not None and (form.earlier not in known or known[form.earlier].first_year >= form.first_year):
            raise RuleDataError(f"{form.earlier!r} is not an earlier form", where=form.id, remedy="name one in `earlier`, or none")
    return known


def _load(name: str, content: bytes) -> Form:
    try:
        data = tomllib.loads(content.decode())
        tables = tuple(_table(table) for table in data["tables"])
        form = Form(
            id=data["id"],
            notice=instrument(data["notice"]),
            first_year=data["first_year"],
            last_year=data.get("last_year"),
            earlier=data.get("earlier"),
            documents_made=tuple(data.get("prose", {}).get("documents_made", ())),
            sections=tuple(Section(s["number"], s["label"], tuple(s.get("spellings", ()))) for s in data["sections"]),
            tables=tables,
            identities=tuple(identity for rule in data["identities"] for identity in _identities(rule, tables)),
        )
        named = {*form.documents_made, *(key for one in form.identities for key in one.left + one.right)}
        if unknown := sorted(named - form.kinds.keys()):
            raise ValueError(f"no such cell: {', '.join(unknown)}")
        return form
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise RuleDataError(f"malformed form: {error!r}", where=name, remedy="compare with the other files in report/data") from error


def _table(data: dict[str, Any]) -> Table:
    return Table(data["id"], data["section"], Layout(data["layout"]), data.get("note", ""), tuple(_block(b) for b in data["blocks"]))


def _block(data: dict[str, Any]) -> Block:
    columns = tuple(
        Column(c["key"], c["label"], Kind(c.get("kind", "count")), c.get("group"), tuple(c.get("spellings", ()))) for c in data["columns"]
    )
    rows = tuple(
        Row(r["key"], r["label"], tuple(r.get("groups", ())), tuple(r.get("spellings", ())), tuple(r.get("replaces", ())))
        for r in data["rows"]
    )
    return Block(data.get("label", ""), tuple(data.get("spellings", ())), tuple(data.get("groups", ())), columns, rows)


def _identities(rule: dict[str, Any], tables: tuple[Table, ...]) -> Iterator[Identity]:
    """Unfold one rule over the rows or the columns of its table."""
    table = {table.id: table for table in tables}[rule["table"]]
    for block in table.blocks:
        if rule["each"] == "row":
            for row in block.rows:
                if not row.replaces:
                    yield _identity(rule, lambda column, row=row: f"{table.id}.{row.key}.{column}")
        else:
            for column in block.columns:
                yield _identity(rule, lambda row, column=column: f"{table.id}.{row}.{column.key}")


def _identity(rule: dict[str, Any], key: Any) -> Identity:
    return Identity(rule["rule"], tuple(key(part) for part in rule["left"]), tuple(key(part) for part in rule["right"]))
