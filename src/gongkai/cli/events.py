"""`--on EVENT=DATE` and the reasoning that commands about the law print."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO, TypeVar

import click

from gongkai.cli.options import Common
from gongkai.cli.output import is_terminal
from gongkai.cli.tables import write_table
from gongkai.cli.words import error_line, language_of
from gongkai.errors import ContractError
from gongkai.law.reasoning import Reasoning
from gongkai.render.reasoning import reasoning_rows

_Command = TypeVar("_Command", bound=Callable[..., Any])


def events_option(command: _Command) -> _Command:
    """What happened and when: given to the command as `events`, event → days in the order given."""
    return click.option(
        "--on",
        "events",
        multiple=True,
        metavar="EVENT=DATE",
        callback=_parsed,
        help="What happened on a day, such as received=2026-03-02; several times.",
    )(command)


@contextmanager
def told() -> Iterator[None]:
    """What the law refuses is wrong usage here: every fact came from the command line."""
    try:
        yield
    except ContractError as error:
        ctx = click.get_current_context()
        raise click.UsageError(error_line(error, language_of(ctx)), ctx) from error


def steps_json(reasoning: Reasoning, common: Common) -> list[dict[str, object]]:
    """The steps as JSON has them: `article` as data carries it (`OGI-R 33`), the text in the language of the call."""
    return [
        {
            "date": step.on.isoformat() if step.on else None,
            "rule": step.rule,
            "article": step.basis.code if step.basis else None,
            "text": step.text.zh if common.chinese else step.text.en,
        }
        for step in reasoning
    ]


def steps_table(file: BinaryIO, reasoning: Reasoning, common: Common) -> None:
    """The steps as a table for people."""
    header = common.words("日期|步骤|依据", "Date|Step|Basis")
    write_table(file, header, reasoning_rows(reasoning, chinese=common.chinese), terminal=is_terminal(common.output))


def _parsed(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, tuple[date, ...]]:
    events: dict[str, tuple[date, ...]] = {}
    for value in values:
        name, equals, day = value.partition("=")
        try:
            happened = date.fromisoformat(day)
            if not (name and equals) or happened.isoformat() != day:  # 20260302 and 2026-W10-1 are dates for Python, not for people
                raise ValueError
            events[name] = (*events.get(name, ()), happened)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not EVENT=DATE with a date such as 2026-03-02", ctx, option) from None
    return events
