"""Options that several commands have, with the same names and meanings."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from gongkai.audit.codec import Language
from gongkai.cli.words import remember_language

_Command = TypeVar("_Command", bound=Callable[..., Any])

PATHS = click.Path(path_type=Path, allow_dash=True)
"""A path that need not exist: one that does not is told of like every file that cannot be read, and the run goes on."""


def reports_argument(command: _Command) -> _Command:
    """One or more inputs."""
    return click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATHS)(command)


def language_option(command: _Command) -> _Command:
    """In which language messages are."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice([language.value for language in Language]),
        default=Language.ZH.value,
        show_default=True,
        envvar="GONGKAI_LANG",
        show_envvar=True,
        callback=remember_language,
        help="Language of messages.",
    )(command)


def json_option(command: _Command) -> _Command:
    """JSON in place of a table."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line, and nothing else.")(command)


def output_option(command: _Command) -> _Command:
    """A file in place of standard output."""
    return click.option(
        "-o",
        "--output",
        "output",
        type=PATHS,
        default="-",
        metavar="PATH",
        help="Write to this file, whole or not at all, in place of standard output.",
    )(command)


def quiet_option(command: _Command) -> _Command:
    """No progress, no list of refused files."""
    return click.option("-q", "--silent", "silent", is_flag=True, help="No progress bar and no remarks on standard error.")(command)


@dataclass(frozen=True, slots=True)
class Common:
    """How a command is to say what it says."""

    as_json: bool
    language: Language
    output: Path
    silent: bool

    @property
    def chinese(self) -> bool:
        """Whether it speaks Chinese."""
        return self.language is Language.ZH

    def words(self, chinese: str, english: str) -> tuple[str, ...]:
        """Headings of a table, written as one text with | between them."""
        return tuple((chinese if self.chinese else english).split("|"))


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that prints data, given to it as `common`."""

    @wraps(command)
    def with_common(*args: Any, as_json: bool, language: Language, output: Path, silent: bool, **kwargs: Any) -> None:
        command(*args, common=Common(as_json, language, output, silent), **kwargs)

    return json_option(language_option(output_option(quiet_option(with_common))))
