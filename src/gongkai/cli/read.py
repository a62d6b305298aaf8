"""`gongkai read`."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from gongkai.audit.codec import Language, audited_to_json
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.sandbox import Worker
from gongkai.cli.inputs import contents, inputs
from gongkai.cli.options import Common, common_options, reports_argument
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.progress import followed
from gongkai.cli.refused import tell_refused
from gongkai.cli.tables import write_table
from gongkai.cli.words import in_language
from gongkai.report.codec import dumps
from gongkai.report.model import Status

_HEADERS = {
    Language.ZH: ("文件", "机关", "年度", "格式", "读出", "空白", "推定", "存疑", "校验结果", "读取疑点"),
    Language.EN: ("file", "organ", "year", "form", "read", "blank", "inferred", "ambiguous", "findings", "issues"),
}
_COUNTED = (Status.READ, Status.BLANK, Status.INFERRED, Status.AMBIGUOUS)


@click.command(short_help="Read published reports into data.")
@reports_argument
@common_options
def read(paths: tuple[Path, ...], *, common: Common) -> None:
    """Read published reports: every figure with its print and place, what is doubtful, what the checks find.

    FILE is HTML, text, Markdown, PDF, DOCX or XLSX, whatever its ending; a folder stands for all files in it; - is standard input.
    With --json one object a file. A file that cannot be read is listed at the end (in JSON as "error") and does not stop the run;
    the exit code stays 0.

    \b
    Example:
      gongkai read report.html --json > report.ndjson
    """
    files = inputs(paths)
    refused: list[AuditedSource] = []
    with Worker() as worker, opened(common.output) as file:
        audits = followed(worker.audit_many(contents(files)), len(files), silent=common.silent)
        if common.as_json:
            for audited in audits:
                refused += [audited] if audited.refusal else []
                file.write(json_line(audited, common.language))
        else:
            seen = list(audits)
            refused = [audited for audited in seen if audited.refusal]
            write_table(file, _HEADERS[common.language], _rows(seen), terminal=is_terminal(common.output))
    tell_refused(refused, common.language, silent=common.silent)


def json_line(audited: AuditedSource, language: Language) -> bytes:
    """The source as a line of NDJSON."""
    data = audited_to_json(audited, language)
    if audited.refusal is not None:
        data["error"] = in_language(audited.refusal, language)._asdict()
    return encoded(dumps(data) + "\n")


def _rows(sources: Iterable[AuditedSource]) -> list[tuple[object, ...]]:
    return [_row(audited, one) for audited in sources if audited.refusal is None for one in audited.reports or (None,)]


def _row(audited: AuditedSource, one: AuditedReport | None) -> tuple[object, ...]:
    if one is None:
        return (audited.source, *(None,) * 8, len(audited.issues))
    report = one.read.report
    counts = Counter(cell.status for cell in report.cells.values())
    figures = (counts[status] for status in _COUNTED)
    return (audited.source, report.organ, report.year, report.form, *figures, len(one.findings), len(one.read.issues))
