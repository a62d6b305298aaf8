"""Reports for the commands that work on reports: lines that `read --json` wrote, or files as published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gongkai.audit.codec import audited_from_json
from gongkai.audit.model import AuditedSource, Refusal
from gongkai.audit.sandbox import Worker
from gongkai.checks.finding import Severity, Verdict
from gongkai.cli.inputs import Input
from gongkai.cli.progress import followed
from gongkai.errors import GongkaiError
from gongkai.report.codec import loads
from gongkai.report.model import AnnualReport

_BLANK = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report that is no duplicate. `source`: file and number. `errors`: violated rules of severity error."""

    report: AnnualReport
    source: str
    errors: int


def loaded(files: Sequence[Input], *, silent: bool) -> tuple[AuditedSource, ...]:
    """The audited sources in the files, refused ones too."""
    found: dict[int, tuple[AuditedSource, ...]] = {}

    def published() -> Iterator[tuple[str, bytes | Refusal]]:
        for number, file in enumerate(files):
            content = file.content()
            if isinstance(content, bytes) and _is_lines(content):
                found[number] = _from_lines(content, file.source)
            else:
                found[number] = ()
                order.append(number)
                yield file.source, content

    order: list[int] = []
    with Worker() as worker:
        for done, audited in enumerate(followed(worker.audit_many(published()), len(files), silent=silent)):
            found[order[done]] = (audited,)
    return tuple(chain.from_iterable(found[number] for number in sorted(found)))


def reports_in(sources: Sequence[AuditedSource]) -> tuple[Loaded, ...]:
    """Their reports, duplicates left out."""
    return tuple(
        Loaded(one.read.report, f"{audited.source}#{one.read.index}", errors(audited, one.read.index))
        for audited in sources
        for one in audited.reports
        if one.read.duplicate_of is None
    )


def errors(audited: AuditedSource, index: int | None = None) -> int:
    """How many rules of severity error a source's reports (or the one of that index) violate."""
    return sum(
        finding.severity is Severity.ERROR and finding.status is Verdict.VIOLATED
        for one in audited.reports
        if index is None or one.read.index == index
        for finding in one.findings
    )


def _is_lines(content: bytes) -> bool:
    return content[:64].lstrip(_BLANK).startswith(b'{"source"')


def _from_lines(content: bytes, source: str) -> tuple[AuditedSource, ...]:
    lines = content.decode("utf-8-sig", "replace").split("\n")
    return tuple(_from_line(line, f"{source}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _from_line(line: str, where: str) -> AuditedSource:
    try:
        return audited_from_json(loads(line))
    except GongkaiError as error:
        return AuditedSource(where, refusal=Refusal(error.what, error.where, error.why, error.remedy))
    except (ValueError, RecursionError) as error:
        remedy = "give lines that gongkai read --json wrote"
        return AuditedSource(where, refusal=Refusal("the line is not JSON", why=f"the parser says: {error}", remedy=remedy))
