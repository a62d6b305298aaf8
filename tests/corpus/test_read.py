"""Reading files into a corpus: resumable, exactly once, whatever single files do."""

import dataclasses
import os
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from gongkai.corpus.engine import Engine, process_pool
from gongkai.corpus.parts import files_in
from gongkai.corpus.query import open_corpus
from gongkai.corpus.read import Refusal, Summary, read_corpus
from gongkai.errors import ContractError
from tests.corpus.toys import audit


class Inline(Executor):
    """Runs at once in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # as every executor does
            future.set_exception(error)
        return future


INLINE = Engine(Inline, 1, files_in_task=2)


def folder(path: Path, **texts: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def run(files: Path, out: Path, engine: Engine = INLINE) -> Summary:
    return read_corpus(files_in([files]), out, audit=audit, engine=engine)


def held(out: Path) -> list[tuple[str, int]]:
    with open_corpus(out) as connection:
        return connection.sql("SELECT source, value FROM cells ORDER BY ALL").fetchall()


def test_files_become_rows_of_every_table(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 5", b="count 7", c="refuse")
    assert run(files, tmp_path / "out") == Summary(3, 0, 2, 2, (Refusal("c.txt", "not a report."),))
    with open_corpus(tmp_path / "out") as connection:
        cells = connection.sql(
            "SELECT source, index, organ, year, form, key, value, amount, status, printed, place FROM cells ORDER BY ALL"
        )
        assert cells.fetchall()[0] == ("a.txt", 0, "a.txt", 2022, "cn-ogi-2021", "requests.received.total", 5, None, "read", "5", "3-5")
        figures = connection.sql('SELECT source, "requests.received.total", "requests.received.business" FROM figures ORDER BY ALL')
        assert figures.fetchall() == [("a.txt", 5, None), ("b.txt", 7, None)]
        findings = connection.sql("SELECT source, code, status, cells, expected, actual, message_zh FROM findings ORDER BY ALL").fetchall()
        assert findings[1] == ("b.txt", "TO-01", "violated", ["requests.received.total"], 1, 7, "不平")
        assert connection.sql("SELECT source, reports, refused FROM sources ORDER BY ALL").fetchall()[2] == ("c.txt", 0, "not a report.")
        assert connection.sql("SELECT code, cells FROM issues").fetchall() == [("missing_row", ["requests.received.total"])] * 2


def test_a_second_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="count 2", c="count 3")
    run(files, tmp_path / "out")
    before = sorted(path.name for path in (tmp_path / "out" / "parts").iterdir())
    assert run(files, tmp_path / "out") == Summary(3, 3, 0, 0, ())
    assert sorted(path.name for path in (tmp_path / "out" / "parts").iterdir()) == before
    folder(files, b="count 20", d="count 4")
    assert run(files, tmp_path / "out").skipped == 2
    assert held(tmp_path / "out") == [("a.txt", 1), ("b.txt", 20), ("c.txt", 3), ("d.txt", 4)]


def test_what_is_not_given_again_stays(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="count 2")
    run(files, tmp_path / "out")
    (files / "a.txt").unlink()
    folder(files, b="count 20")
    run(files, tmp_path / "out")
    assert held(tmp_path / "out") == [("a.txt", 1), ("b.txt", 20)]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="refuse", c="raise no", d="count 4")
    for path in files.iterdir():
        os.utime(path, ns=(10**18, 10**18))
    run(files, tmp_path / "one")
    run(files, tmp_path / "two")
    first, second = (
        {path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}
        for out in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second
    assert len(first) == 14


def test_one_bad_file_never_stops_the_run(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="raise broken inside", c="count 3", d="count 4", e="count 9999999999999999")
    (files / "d.txt").unlink()
    (files / "d.txt").symlink_to("/proc/self/mem")
    summary = run(files, tmp_path / "out")
    assert held(tmp_path / "out") == [("a.txt", 1), ("c.txt", 3)]
    assert [one.source for one in summary.refused] == ["b.txt", "d.txt", "e.txt"]
    assert summary.refused[0].why == "ValueError: broken inside"
    assert "cannot be opened" in summary.refused[1].why
    assert "9999999999999999 does not fit" in summary.refused[2].why


def test_progress_is_told(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="count 2", c="count 3")
    told: list[tuple[int, int]] = []
    read_corpus(files_in([files]), tmp_path / "out", audit=audit, engine=INLINE, progress=lambda *at: told.append(at))
    assert told == [(2, 3), (3, 3)]


def test_a_stopped_run_keeps_what_was_done(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1", b="count 2", c="count 3")

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus(files_in([files]), tmp_path / "out", audit=audit, engine=INLINE, progress=stop)
    assert held(tmp_path / "out") == [("a.txt", 1), ("b.txt", 2)]
    assert run(files, tmp_path / "out").skipped == 2
    assert held(tmp_path / "out") == [("a.txt", 1), ("b.txt", 2), ("c.txt", 3)]


def test_processes_that_die_cost_one_file_at_most(tmp_path: Path) -> None:
    texts = {f"f{number:02}": f"count {number}" for number in range(12)} | {"f05": f"once {tmp_path / 'mark'}", "f07": "die"}
    engine = dataclasses.replace(process_pool(2), files_in_task=3)
    summary = run(folder(tmp_path / "in", **texts), tmp_path / "out", engine)
    assert [one.source for one in summary.refused] == ["f07.txt"]
    assert "died" in summary.refused[0].why
    assert [source for source, _ in held(tmp_path / "out")] == [f"f{number:02}.txt" for number in range(12) if number != 7]


def test_a_folder_with_other_things_is_not_touched(tmp_path: Path) -> None:
    files = folder(tmp_path / "in", a="count 1")
    with pytest.raises(ContractError, match="not a corpus"):
        run(files, files)
    assert [path.name for path in files.iterdir() if path.suffix] == ["a.txt"]
