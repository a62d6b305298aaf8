"""The folders in which index after index is kept, and which of them is in use."""

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gongkai_web.search.index import VERSION

_PREFIX = f"v{VERSION}-"


@dataclass(frozen=True, slots=True)
class Shelf:
    """`root`/current names the folder in use; each rebuilding fills a new one and then changes the name, so readers never wait."""

    root: Path

    @property
    def pointer(self) -> Path:
        """The file that names the folder in use."""
        return self.root / "current"

    @property
    def request(self) -> Path:
        """The file whose presence asks the follower to build the index anew."""
        return self.root / "rebuild"

    def current(self) -> Path | None:
        """The folder in use. None when there is none, or its index is of another version than this program's."""
        try:
            name = self.pointer.read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return None
        folder = self.root / name
        return folder if name.startswith(_PREFIX) and folder.parent == self.root and (folder / "meta.json").exists() else None

    def fresh(self) -> Path:
        """A name for the next folder, which is not made yet."""
        self.root.mkdir(parents=True, exist_ok=True)
        return self.root / f"{_PREFIX}{secrets.token_hex(4)}"

    def use(self, folder: Path) -> None:
        """From now on this folder is in use, also after a loss of power; every other one goes."""
        part = self.pointer.with_suffix(".part")
        with part.open("w", encoding="ascii") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.pointer)
        descriptor = os.open(self.root, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self.tidy()

    def tidy(self) -> None:
        """Removes the folders that are not in use: what a killed process was building, indexes of other versions."""
        current = self.current()
        for folder in self.root.glob("v*-*"):
            if folder != current:
                shutil.rmtree(folder)


def shelf() -> Shelf:
    """The platform's own."""
    return Shelf(settings.DATA_DIR / "search")
