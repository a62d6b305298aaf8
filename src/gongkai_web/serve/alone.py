"""One platform a data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.errors import GongkaiError


class Running(GongkaiError):
    """Another platform runs on the data folder."""


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Holds the data folder for this process; the system lets go of it when the process ends, however it ends.

    Raises: Running when another platform runs on it.
    """
    with (data / "running.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Running(
                "the platform runs already on this data folder",
                where=str(data),
                remedy="stop the other one, or set GONGKAI_DATA_DIR and GONGKAI_PORT for a second one",
            ) from None
        yield
