"""`gongkai render`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from gongkai.audit.codec import Language
from gongkai.cli.inputs import inputs
from gongkai.cli.load import loaded, reports_in
from gongkai.cli.options import PATHS, language_option, output_option, quiet_option
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.refused import tell_refused
from gongkai.report.codec import dumps, report_to_json
from gongkai.report.model import AnnualReport

Reports = Sequence[AnnualReport]


@click.command(short_help="Render a report: HTML, DOCX, XLSX, PDF, CSV, JSON.")
@click.argument("path", metavar="FILE", type=PATHS)
@click.option("--to", "format_", required=True, type=click.Choice(["html", "docx", "xlsx", "pdf", "csv", "json"]), help="The format.")
@click.option("--report", "index", type=int, metavar="N", help="Which report of the file, counted from 0; csv and json take all.")
@output_option
@language_option
@quiet_option
def render(path: Path, *, format_: str, index: int | None, output: Path, language: Language, silent: bool) -> None:
    """Render a report: the statutory tables in their official look (HTML, DOCX, PDF), as a workbook (XLSX) or as data (CSV, JSON).

    FILE is a published report or what read --json wrote; the latter holds no prose.

    \b
    Example:
      gongkai render report.html --to docx -o report.docx
    """
    if format_ in {"docx", "xlsx", "pdf"} and is_terminal(output):
        raise click.UsageError(f"{format_} is not for a terminal: give a file with -o")
    sources = loaded(inputs([path]), silent=silent)
    for audited in sources:
        if audited.refusal is not None:
            raise audited.refusal._replace(where=audited.source).error()
    reports = [one.report for one in reports_in(sources)]
    if index is not None:
        if not 0 <= index < len(reports):
            raise click.UsageError(f"there is no report {index}, the file holds {len(reports)}")
        reports = [reports[index]]
    elif not reports or (len(reports) > 1 and format_ not in {"csv", "json"}):
        raise click.UsageError(_choose(reports))
    content = _FORMATS[format_](reports)
    with opened(output) as file:
        file.write(content)
    tell_refused(sources, language, silent=silent)


def _choose(reports: Reports) -> str:
    if not reports:
        return "there is no report in the file"
    listed = ", ".join(f"{number}: {report.organ} {report.year}" for number, report in enumerate(reports))
    return f"the file holds {len(reports)} reports: choose one with --report ({listed})"


def _html(reports: Reports) -> bytes:
    from gongkai.render.html import html  # noqa: PLC0415 - each format loads what it needs

    return encoded(html(reports[0]))


def _docx(reports: Reports) -> bytes:
    from gongkai.render.docx import docx  # noqa: PLC0415 - as above

    return docx(reports[0])


def _xlsx(reports: Reports) -> bytes:
    from gongkai.render.xlsx import xlsx  # noqa: PLC0415 - as above

    return xlsx(reports[0])


def _pdf(reports: Reports) -> bytes:
    from gongkai.render.pdf import pdf  # noqa: PLC0415 - as above

    return pdf(reports[0])


def _csv(reports: Reports) -> bytes:
    from gongkai.render.csv import csv  # noqa: PLC0415 - as above

    return encoded(csv(reports))


def _json(reports: Reports) -> bytes:
    return b"".join(encoded(dumps(report_to_json(report)) + "\n") for report in reports)


_FORMATS: Mapping[str, Callable[[Reports], bytes]] = {"html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "csv": _csv, "json": _json}
