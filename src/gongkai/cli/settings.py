"""`--settings FILE.toml`: how an office decides what the law leaves open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from gongkai.cli.options import PATHS
from gongkai.errors import ContractError
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.settings_file import settings_from_toml

_Command = TypeVar("_Command", bound=Callable[..., Any])


def settings_option(command: _Command) -> _Command:
    """The choices of the office, given to the command as `settings`; the defaults without the option."""
    return click.option(
        "--settings",
        "settings",
        type=PATHS,
        callback=_read,
        metavar="FILE.toml",
        help="Choices of the office where the law leaves them open (docs/reference/settings.md); the defaults unless given.",
    )(command)


def _read(_ctx: click.Context, _option: click.Parameter, path: Path | None) -> Settings:
    if path is None:
        return DEFAULTS
    with click.open_file(str(path), encoding="utf-8-sig") as file:
        text = file.read()
    try:
        return settings_from_toml(text)
    except ContractError as error:
        raise ContractError(error.what, where=path.name, why=error.why, remedy=error.remedy) from error
