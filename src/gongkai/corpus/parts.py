"""The folder of a corpus: which sources it holds, and parts that appear whole or not at all."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongkai.corpus.encode import Chunk
from gongkai.corpus.layout import VERSION
from gongkai.errors import ContractError

PARTS, MANIFEST, DESCRIPTION, LOCK = "parts", Path("manifest.parquet"), "corpus.json", ".lock"
UNFINISHED = "unfinished-"
ROWS_IN_GROUP = 1 << 20
_MANIFEST_SCHEMA = pa.schema([("source", pa.string()), ("size", pa.int64()), ("mtime_ns", pa.int64())])


class SourceFile(NamedTuple):
    """A file to read. `source`: its name in the corpus. `size` and `mtime_ns` tell whether it changed since."""

    source: str
    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. `todo`: sources that are new or changed, by name. `stale`: part → sources of which it holds an older version."""

    todo: tuple[SourceFile, ...]
    stale: Mapping[str, tuple[str, ...]]


def files_in(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """The files at these paths and in these folders, sorted; a file of a folder is named by its path inside that folder.

    Raises: ContractError when two files would have the same name.
    """
    found: dict[str, SourceFile] = {}
    for root in paths:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if not path.is_file():
                continue
            source = _printable(path.relative_to(root).as_posix() if root.is_dir() else path.name)
            if source in found:
                raise ContractError(f"two files are named {source}", where=str(path), remedy="read one folder that holds both")
            state = path.stat()
            found[source] = SourceFile(source, path, state.st_size, state.st_mtime_ns)
    return tuple(found[source] for source in sorted(found))


def _printable(path: str) -> str:
    """A file name that is no UTF-8 cannot stand in a table; what is wrong in it becomes U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class CorpusFolder:
    """A corpus on disk that this process may write; open it with `open_folder`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts = path / PARTS

    def plan(self, files: Sequence[SourceFile]) -> Plan:
        """What has to be read so that the corpus holds these files as they are now; what it holds of other files stays."""
        wanted = {file.source: (file.size, file.mtime_ns) for file in files}
        done: set[str] = set()
        stale: dict[str, tuple[str, ...]] = {}
        for part in sorted(self.parts.iterdir()):
            held = _manifest(part)
            changed = tuple(source for source, state in held.items() if wanted.get(source, state) != state)
            done.update(held.keys() - changed)
            if changed:
                stale[part.name] = changed
        return Plan(tuple(file for file in files if file.source not in done), stale)

    def forget(self, part: str, sources: Sequence[str]) -> None:
        """Take sources out of a part."""
        old = self.parts / part
        gone = pa.array(sources, pa.string())
        kept = {path.stem: _without(pq.read_table(path), gone) for path in sorted(old.glob("*.parquet"))}
        manifest = kept.pop(MANIFEST.stem)
        unfinished = self._unfinished(kept, manifest) if manifest.num_rows else None
        away = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.path))
        old.rename(away / part)
        if unfinished is not None:
            unfinished.rename(self.parts / _name(kept["sources"]))
        shutil.rmtree(away)

    def write(self, chunk: Chunk, files: Sequence[SourceFile]) -> None:
        """Add a part with the rows of these files; it appears at once and is named by what it holds."""
        states = {
            "source": [file.source for file in files],
            "size": [file.size for file in files],
            "mtime_ns": [file.mtime_ns for file in files],
        }
        unfinished = self._unfinished(chunk.tables, pa.table(states, schema=_MANIFEST_SCHEMA))
        unfinished.rename(self.parts / _name(chunk.tables["sources"]))

    def _unfinished(self, tables: Mapping[str, pa.Table], manifest: pa.Table) -> Path:
        """A whole part that is not yet in its place."""
        folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.path))
        for name, rows in (*tables.items(), (MANIFEST.stem, manifest)):
            write_table(rows, folder / f"{name}.parquet")
        folder.chmod(0o755)
        return folder


def _without(rows: pa.Table, sources: pa.Array) -> pa.Table:
    return rows.filter(pc.invert(pc.is_in(rows["source"], value_set=sources)))


def _name(sources: pa.Table) -> str:
    """Name of the part that holds these sources: the same files give the same part."""
    held = list(zip(sources["source"].to_pylist(), sources["sha256"].to_pylist(), strict=True))
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:16]


def write_table(rows: pa.Table, path: Path) -> None:
    """One Parquet file as every part has it, on disk when this returns."""
    with path.open("wb") as file:
        pq.write_table(rows, file, compression="zstd", row_group_size=ROWS_IN_GROUP)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def open_folder(path: Path) -> Iterator[CorpusFolder]:
    """The corpus at that path, made when it is not there; no other process can write it meanwhile.

    Raises: ContractError when another process writes it, or it was made by another version or is no corpus.
    """
    path.mkdir(parents=True, exist_ok=True)
    with (path / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ContractError("another process writes this corpus", where=str(path), remedy="wait until it is done") from None
        if not (path / DESCRIPTION).exists():
            if any(entry.name != LOCK for entry in path.iterdir()):
                raise ContractError("the folder is not empty and not a corpus", where=str(path), remedy="give a new folder")
            (path / PARTS).mkdir()
            (path / DESCRIPTION).write_text(json.dumps({"version": VERSION}) + "\n", encoding="utf-8")
        check_version(path)
        for left in path.glob(UNFINISHED + "*"):
            shutil.rmtree(left)
        yield CorpusFolder(path)


def check_version(path: Path) -> None:
    """Raises: ContractError when there is no corpus at that path, or one of another version."""
    try:
        found = json.loads((path / DESCRIPTION).read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ContractError("there is no corpus here", where=str(path), remedy="make one with gongkai corpus read") from None
    if found != VERSION:
        what = f"the corpus has version {found}, this program {VERSION}"
        raise ContractError(what, where=str(path), remedy="read the files into a new corpus")


def _manifest(part: Path) -> Mapping[str, tuple[int, int]]:
    columns = pq.read_table(part / MANIFEST).to_pydict()
    states = zip(columns["size"], columns["mtime_ns"], strict=True)
    return dict(zip(columns["source"], states, strict=True))
