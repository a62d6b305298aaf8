"""`gongkai corpus`."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.audit.codec import Language
from gongkai.checks.finding import Severity, Verdict
from gongkai.cli.corpus_tables import number, tables
from gongkai.cli.names import outcome
from gongkai.cli.options import PATHS, Common, common_options, json_option, language_option, quiet_option
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.plain import plain
from gongkai.cli.progress import bar
from gongkai.cli.tables import write_table
from gongkai.cli.words import counted
from gongkai.report.codec import dumps

if TYPE_CHECKING:
    import duckdb

    from gongkai.corpus.engine import Engine
    from gongkai.corpus.read import Summary

_ROWS_AT_A_TIME = 10_000
_FOLDER = click.argument("folder", metavar="CORPUS", type=click.Path(path_type=Path))


@click.group(short_help="Many files as tables: read, audit, count.")
def corpus() -> None:
    """Many files as tables: read them into Parquet, then check and count by queries."""


@corpus.command(short_help="Read files into a corpus.")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATHS)
@click.option("-o", "--output", "output", required=True, type=click.Path(path_type=Path), metavar="CORPUS", help="Folder of the corpus.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes on this machine; one a core unless given.")
@click.option("--scheduler", metavar="ADDRESS", help="Use the workers of a Dask scheduler (tcp://host:8786) in place of this machine.")
@json_option
@language_option
@quiet_option
def read(
    paths: tuple[Path, ...], *, output: Path, jobs: int | None, scheduler: str | None, as_json: bool, language: Language, silent: bool
) -> None:
    """Read files and folders into a corpus: cells with evidence, findings and issues as Parquet tables.

    It can be stopped and called again: only files that are new or changed are read. A file that cannot be read is listed at the end and
    stands in the table of sources with the reason.

    \b
    Example:
      gongkai corpus read downloads/ -o corpus/
    """
    from gongkai.audit.sandbox import audit_in_sandbox  # noqa: PLC0415 - the corpus loads Arrow, which costs a tenth of a second
    from gongkai.corpus.parts import files_in  # noqa: PLC0415 - as above
    from gongkai.corpus.read import read_corpus  # noqa: PLC0415 - as above

    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this machine, --scheduler for a cluster: give one of them")
    with _engine(jobs, scheduler) as engine, bar(silent=silent) as progress:
        summary = read_corpus(files_in(paths), output, audit=audit_in_sandbox, engine=engine, progress=progress)
    if as_json:
        click.echo(encoded(dumps(plain(summary)) + "\n"), nl=False)
    else:
        click.echo(_told(summary, chinese=language is Language.ZH))
    if summary.refused and not silent:
        number = len(summary.refused)
        head = f"{number} 个文件未能读取：" if language is Language.ZH else f"{counted(number, 'file')} could not be read:"
        click.echo("\n  ".join([head, *(f"{one.source}: {one.why}" for one in summary.refused)]), err=True)


def _told(summary: "Summary", *, chinese: bool) -> str:
    files, held, reports, findings = summary.files, summary.skipped, summary.reports, summary.findings
    if chinese:
        return f"{files} 个文件：{held} 个已在库中，读取 {files - held} 个，得报告 {reports} 份，校验结果 {findings} 条"
    told = f"{held} held already, {files - held} read; {counted(reports, 'report')}, {counted(findings, 'finding')}"
    return f"{counted(files, 'file')}: {told}"


@corpus.command(short_help="Check the identities of all reports.")
@_FOLDER
@common_options
def audit(folder: Path, *, common: Common) -> None:
    """Check the identities of the forms over all reports of a corpus by one query.

    Prints how often each rule is violated or cannot be decided; with --json every single instance, one object a line.

    \b
    Example:
      gongkai corpus audit corpus/ --json > violations.ndjson
    """
    from gongkai.corpus import identities  # noqa: PLC0415 - loads DuckDB
    from gongkai.corpus.query import open_corpus  # noqa: PLC0415 - as above

    with open_corpus(folder) as connection, opened(common.output) as file:
        if common.as_json:
            for row in _objects(identities.audit(connection)):
                file.write(encoded(dumps(row) + "\n"))
        else:
            header = common.words("规则|结果|处数|报告数", "rule|result|instances|reports")
            found = identities.counts(connection)
            rows = [(code, outcome(Severity.ERROR, Verdict(status), common.language), *numbers) for code, status, *numbers in found]
            write_table(file, header, rows, terminal=is_terminal(common.output))


@corpus.command(short_help="Say what a corpus holds.")
@_FOLDER
@common_options
def stats(folder: Path, *, common: Common) -> None:
    """Say what a corpus holds: files, reports by year and form, findings by rule, doubts of the reader, and how figures spread.

    A report that stands in several files with the same figures (same organ, year and scope) counts once, the others are its copies.
    When the figures differ each counts, and it is said how many there are: they may be versions, or offices of the same name.

    \b
    Example:
      gongkai corpus stats corpus/
    """
    from gongkai.corpus import stats as statistics  # noqa: PLC0415 - loads DuckDB
    from gongkai.corpus.query import open_corpus  # noqa: PLC0415 - as above

    with open_corpus(folder) as connection, opened(common.output) as file:
        asked = (statistics.sources, statistics.coverage, statistics.rules, statistics.issues, statistics.rows)
        if common.as_json:
            file.write(encoded(dumps({ask.__name__: list(_objects(ask(connection))) for ask in (*asked, statistics.cells)}) + "\n"))
        else:
            for name, table in tables(((ask.__name__, ask(connection)) for ask in asked), common):
                write_table(file, *table, title=name, terminal=is_terminal(common.output))
                file.write(b"\n")


@contextmanager
def _engine(jobs: int | None, scheduler: str | None) -> Iterator["Engine"]:
    from gongkai.corpus.engine import dask_cluster, process_pool  # noqa: PLC0415 - as above

    if scheduler is None:
        yield process_pool(jobs)
    else:
        with dask_cluster(scheduler) as engine:
            yield engine


def _objects(relation: "duckdb.DuckDBPyRelation") -> Iterator[dict[str, Any]]:
    """The rows as objects, a batch at a time."""
    for batch in relation.to_arrow_reader(_ROWS_AT_A_TIME):
        for row in batch.to_pylist():
            yield {name: number(value) if isinstance(value, Decimal) else value for name, value in row.items()}
