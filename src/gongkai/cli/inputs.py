"""The files that a command was given: names, bytes, and what cannot be opened."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.audit.limits import LIMITS
from gongkai.audit.model import Refusal
from gongkai.audit.refusals import too_large

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Input:
    """One file. `source`: what it is called in the output."""

    source: str
    path: Path

    def content(self) -> bytes | Refusal:
        """Its bytes, or why there are none."""
        try:
            with sys.stdin.buffer if self.path == STDIN else self.path.open("rb") as file:
                content = file.read(LIMITS.largest + 1)
        except OSError as error:
            return Refusal("the file cannot be opened", why=error.strerror or str(error), remedy="check its name and rights")
        return too_large(LIMITS.largest) if len(content) > LIMITS.largest else content


def inputs(paths: Sequence[Path]) -> tuple[Input, ...]:
    """The files at these paths and in these folders, in the order given, each once, those of a folder sorted.

    A file is called by its name, a file of a folder by its path inside the folder; files that would share a name by the path given.
    Hidden files of a folder are left out.
    """
    found = [one for path in dict.fromkeys(paths) for one in (_in_folder(path) if path.is_dir() else [Input(path.name or "-", path)])]
    names = Counter(one.source for one in found)
    return tuple(one if names[one.source] == 1 else Input(one.path.as_posix(), one.path) for one in found)


def contents(files: Sequence[Input]) -> Iterator[tuple[str, bytes | Refusal]]:
    """Each file's name and bytes; they are read when they are asked for."""
    return ((file.source, file.content()) for file in files)


def _in_folder(folder: Path) -> Iterator[Input]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield Input(inside.as_posix(), path)
