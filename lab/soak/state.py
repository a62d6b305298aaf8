"""The file that remembers how far a run came, so that it goes on where it stopped."""

import hashlib
import json
import os
from collections import Counter
from pathlib import Path

from lab.soak.tally import Tally

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "soak"
_SOURCES = ("src/gongkai", "lab/generate", "lab/soak")


class State:
    """Chunks done and the tally of them. Written anew after each chunk: to another name first, so that a power cut loses one chunk at most.

    `versions`: how many chunks each version of the sources has done, by digest; a run that spans a change says so.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.done: set[int] = set()
        self.tally = Tally()
        self.versions: Counter[str] = Counter()
        if path.exists():
            data = json.loads(path.read_text("utf-8"))
            self.done, self.tally, self.versions = set(data["done"]), Tally.from_json(data["tally"]), Counter(data["versions"])

    def add(self, chunk: int, tally: Tally, version: str) -> None:
        """Record a chunk."""
        self.done.add(chunk)
        self.tally += tally
        self.versions[version] += 1
        self._save()

    def forget(self) -> None:
        """Begin again."""
        self.path.unlink(missing_ok=True)
        self.done, self.tally, self.versions = set(), Tally(), Counter()

    def _save(self) -> None:
        data = {"done": sorted(self.done), "versions": self.versions, "tally": self.tally.to_json()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def version_of_sources() -> str:
    """A digest of all that decides a run's outcome: the library, the generator, the soak itself."""
    digest = hashlib.sha256()
    for folder in _SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
