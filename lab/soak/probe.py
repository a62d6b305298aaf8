"""What the child of a fuzzing worker does: read and check as the library does, then look for what must never be.

It is an auditor of `gongkai.audit.sandbox.Worker`; whatever it raises but InputRefused reaches the parent as a failure of the reader.
"""

import math
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gongkai.audit.audit import checked
from gongkai.audit.codec import audited_to_json
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.view import flatten_view, source_view
from gongkai.audit.wire import flatten
from gongkai.errors import InputRefused
from gongkai.reader.document import Document, Media
from gongkai.reader.read import read
from gongkai.report.codec import dumps
from gongkai.report.forms import forms
from gongkai.report.model import PROSE_FORM, Cell, Status
from gongkai.report.organs import parse_organs
from gongkai.report.place import TextPlace

PROBE = "lab.soak.probe:probe"
SHEET_PROBE = "lab.soak.probe:sheet_probe"
_SECONDS_A_MEBIBYTE = 5.0
_FLOOR = 1.0
_VALUELESS = (Status.BLANK, Status.AMBIGUOUS)


class BrokenPromiseError(Exception):
    """What was read breaks a promise that the reader makes of every input."""


def probe(content: bytes, view: bool) -> list[Any]:
    """The audited source, as `gongkai.audit.served` hands it over. `view`: with all that can be shown of it.

    Raises: InputRefused; BrokenPromiseError.
    """
    started = time.process_time()
    try:
        found = read(content)
        audited = checked(found, "")
        shown = flatten_view(source_view(found.document, audited)) if view else []
        if view:
            dumps(audited_to_json(audited))
    finally:
        _in_time(time.process_time() - started, len(content))
    broken = next(broken_promises(audited, found.document), None)
    if broken is not None:
        raise BrokenPromiseError(broken)
    return [flatten(audited), found.document.media.value, shown]


def sheet_probe(content: bytes, view: bool) -> list[Any]:
    """As `probe`, after the bytes were taken for a table of organs, too.

    Raises: InputRefused; BrokenPromiseError.
    """
    started = time.process_time()
    try:
        tree = parse_organs(content.decode("utf-8", "replace"))
        reached = sum(1 for code, organ in tree.organs.items() if organ.parent is None for _ in tree.below(code))
        if reached != len(tree.organs):
            raise BrokenPromiseError(f"tree: {reached} of {len(tree.organs)} organs stand below a top")
    except InputRefused as error:
        if not (error.what and error.remedy):
            raise BrokenPromiseError("message: the organ table is refused without what or remedy") from error
    finally:
        _in_time(time.process_time() - started, len(content))
    return probe(content, view)


def _in_time(seconds: float, size: int) -> None:
    allowed = max(_FLOOR, _SECONDS_A_MEBIBYTE * size / (1 << 20))
    if seconds > allowed:
        raise BrokenPromiseError(f"time: {seconds:.1f} s of processor time for {size} bytes, {allowed:.1f} s are allowed")


def broken_promises(audited: AuditedSource, document: Document) -> Iterator[str]:
    """Each promise that was broken: its name, and how."""
    for one in audited.reports:
        yield from _of_report(one, document)
    for issue in (*audited.issues, *(issue for one in audited.reports for issue in one.read.issues)):
        if not (issue.zh.strip() and issue.en.strip()):
            yield f"message: the issue {issue.code} says nothing"


def _of_report(one: AuditedReport, document: Document) -> Iterator[str]:
    start, end = one.read.span
    if not 0 <= start <= end <= len(document.text):
        yield f"span: {one.read.span} in a text of {len(document.text)}"
    report = one.read.report
    form = forms().get(report.form)
    if form is None and report.form != PROSE_FORM:
        yield f"form: {report.form}"
    for key, cell in report.cells.items():
        if form is not None and key not in form.kinds:
            yield f"key: {key} is not a cell of {form.id}"
        yield from (f"{what} ({key}: {cell})" for what in _of_cell(cell, document))
    for finding in one.findings:
        if not (finding.message.zh.strip() and finding.message.en.strip() and finding.law):
            yield f"message: the finding {finding.code} says nothing"


def _of_cell(cell: Cell, document: Document) -> Iterator[str]:
    if cell.status not in set(Status):
        yield "status: not one of the closed list"
    if (cell.value is None) != (cell.status in _VALUELESS):
        yield f"value: {cell.value} with status {cell.status}"
    if cell.value is not None and not (type(cell.value) is int or (isinstance(cell.value, Decimal) and math.isfinite(cell.value))):
        yield f"value: {cell.value!r} is no number"
    if cell.at is None:
        yield "place: none"
    elif document.media is Media.TEXT:
        yield from _of_place(cell, document.text)


def _of_place(cell: Cell, text: str) -> Iterator[str]:
    at = cell.at
    if not isinstance(at, TextPlace) or not 0 <= at.start <= at.end <= len(text):
        yield f"place: {at} in a text of {len(text)}"
    elif cell.printed is not None and cell.printed not in text[at.start : at.end]:
        yield f"printed: {cell.printed!r} does not stand at its place, {text[at.start : at.end]!r} does"
