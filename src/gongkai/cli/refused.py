"""The list of files that could not be read, at the end of a run."""

from collections.abc import Iterable

import click

from gongkai.audit.codec import Language
from gongkai.audit.model import AuditedSource
from gongkai.cli.words import counted, refusal_line


def tell_refused(sources: Iterable[AuditedSource], language: Language, *, silent: bool) -> None:
    """Name each refused file and the reason on standard error."""
    refused = [(audited.source, audited.refusal) for audited in sources if audited.refusal is not None]
    if not refused or silent:
        return
    click.echo(
        f"{len(refused)} 个文件未能读取：" if language is Language.ZH else f"{counted(len(refused), 'file')} could not be read:", err=True
    )
    for source, refusal in refused:
        click.echo(f"  {source}: {refusal_line(refusal, language)}", err=True)
