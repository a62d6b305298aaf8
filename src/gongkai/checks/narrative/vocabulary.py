"""The words of `data/narrative.toml`: dimensions of parts, heads of totals, traditional script."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.errors import RuleDataError


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to divide a total into parts. `answered`: compared only with a total of answered requests."""

    id: str
    words: tuple[str, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What a total can count, and the ways to divide it."""

    id: str
    words: tuple[str, ...]
    dimensions: tuple[Dimension, ...]

    def dimension(self, label: str) -> Dimension | None:
        """The one dimension that a label's words belong to, None when there is none or more than one."""
        found = [one for one in self.dimensions if any(word in label for word in one.words)]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of the prose checks that are data. `wholes` hold `parts`: in one list they would count twice."""

    heads: tuple[Head, ...]
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    script: Mapping[int, int]

    def head(self, label: str) -> Head | None:
        """What a total with this label counts."""
        return next((one for one in self.heads if any(word in label for word in one.words)), None)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that the library ships.

    Raises: RuleDataError when the data file is malformed.
    """
    return load(files("gongkai.checks").joinpath("data/narrative.toml").read_text(encoding="utf-8"))


def load(content: str) -> Vocabulary:
    """The vocabulary of a TOML text.

    Raises: RuleDataError when it is malformed.
    """
    try:
        data = tomllib.loads(content)
        dimensions = {d["id"]: Dimension(d["id"], tuple(d["words"]), d.get("answered", False)) for d in data["dimensions"]}
        heads = tuple(Head(h["id"], tuple(h["words"]), tuple(dimensions[one] for one in h["dimensions"])) for h in data["heads"])
        script = str.maketrans(data["script"]["traditional"], data["script"]["simplified"])
        return Vocabulary(heads, tuple(data["wholes"]["words"]), tuple(data["wholes"]["parts"]), script)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise RuleDataError(f"malformed vocabulary: {error!r}", where="narrative.toml", remedy="compare with the shipped file") from error
