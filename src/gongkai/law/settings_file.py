"""The choices of an office as a small file: `result_date = "made"`, one line a setting."""

import tomllib
from enum import StrEnum
from typing import Any, get_type_hints

from gongkai.errors import ContractError
from gongkai.law.settings import Settings

_MOST = 1000
"""What a setting that is a number can be: periods of days, numbers of requests."""


def settings_from_toml(text: str) -> Settings:
    """The settings that a text names; what it does not name has its default.

    Raises: ContractError that names the setting that is unknown, or whose value cannot be.
    """
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = 'write one setting a line, such as result_date = "made"'
        raise ContractError("the settings are not TOML", why=f"the parser says: {error}", remedy=remedy) from error
    types = get_type_hints(Settings)
    for setting in given:
        if setting not in types:
            raise ContractError(f"unknown setting {setting}", remedy=f"use one of {', '.join(types)}")
    return Settings(**{setting: _value(setting, value, types[setting]) for setting, value in given.items()})


def _value(setting: str, value: object, kind: Any) -> Any:
    """The value as the setting has it."""
    if issubclass(kind, StrEnum):
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        wanted = f"use one of {', '.join(kind)}"
    elif kind is bool:
        if type(value) is bool:
            return value
        wanted = "use one of true, false"
    else:
        if type(value) is int and 1 <= value <= _MOST:
            return value
        wanted = f"give a whole number from 1 to {_MOST}"
    raise ContractError(f"{setting} cannot be {value!r:.100}", remedy=wanted)
