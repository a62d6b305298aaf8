"""Many files into a corpus: only what is new or changed, whatever happens to single files or workers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc

from gongkai.corpus.encode import Chunk
from gongkai.corpus.engine import Engine
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.corpus.work import Audit, ChunkRun


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not in the data, and why."""

    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did. `skipped`: files that the corpus held already as they are. `refused`: by this run, sorted."""

    files: int
    skipped: int
    reports: int
    findings: int
    refused: tuple[Refusal, ...]


def read_corpus(
    files: Sequence[SourceFile],
    out: Path,
    *,
    audit: Audit,
    engine: Engine,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Make the corpus at `out` hold these files as they are now. Can be stopped at any time and called again: it goes on.

    `audit` must be a module's function, workers import it. `progress` is called with the files done and the files to do.
    Raises: ContractError when `out` is not a corpus or another process writes it.
    """
    with open_folder(out) as folder:
        plan = folder.plan(files)
        for part, sources in plan.stale.items():
            folder.forget(part, sources)
        size = engine.files_in_task
        chunks = [plan.todo[start : start + size] for start in range(0, len(plan.todo), size)]
        done = reports = findings = 0
        refused: list[Refusal] = []
        for read, chunk in ChunkRun(chunks, audit, engine).results() if chunks else ():
            folder.write(chunk, read)
            done += len(read)
            reports += chunk.tables["reports"].num_rows
            findings += chunk.tables["findings"].num_rows
            refused.extend(_refusals(chunk))
            if progress is not None:
                progress(done, len(plan.todo))
    by_source = tuple(sorted(refused, key=lambda one: one.source))
    return Summary(len(files), len(files) - len(plan.todo), reports, findings, by_source)


def _refusals(chunk: Chunk) -> list[Refusal]:
    sources = chunk.tables["sources"]
    rows = sources.filter(pc.is_valid(sources["refused"])).select(["source", "refused"]).to_pylist()
    return [Refusal(row["source"], row["refused"]) for row in rows]
