"""A real scheduler with two real workers, one of which is killed half way; and what is said when there is none."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from gongkai.corpus.engine import dask_cluster, process_pool
from gongkai.corpus.parts import files_in
from gongkai.corpus.query import open_corpus
from gongkai.corpus.read import read_corpus
from gongkai.errors import ContractError
from tests.corpus.toys import ROOT, audit

FILES = 48


def start(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:]]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)  # noqa: S603 (our own command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(autouse=True)
def _without_a_loop() -> Iterator[None]:
    """The browser's driver leaves its event loop running in the thread of the tests; the command line has none."""
    driver = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(driver)


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler's address and its two workers; no nanny would start a killed one again."""
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard")
    options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard")
    workers = [start("dask_worker", address, *options) for _ in range(2)]
    try:
        with Client(address, timeout=60, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # distributed has no types
            client.wait_for_workers(2, timeout=60)
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_killed_worker_loses_nothing_and_doubles_nothing(tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = cluster
    (tmp_path / "in").mkdir()
    for number in range(FILES):
        (tmp_path / "in" / f"f{number:02}.txt").write_text(f"slow {number}", encoding="utf-8")
    killed: list[int] = []

    def kill_half_way(done: int, of_all: int) -> None:
        if not killed and done * 3 >= of_all:
            killed.append(workers[0].pid)
            os.kill(workers[0].pid, signal.SIGKILL)

    with dask_cluster(address) as found:
        assert found.workers == 2
        engine = replace(found, files_in_task=4)
        summary = read_corpus(files_in([tmp_path / "in"]), tmp_path / "out", audit=audit, engine=engine, progress=kill_half_way)

    assert killed
    assert workers[0].wait(timeout=10) == -signal.SIGKILL
    assert workers[1].poll() is None
    assert summary.refused == ()
    assert (summary.files, summary.reports) == (FILES, FILES)
    with open_corpus(tmp_path / "out") as connection:
        held = connection.sql("SELECT source, value FROM cells ORDER BY source").fetchall()
        assert connection.sql("SELECT count(*) FROM sources").fetchall() == [(FILES,)]
    assert held == [(f"f{number:02}.txt", number) for number in range(FILES)]


def test_no_scheduler_is_said_plainly() -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ContractError, match=re.escape(address)), dask_cluster(address, patience=1):
        pass


@pytest.mark.parametrize("address", ["nowhere", "http://127.0.0.1:1", "tcp://127.0.0.1"])
def test_what_is_no_address_of_a_scheduler_is_said_at_once(address: str) -> None:
    with pytest.raises(ContractError, match="no Dask scheduler answers"), dask_cluster(address):
        pass


def test_a_server_of_another_kind_is_no_scheduler() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(ContractError, match="no Dask scheduler answers"), dask_cluster(address, patience=1):
            pass


def test_a_pool_has_a_process_a_core_unless_told_otherwise() -> None:
    assert process_pool().workers == os.cpu_count()
    assert process_pool(3).workers == 3
