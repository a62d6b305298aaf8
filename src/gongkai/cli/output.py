"""Where a command's data goes: standard output, or a file that appears whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

STANDARD = Path("-")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to write the data to; renamed to the path when everything went well."""
    if path == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def encoded(text: str) -> bytes:
    """The text in UTF-8; a lone surrogate becomes the escape that JSON has for it."""
    return text.encode("utf-8", "backslashreplace")


def is_terminal(path: Path) -> bool:
    """Whether the data is shown on a screen."""
    return path == STANDARD and sys.stdout.isatty()


def colours(path: Path) -> bool:
    """Whether the data may be coloured."""
    return is_terminal(path) and not os.environ.get("NO_COLOR")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
