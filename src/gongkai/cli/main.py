"""The command `gongkai`."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from gongkai import __version__
from gongkai.audit.codec import Language
from gongkai.cli.check import check
from gongkai.cli.compare import compare
from gongkai.cli.completion import completion
from gongkai.cli.corpus import corpus
from gongkai.cli.deadline import deadline
from gongkai.cli.fee import fee
from gongkai.cli.ledger import ledger
from gongkai.cli.ledger_report import report
from gongkai.cli.outcome import outcome
from gongkai.cli.read import read
from gongkai.cli.receipt import receipt
from gongkai.cli.render import render
from gongkai.cli.rollup import rollup
from gongkai.cli.words import LANGUAGE, asked_language, chinese, error_line, language_of
from gongkai.errors import GongkaiError

_CLOSED_PIPE = 141
"""What a shell reports for a program that SIGPIPE ended."""


class _Main(click.Group):
    """Turns what goes wrong into one line on standard error."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """The context of a call, with the language that it asks for."""
        language = asked_language(args, os.environ.get("GONGKAI_LANG"))
        with _usage_told(language):
            ctx = super().make_context(info_name, args, parent, **extra)
        ctx.meta[LANGUAGE] = language
        return ctx

    def invoke(self, ctx: click.Context) -> object:
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            with _usage_told(language_of(ctx)):
                result: object = super().invoke(ctx)
            sys.stdout.flush()
        except GongkaiError as error:
            raise _Failure(error_line(error, language_of(ctx))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more when it ends
                ctx.exit(_CLOSED_PIPE)
            why = error.strerror or str(error)
            why = chinese(why) if language_of(ctx) is Language.ZH else why
            raise _Failure(f"{error.filename or ''}: {why}".removeprefix(": ")) from error
        return result


@contextmanager
def _usage_told(language: Language) -> Iterator[None]:
    """Tell of wrong usage in that language; click speaks English."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        if language is Language.EN:
            raise
        raise _WrongUsage(chinese(error.format_message()), error.ctx) from error


class _WrongUsage(click.UsageError):
    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        if self.ctx is not None:
            name, pieces = self.ctx.command_path, " ".join(self.ctx.command.collect_usage_pieces(self.ctx))
            click.echo(f"用法：{name} {pieces.replace('[OPTIONS]', '[选项]')}\n说明：{name} --help\n", err=True)
        click.echo(f"错误：{self.message}", err=True)


class _Failure(click.ClickException):
    exit_code = 1

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        click.echo(f"gongkai: {self.message}", err=True)


@click.group(cls=_Main, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """Read, check, add up and render annual reports on open government information (政府信息公开工作年度报告).

    Everything runs on this machine. Data goes to standard output, everything else to standard error.

    \b
    Exit codes: 0 done; 1 a report has errors (check), or the command could not do its work;
    2 wrong usage; 3 cannot be known (ledger verify); 141 the reader of the output went away.
    """


ledger.add_command(report)
for _command in (read, check, rollup, compare, render, corpus, deadline, receipt, fee, outcome, ledger, completion):
    main.add_command(_command)
