"""The figures of reports as one long CSV table."""

import csv as writer
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import StringIO

from gongkai.render.labels import SEPARATOR, cell_labels, prose_labels
from gongkai.render.text import neutralised, number_text, printable
from gongkai.report.forms import Form
from gongkai.report.forms import form as form_by_id
from gongkai.report.model import PROSE_FORM, AnnualReport

COLUMNS = ("organ", "year", "form", "scope", "key", "label", "value", "status", "printed")
"""The header row."""


def csv(reports: Iterable[AnnualReport], form: Form | None = None) -> str:
    """One row a cell, header first, by RFC 4180: commas, quotes where needed, lines end in CR LF.

    To be stored as UTF-8 without newline translation. A blank or undecided cell has an empty value, a cell that the source
    does not have has no row. Numbers stand with exactly their own digits. Text that a spreadsheet would take for a formula has
    an apostrophe in front (`gongkai.render.text.neutralised`). `form` defaults to the one that each report names.

    Shape: organ, year, form, scope (own, aggregate or empty), key, label (Chinese, outermost first, joined by " > "), value,
    status, printed.
    Units: amounts in 万元.
    Raises: ContractError when a report names an unknown form.
    """
    out = StringIO()
    rows = writer.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for report in reports:
        rows.writerows(_rows(report, form))
    return out.getvalue()


def _rows(report: AnnualReport, form: Form | None) -> Iterator[tuple[str, ...]]:
    head = tuple(neutralised(printable(text)) for text in (report.organ or "", str(report.year or ""), report.form, report.scope or ""))
    labels = _paths(cell_labels(form)) if form else _known_paths(report.form)
    for key in [key for key in labels if key in report.cells] + [key for key in report.cells if key not in labels]:
        cell = report.cells[key]
        value = "" if cell.value is None else number_text(cell.value)
        words = (neutralised(printable(text)) for text in (key, labels.get(key, "")))
        yield *head, *words, value, cell.status, neutralised(printable(cell.printed or ""))


@cache
def _known_paths(form: str) -> dict[str, str]:
    """Every key of that form in printed order, with its labels in one text."""
    return _paths(prose_labels() if form == PROSE_FORM else cell_labels(form_by_id(form)))


def _paths(labels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {key: SEPARATOR.join(path) for key, path in labels.items()}
