"""What `gongkai deadline` says of what is due within hours."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import click

from gongkai.cli.events import steps_json, steps_table, told
from gongkai.cli.options import Common
from gongkai.cli.output import encoded, opened
from gongkai.law.hours import HourDeadline, hour_categories, hour_deadline, written_instant
from gongkai.law.zone import SHANGHAI

_Command = TypeVar("_Command", bound=Callable[..., Any])
_EVENT = "formed"


def at_option(command: _Command) -> _Command:
    """The instant of an event: given to the command as `instants`, event and instant in the order given."""
    return click.option(
        "--at",
        "instants",
        multiple=True,
        metavar="EVENT=TIME",
        callback=_parsed,
        help="What happened at a time, such as formed=2026-10-01T14:30, for what is due within hours.",
    )(command)


def write_hours(category: str, instants: Sequence[tuple[str, datetime]], others: Sequence[str], common: Common) -> None:
    """Prints when it is due, and why.

    `others`: options that were given and belong to what is counted in days.
    """
    ctx = click.get_current_context()
    if others:
        raise click.UsageError(f"{others[0]} does not go with {category}", ctx)
    if [name for name, _ in instants] != [_EVENT]:
        raise click.UsageError(f"{category} is due within hours: give --at formed=TIME once, such as formed=2026-10-01T14:30", ctx)
    with told():
        found = hour_deadline(category, instants[0][1])
    with opened(common.output) as file:
        if common.as_json:
            data = {"due": found.due.isoformat(), "provisional": False, "reasoning": steps_json(found.reasoning, common)}
            file.write(encoded(json.dumps(data, ensure_ascii=False) + "\n"))
        else:
            file.write(encoded(_headline(category, found, common)))
            steps_table(file, found.reasoning, common)


def _headline(category: str, found: HourDeadline, common: Common) -> str:
    label, due = hour_categories()[category].label, written_instant(found.due)
    return f"{label.zh}：{due.zh}\n\n" if common.chinese else f"{due.en}: {label.en}\n\n"


def _parsed(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, datetime], ...]:
    """In the time of Shanghai unless another zone is named."""
    found = []
    for value in values:
        name, _, time = value.partition("=")
        try:
            instant = datetime.fromisoformat(time)
            if not name or not time.startswith(f"{instant.date().isoformat()}T"):  # other writings are instants for Python, not for people
                raise ValueError
        except ValueError:
            raise click.BadParameter(f"{value!r} is not EVENT=TIME with a time such as 2026-10-01T14:30", ctx, option) from None
        found.append((name, instant if instant.tzinfo else instant.replace(tzinfo=SHANGHAI)))
    return tuple(found)
