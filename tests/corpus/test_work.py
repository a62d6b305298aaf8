"""What happens to tasks when executors break: nothing lost, nothing twice, nobody blamed for another's fault."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.audit.model import AuditedSource
from gongkai.corpus.encode import Chunk
from gongkai.corpus.engine import Engine
from gongkai.corpus.parts import SourceFile
from gongkai.corpus.work import LARGEST_FILE, ChunkRun, Files, audit_files
from gongkai.errors import InputRefused
from tests.corpus.toys import counted

ALWAYS = 10**6


class Fragile(Executor):
    """A pool that a file with deaths left breaks, for its own task and for all that wait behind it."""

    def __init__(self, deaths: dict[str, int]) -> None:
        self._deaths = deaths
        self._broken = False
        self._thread = ThreadPoolExecutor(1)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._broken:
            raise BrokenExecutor
        return self._thread.submit(self._work, fn, *args, **kwargs)

    def _work(self, fn: Callable[..., Chunk], files: Files, *args: Any) -> Chunk:
        fatal = next((file.source for file in files if self._deaths.get(file.source, 0) > 0), None)
        if fatal is not None and not self._broken:
            self._deaths[fatal] -= 1
            self._broken = True
        if self._broken:
            raise BrokenExecutor
        return fn(files, *args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._thread.shutdown(wait, cancel_futures=cancel_futures)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "empty"
    path.touch()
    return path


def audit(content: bytes, source: str) -> AuditedSource:
    return counted(source, len(content))


@given(st.lists(st.sampled_from([0, 0, 0, 1, 2, ALWAYS]), min_size=1, max_size=24), st.integers(1, 6), st.integers(1, 3))
def test_every_file_is_delivered_exactly_once(empty: Path, deaths: list[int], size: int, workers: int) -> None:
    files = tuple(SourceFile(f"{number:02}", empty, 0, 0) for number in range(len(deaths)))
    left = {file.source: count for file, count in zip(files, deaths, strict=True)}
    chunks = [files[start : start + size] for start in range(0, len(files), size)]
    run = ChunkRun(chunks, audit, Engine(lambda: Fragile(left), workers))
    rows = [row for _, chunk in run.results() for row in chunk.tables["sources"].to_pylist()]
    assert sorted(row["source"] for row in rows) == [file.source for file in files]
    refused = {row["source"] for row in rows if row["refused"] is not None}
    harmless = {file.source for file, count in zip(files, deaths, strict=True) if count == 0}
    fatal = {file.source for file, count in zip(files, deaths, strict=True) if count == ALWAYS}
    assert not refused & harmless
    assert fatal <= refused


def test_no_more_is_given_out_than_the_workers_need(empty: Path) -> None:
    chunks = [(SourceFile(f"{number:02}", empty, 0, 0),) for number in range(50)]
    waiting: list[Future[Any]] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            future = super().submit(fn, *args, **kwargs)
            waiting.append(future)
            return future

    run = ChunkRun(chunks, audit, Engine(lambda: Counting(2), 2)).results()
    next(run)
    assert len(waiting) == 4
    assert len(list(run)) == 49


def test_a_refusal_is_told_in_the_words_of_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")

    def refuse(*_: object) -> AuditedSource:
        raise InputRefused("the file is encrypted", remedy="save it without a password")

    (row,) = audit_files((SourceFile("a", path, 1, 1),), refuse).tables["sources"].to_pylist()
    assert row["refused"] == "the file is encrypted. save it without a password."
    assert row["size"] == 1


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    (row,) = audit_files((SourceFile("a", tmp_path / "none", LARGEST_FILE + 1, 1),), audit).tables["sources"].to_pylist()
    assert row["refused"] == "larger than 512 MB"
