"""From a file of rule data to the rules that it holds, with plain words when it is malformed."""

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, TypeVar

from gongkai.errors import ContractError, RuleDataError

_Rules = TypeVar("_Rules")


def rules_of(name: str, build: Callable[[Mapping[str, Any]], _Rules]) -> _Rules:
    """What `build` makes of the file of that name.

    Raises: RuleDataError when the file is not TOML, or `build` meets a field that is missing or wrong.
    """
    return rules_in(files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8"), name, build)


def rules_in(content: str, name: str, build: Callable[[Mapping[str, Any]], _Rules]) -> _Rules:
    """The same for a content that was read before."""
    try:
        return build(tomllib.loads(content))
    except (AttributeError, KeyError, TypeError, ValueError, ContractError) as error:
        raise RuleDataError(f"malformed rule data: {error}", where=name, remedy="compare with the other entries of the file") from error
