"""`gongkai check`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.sandbox import Viewed, Worker
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.cli.inputs import Input, contents, inputs
from gongkai.cli.load import errors, loaded, reports_in
from gongkai.cli.names import outcome, severity
from gongkai.cli.options import PATHS, Common, common_options, reports_argument
from gongkai.cli.output import colours, encoded, opened
from gongkai.cli.progress import followed
from gongkai.cli.read import json_line
from gongkai.cli.refused import tell_refused
from gongkai.cli.words import counted
from gongkai.law.instruments import shortened
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import PROSE_FORM, AnnualReport, Status

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@click.command(short_help="Check reports against the tie-out rules.")
@reports_argument
@click.option("--previous", multiple=True, type=PATHS, metavar="FILE", help="Last year's report of the same organ: context.")
@click.option(
    "--children",
    multiple=True,
    type=PATHS,
    metavar="FILE",
    help="A report that the one report given is added up from: context.",
)
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="PATH", help="Write a page with tables, findings and evidence.")
@common_options
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    previous: tuple[Path, ...],
    children: tuple[Path, ...],
    page: Path | None,
    common: Common,
) -> None:
    """Check published reports against the tie-out rules and say what does not hold, with the rule's source.

    Reports of the same organ and consecutive years among the files are each other's context. --previous and --children (each can be
    given several times, and take what read --json wrote) add context that is not checked itself. Exit code 1 when a rule of severity
    error is violated, or when there was no report to check.

    \b
    Examples:
      gongkai check report.html
      gongkai check 2023.html --previous 2022.html --html audit.html
    """
    files = inputs(paths)
    silent, language = common.silent, common.language
    viewed = _audited(files, with_view=page is not None, silent=silent)
    parts = _reports(children, silent=silent) if children else None
    checked = _in_context([one.audited for one in viewed], _reports(previous, silent=silent), parts)
    if page is not None:
        _write_page(page, viewed, checked)
    with opened(common.output) as file:
        for line in (json_line(one, language) for one in checked) if common.as_json else _lines(checked, common):
            file.write(line)
    if page is not None:
        click.echo(f"校验结果：{page}" if common.chinese else f"The page is {page}", err=common.as_json)
    tell_refused(checked, language, silent=silent)
    if any(map(errors, checked)) or not reports_in(checked):
        ctx.exit(1)


def _audited(files: Sequence[Input], *, with_view: bool, silent: bool) -> list[Viewed]:
    with Worker() as worker:
        given = contents(files)
        audits = worker.audit_and_view_many(given) if with_view else map(Viewed, worker.audit_many(given))
        return list(followed(audits, len(files), silent=silent))


def _reports(paths: Sequence[Path], *, silent: bool) -> tuple[AnnualReport, ...]:
    """The reports of the context; one that cannot be read is an error, because the checks would be silent without it."""
    sources = loaded(inputs(paths), silent=silent) if paths else ()
    for audited in sources:
        if audited.refusal is not None:
            raise audited.refusal._replace(where=audited.source).error()
    return tuple(one.report for one in reports_in(sources))


def _in_context(
    sources: Sequence[AuditedSource], previous: tuple[AnnualReport, ...], children: tuple[AnnualReport, ...] | None
) -> tuple[AuditedSource, ...]:
    if children is not None and len(reports_in(sources)) != 1:
        raise click.UsageError(
            f"--children are the parts of one report, and {len(reports_in(sources))} are given", click.get_current_context()
        )
    if children is None and not previous and len(reports_in(sources)) < 2:
        return tuple(sources)
    from gongkai.audit.context import in_context  # noqa: PLC0415 - the checks load for a context only; else the worker has run them

    return in_context(sources, previous, children)


def _write_page(path: Path, viewed: Sequence[Viewed], checked: Sequence[AuditedSource]) -> None:
    from gongkai.audit.page import page_source  # noqa: PLC0415 - only for --html
    from gongkai.render.page import audit_page  # noqa: PLC0415 - as above

    content = audit_page(page_source(audited, one.media, one.view) for one, audited in zip(viewed, checked, strict=True))
    with opened(path) as file:
        file.write(encoded(content))


def _lines(sources: Sequence[AuditedSource], common: Common) -> Iterator[bytes]:
    coloured = colours(common.output)
    for audited in sources:
        if not audited.reports and audited.refusal is None:
            none = common.words("未找到年度报告", "no annual report was found")[0]
            yield _line(click.style(f"{audited.source}:", bold=True) + f" {none}", coloured=coloured)
        for one in audited.reports:
            yield _line(_heading(audited, one, common), coloured=coloured)
            for line in _findings(one.findings, common):
                yield _line(line, coloured=coloured)
    yield _line(_summary(sources, common), coloured=coloured)


def _line(text: str, *, coloured: bool) -> bytes:
    return encoded((text if coloured else click.unstyle(text)) + "\n")


def _heading(audited: AuditedSource, one: AuditedReport, common: Common) -> str:
    report = one.read.report
    no_organ, no_year, duplicate, sound = common.words(
        "未载明机关|未载明年度|重复，不校验|未见问题", "no organ|no year|a duplicate, not checked|nothing found"
    )
    parts = [report.organ or no_organ, str(report.year or no_year), report.form]
    if one.read.duplicate_of is not None:
        parts.append(duplicate)
    else:
        gaps = _gaps(report, truncated=one.read.truncated, common=common)
        if not one.findings and not gaps:
            parts.append(sound)
        if gaps:
            parts.append(("，" if common.chinese else ", ").join(gaps))
    return click.style(f"{audited.source}:", bold=True) + " " + " ".join(parts)


def _gaps(report: AnnualReport, *, truncated: bool, common: Common) -> list[str]:
    """What keeps the checks from speaking for the whole report: cells that are not there, undecided, or only inferred by the same rules."""
    cut, absent, open_cells, inferred = common.words(
        "报告不完整|缺 {} 格|存疑 {} 格|推定 {} 格（由勾稽关系推得，不能再用来校验）",
        "the report breaks off|{} not there|{} undecided|{} inferred from the rules, which therefore cannot check it",
    )
    count = Counter(cell.status for cell in report.cells.values())
    wanted = 0 if report.form == PROSE_FORM else len(form(report.form).keys)
    merged = (
        0 if report.form == PROSE_FORM else sum(len(parts) - 1 for key, parts in form(report.form).merged.items() if key in report.cells)
    )
    figures = [
        (absent, max(wanted - merged - len(report.cells), 0)),
        (open_cells, count[Status.AMBIGUOUS]),
        (inferred, count[Status.INFERRED]),
    ]
    return [cut] * truncated + [text.format(number if common.chinese else counted(number, "cell")) for text, number in figures if number]


def _findings(findings: Sequence[Finding], common: Common) -> Iterator[str]:
    """The findings by rule: what it is and where it stands once, then what each says."""
    groups: defaultdict[tuple[str, Severity, Verdict, str], Counter[Message]] = defaultdict(Counter)
    for one in findings:
        groups[one.code, one.severity, one.status, one.law][one.message] += 1
    for (code, weight, status, law), messages in groups.items():
        colour = _COLOURS[weight] if status is Verdict.VIOLATED else None
        yield f"  {click.style(f'{code} {outcome(weight, status, common.language)}', fg=colour)} {shortened(law)}"
        for message, times in messages.items():
            again = common.words("（{} 处）", " ({} times)")[0].format(times) if times > 1 else ""
            yield f"    {message.zh if common.chinese else message.en}{again}"


def _summary(sources: Sequence[AuditedSource], common: Common) -> str:
    findings = [finding for audited in sources for one in audited.reports for finding in one.findings]
    counts = Counter(finding.severity for finding in findings if finding.status is Verdict.VIOLATED)
    undecided = sum(finding.status is Verdict.NOT_ASSESSABLE for finding in findings)
    reports = sum(len(audited.reports) for audited in sources)
    if common.chinese:
        names = [f"{severity(one, common.language)} {counts[one]}" for one in Severity]
        return f"{reports} 份报告：" + "，".join([*names, f"不能判断 {undecided}"])
    figures = [counted(counts[Severity.ERROR], "error"), counted(counts[Severity.WARNING], "warning"), f"{counts[Severity.INFO]} info"]
    return f"{counted(reports, 'report')}: " + ", ".join([*figures, f"{undecided} not assessable"])
