"""The word lists of the scan."""

import tomllib
from importlib.resources import files


def _lists(name: str) -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in table.items()}


SILENT = _lists("silent")
"""Names of harmless properties, by the kind of file."""
LABELS = _lists("labels")
"""Words that say what stands beside them."""


def either(words: frozenset[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
