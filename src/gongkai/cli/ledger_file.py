"""What the commands about a ledger were given: its lines, and the instant as of which it is seen."""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from gongkai.cli.output import STANDARD
from gongkai.law.zone import SHANGHAI

_Command = TypeVar("_Command", bound=Callable[..., Any])


@contextmanager
def ledger_lines(path: Path) -> Iterator[tuple[str, Iterable[bytes]]]:
    """What the file is called in messages, and its lines, read as they are asked for; `-` is standard input.

    The mark that some editors put before UTF-8 is no part of them.
    """
    if path == STANDARD:
        yield "-", _unmarked(sys.stdin.buffer)
        return
    with path.open("rb") as file:
        yield path.name, _unmarked(file)


def _unmarked(file: BinaryIO) -> Iterable[bytes]:
    first = file.readline().removeprefix(BOM_UTF8)
    return chain([first], file) if first else file


def as_of_option(command: _Command) -> _Command:
    """The instant as of which a ledger is seen, given to the command as `as_of`."""
    return click.option(
        "--as-of",
        "as_of",
        callback=_instant,
        metavar="DATE",
        help="With what had been recorded by the end of that day, or by that instant.",
    )(command)


def _instant(ctx: click.Context, option: click.Parameter, given: str | None) -> datetime | None:
    """In the time of Shanghai unless it names another; a day is meant to its end."""
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
        if not given.startswith(moment.date().isoformat()):  # 20270131 and 2027-W04-7 are instants for Python, not for people
            raise ValueError
        if len(given) == len("2027-01-31"):
            return datetime.combine(moment, time.max, SHANGHAI)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day and no instant; write 2027-01-31 or 2027-01-31T18:00:00", ctx, option) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
