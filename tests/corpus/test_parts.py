"""The folder of a corpus: parts appear whole, one writer at a time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongkai.corpus.encode import Chunk, ChunkBuilder
from gongkai.corpus.parts import CorpusFolder, SourceFile, check_version, files_in, open_folder
from gongkai.errors import ContractError
from tests.corpus.toys import counted


def chunk(*names: str) -> tuple[Chunk, list[SourceFile]]:
    builder = ChunkBuilder()
    for name in names:
        builder.add(counted(name, len(name)), name, 1)
    return builder.chunk(), [SourceFile(name, Path(name), 1, 1) for name in names]


def sources(folder: CorpusFolder) -> list[str]:
    return sorted(name for part in folder.parts.iterdir() for name in pq.read_table(part / "cells.parquet")["source"].to_pylist())


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 (our own code)


def test_files_are_named_by_their_path_in_the_folder(tmp_path: Path) -> None:
    for name in ("b.html", "sub/a.html", "sub/b.html"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "c.html").write_text("xyz")
    found = files_in([tmp_path / "in", tmp_path / "c.html"])
    assert [file.source for file in found] == ["b.html", "c.html", "sub/a.html", "sub/b.html"]
    assert found[1].size == 3
    with pytest.raises(ContractError, match=r"two files are named b\.html"):
        files_in([tmp_path / "in", tmp_path / "in" / "sub"])


def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.html")).write_text("x")
    assert [file.source for file in files_in([tmp_path])] == ["\ufffd.html"]


def test_a_part_is_planned_done_until_a_file_changes(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c") as folder:
        rows, files = chunk("a", "bb")
        assert folder.plan(files).todo == tuple(files)
        folder.write(rows, files)
        assert folder.plan(files).todo == ()
        newer = [files[0], files[1]._replace(mtime_ns=2), SourceFile("c", Path("c"), 1, 1)]
        plan = folder.plan(newer)
        assert [file.source for file in plan.todo] == ["bb", "c"]
        ((part, changed),) = plan.stale.items()
        folder.forget(part, changed)
        assert sources(folder) == ["a"]
        assert [file.source for file in folder.plan(newer).todo] == ["bb", "c"]
        ((part, changed),) = folder.plan([files[0]._replace(size=5)]).stale.items()
        folder.forget(part, changed)
        assert list(folder.parts.iterdir()) == []


def test_what_a_killed_run_left_is_swept_and_never_seen(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c") as folder:
        folder.write(*chunk("a"))
    left = tmp_path / "c" / "unfinished-x"
    left.mkdir()
    (left / "cells.parquet").write_bytes(b"half")
    with open_folder(tmp_path / "c") as folder:
        assert sources(folder) == ["a"]
    assert not left.exists()


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from gongkai.corpus.parts import open_folder\nwith open_folder(Path({str(tmp_path / 'c')!r})): pass"
    with open_folder(tmp_path / "c"):
        assert "another process writes this corpus" in python(code).stderr
    assert python(code).returncode == 0


def test_another_version_or_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="no corpus"):
        check_version(tmp_path)
    with open_folder(tmp_path / "c"):
        pass
    (tmp_path / "c" / "corpus.json").write_text(json.dumps({"version": 0}))
    with pytest.raises(ContractError, match="version 0"), open_folder(tmp_path / "c"):
        pass
