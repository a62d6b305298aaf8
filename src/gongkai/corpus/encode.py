"""Audited sources as rows of the corpus tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.finding import Finding
from gongkai.corpus.layout import AMOUNT, KINDS, LARGEST, MASKS, SCHEMAS, mask_bit
from gongkai.errors import ContractError
from gongkai.reader.result import Issue
from gongkai.report.codec import ordered_keys
from gongkai.report.forms import Kind, forms
from gongkai.report.model import AnnualReport, Status, Value
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

_Rows = dict[str, list[tuple[Any, ...]]]
LARGEST_SIDE = Decimal(10) ** (AMOUNT.precision - AMOUNT.scale)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The rows of some sources, one Arrow table for each table of the corpus."""

    tables: Mapping[str, pa.Table]


class ChunkBuilder:
    """Collects audited sources; a source that cannot be stored is stored as refused."""

    def __init__(self) -> None:
        self._sources: list[_Rows] = []

    def add(self, audited: AuditedSource, sha256: str, size: int) -> None:
        """Take in one source.

        Raises: ContractError when a figure does not fit the tables; nothing of the source is taken in then.
        """
        rows = _no_rows()
        for one in audited.reports:
            _add_report(rows, audited.source, one)
        rows["issues"].extend(_issue_row(audited.source, None, issue) for issue in audited.issues)
        rows["sources"].append((audited.source, sha256, size, len(audited.reports), audited.refused))
        self._sources.append(rows)

    def refuse(self, source: str, why: str, sha256: str | None = None, size: int | None = None) -> None:
        """Note a source of which nothing could be stored."""
        rows = _no_rows()
        rows["sources"].append((source, sha256, size, 0, why.encode(errors="replace").decode()))
        self._sources.append(rows)

    def chunk(self) -> Chunk:
        """The tables of all that was taken in. A source with a text or number that no table can hold is refused."""
        try:
            return _chunk(self._sources)
        except UNFIT:
            return _chunk([_storable_rows(rows) for rows in self._sources])


UNFIT = (pa.ArrowException, UnicodeError, OverflowError, TypeError)
"""What Arrow raises for a value that a column cannot hold, such as half a surrogate pair."""


def _no_rows() -> _Rows:
    return {name: [] for name in SCHEMAS}


def _storable_rows(rows: _Rows) -> _Rows:
    """The rows of one source, or its refusal."""
    try:
        _chunk([rows])
    except UNFIT as error:
        ((source, sha256, size, *_),) = rows["sources"]
        return _no_rows() | {"sources": [(source, sha256, size, 0, f"cannot be stored: {error}".encode(errors="replace").decode())]}
    return rows


def _chunk(sources: Sequence[_Rows]) -> Chunk:
    return Chunk({name: _table([row for rows in sources for row in rows[name]], schema) for name, schema in SCHEMAS.items()})


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns: Any = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def _add_report(rows: _Rows, source: str, one: AuditedReport) -> None:
    read, report = one.read, one.read.report
    where = (source, read.index)
    scope = None if report.scope is None else report.scope.value
    duplicate = read.duplicate_of is not None
    context = (report.organ, report.year, report.form, scope, duplicate)
    rows["reports"].append((*where, *context, read.duplicate_of, read.truncated))
    if report.form in forms():
        rows["figures"].append((*where, *context, *_masks(report), *(_figure(report, key, source) for key in KINDS)))
    for key in ordered_keys(report):
        value, status, printed, at = report.cells[key]
        count, amount = _split(value, source, key)
        place = None if at is None else place_text(at)
        rows["cells"].append((*where, *context, key, count, amount, status.value, printed, place))
    rows["findings"].extend(_finding_row(where, finding) for finding in one.findings)
    rows["issues"].extend(_issue_row(source, read.index, issue) for issue in read.issues)


def _masks(report: AnnualReport) -> list[int]:
    masks = [0] * len(MASKS)
    for key, cell in report.cells.items():
        if cell.value is None and cell.status is not Status.AMBIGUOUS:
            number, bit = mask_bit(key)
            masks[number] |= bit
    return masks


def _figure(report: AnnualReport, key: str, source: str) -> Value:
    """The value as its column holds it. A fraction where a count belongs is left to `cells`, the finding and the issue on it."""
    value = report.value(key)
    if value is None or (isinstance(value, Decimal) and KINDS[key] is not Kind.AMOUNT):
        return None
    return _fitting(value, source, key)


def _split(value: Value, source: str, key: str) -> tuple[int | None, Decimal | None]:
    """The value as (count, amount)."""
    if value is None:
        return None, None
    _fitting(value, source, key)
    if isinstance(value, Decimal) or KINDS.get(key) is Kind.AMOUNT:
        return None, Decimal(value)
    return value, None


def _fitting(value: int | Decimal, source: str, key: str) -> int | Decimal:
    if not -LARGEST <= value <= LARGEST or (isinstance(value, Decimal) and not _has_few_places(value)):
        raise ContractError(f"{value} does not fit the corpus tables", where=f"{source} {key}", why="no real figure is that large or fine")
    return value


def _has_few_places(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -AMOUNT.scale


def _finding_row(where: tuple[str, int], finding: Finding) -> tuple[Any, ...]:
    message = finding.message
    at = None if finding.at is None else place_text(finding.at)
    verdict = (finding.code, finding.severity.value, finding.status.value)
    return (*where, *verdict, list(finding.cells), _side(finding.expected), _side(finding.actual), message.zh, message.en, finding.law, at)


def _side(value: Value) -> Decimal | None:
    """One side of a finding; a computed one with more places than the table holds is told by the message alone."""
    amount = None if value is None else Decimal(value)
    return amount if amount is not None and _has_few_places(amount) and abs(amount) < LARGEST_SIDE else None


def _issue_row(source: str, index: int | None, issue: Issue) -> tuple[Any, ...]:
    at = None if issue.at is None else place_text(issue.at)
    return (source, index, issue.code.value, issue.zh, issue.en, list(issue.cells), at)


def place_text(place: Place) -> str:
    """A place in few characters: `12-15`, `/html/body/p[2]:0-3`, `p2:72.0,100.5,90.0,112.0`, `Sheet1!B5`, `01:requests.received.total`."""
    match place:
        case TextPlace():
            return f"{place.start}-{place.end}"
        case NodePlace():
            return f"{place.path}:{place.start}-{place.end}"
        case BoxPlace():
            return f"p{place.page}:{place.x0},{place.top},{place.x1},{place.bottom}"
        case PartPlace():
            return f"{place.part}!{place.cell}"
        case CellsPlace():
            return " ".join(f"{code}:{key}" for code, key in place.cells)
