"""An audited source in the few bytes in which a worker hands it over.

JSON arrays without names: made and read by C code, and nothing in them can run. Named tuples are arrays as they are. Cells go column by
column, without what the form tells and with what is alike in all of them only once: half the bytes, and half the time.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import chain, groupby, repeat
from typing import Any

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.law.message import Message
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.forms import forms
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status, Value
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

_new_tuple = tuple.__new__  # Cell(…) and NodePlace(…) themselves take twice as long, and a report has hundreds
_STATUSES = {status.value: status for status in Status}


def pack(value: object) -> bytes:
    """The bytes of lists, tuples, texts, numbers; a Decimal becomes a text."""
    return _encode(value).encode("utf-8", "surrogatepass")


def unpack(content: bytes | bytearray) -> Any:
    """What was packed.

    Raises: ValueError when these are no packed bytes.
    """
    return json.loads(content.decode("utf-8", "surrogatepass"))


def flatten(audited: AuditedSource) -> list[Any]:
    """The source as lists, ready to be packed; its name stays with who asked."""
    return [[_flat_report(one) for one in audited.reports], [_flat_issue(issue) for issue in audited.issues]]


def restore(data: list[Any], source: str) -> AuditedSource:
    """The source that `flatten` took apart."""
    reports, issues = data
    return AuditedSource(source, tuple(map(_report, reports)), tuple(map(_issue, issues)))


def _decimal(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be handed over")


_encode: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_decimal
).encode


def _flat_report(one: AuditedReport) -> list[Any]:
    read, report = one.read, one.read.report
    return [
        (read.index, read.truncated, read.duplicate_of, read.span),
        (report.organ, report.year, report.form, report.scope),
        _flat_cells(report),
        [(passage.section, passage.text, passage.start, passage.at) for passage in report.prose],
        [_flat_issue(issue) for issue in read.issues],
        [_flat_finding(finding) for finding in one.findings],
    ]


def _flat_cells(report: AnnualReport) -> list[Any]:
    """The columns of the cells. Keys are left out where they are all of the form, in its order."""
    cells = report.cells
    if not cells:
        return []
    values, statuses, prints, places = zip(*cells.values(), strict=True)
    keys = tuple(cells)
    known = forms().get(report.form)
    if set(map(type, places)) == {NodePlace}:
        parents, steps, starts, ends = zip(*places, strict=True)
        runs = [(parent, len(list(run))) for parent, run in groupby(parents)]
        flat: Any = [runs, steps, _once(starts), ends]
    else:
        runs, flat = [], places
    return [None if known is not None and keys == known.keys else keys, values, _once(statuses), prints, bool(runs), flat]


def _cells(data: list[Any], form_id: str) -> dict[str, Cell]:
    if not data:
        return {}
    keys, values, statuses, prints, nodes, flat = data
    keys = forms()[form_id].keys if keys is None else keys
    count = len(keys)
    if nodes:
        runs, steps, starts, ends = flat
        parents = chain.from_iterable([repeat(parent, times) for parent, times in runs])
        parts = zip(parents, steps, _each(starts, count), ends, strict=True)
        places: Iterable[Place | None] = map(_new_tuple, repeat(NodePlace), parts)
    else:
        places = map(_place, flat)
    cells = zip(map(_value, values), map(_STATUSES.__getitem__, _each(statuses, count)), prints, places, strict=True)
    return dict(zip(keys, map(_new_tuple, repeat(Cell), cells), strict=True))


def _once(column: Sequence[object]) -> Sequence[object]:
    """The column, or where all in it are alike one of them."""
    return column[:1] if len(set(column)) == 1 else column


def _each(column: list[Any], count: int) -> Iterable[Any]:
    """The column that `_once` made shorter, for so many cells."""
    return repeat(column[0], count) if len(column) == 1 else column


def _flat_issue(issue: Issue) -> list[Any]:
    return [issue.code, issue.zh, issue.en, issue.at, issue.cells]


def _flat_finding(one: Finding) -> list[Any]:
    message = one.message
    return [one.code, one.severity, one.status, one.cells, one.expected, one.actual, message.zh, message.en, one.law, one.at]


def _report(data: list[Any]) -> AuditedReport:
    (index, truncated, duplicate_of, (start, end)), (organ, year, form, scope), cells, prose, issues, findings = data
    report = AnnualReport(
        organ,
        year,
        form,
        _cells(cells, form),
        None if scope is None else Scope(scope),
        tuple(Passage(section, text, begin, _place(at)) for section, text, begin, at in prose),
    )
    return AuditedReport(
        ReadReport(index, report, tuple(map(_issue, issues)), truncated, duplicate_of, (start, end)), tuple(map(_finding, findings))
    )


def _issue(data: list[Any]) -> Issue:
    code, zh, en, at, cells = data
    return Issue(IssueCode(code), zh, en, _place(at), tuple(cells))


def _finding(data: list[Any]) -> Finding:
    code, severity, status, cells, expected, actual, zh, en, law, at = data
    sides = _value(expected), _value(actual)
    return Finding(code, Severity(severity), Verdict(status), tuple(cells), *sides, Message(zh, en), law, _place(at))


def _value(value: Any) -> Value:
    return Decimal(value) if type(value) is str else value


def _place(data: list[Any] | None) -> Place | None:
    """The place of that many parts."""
    if data is None:
        return None
    match len(data):
        case 4:
            return NodePlace(*data)
        case 5:
            return BoxPlace(*data)
        case 1:
            return CellsPlace(tuple((code, key) for code, key in data[0]))
        case _:
            return TextPlace(*data) if type(data[0]) is int else PartPlace(*data)
