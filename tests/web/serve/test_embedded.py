"""The embedded PostgreSQL: wherever the data folder is, behind a password, whole again after it was killed."""

import os
import shutil
import signal
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from gongkai_web.serve import embedded as module
from gongkai_web.serve.embedded import SUPERUSER, DatabaseNotStarted, Embedded, embedded

PASSWORD = "not the one of any server"  # noqa: S105 - of a database that lives as long as the test


@pytest.fixture(autouse=True)
def system_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A stand-in for /var/lib/gongkai that is open to all and goes away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        monkeypatch.setattr(module, "_SYSTEM_FOLDER", folder)
        yield folder


def conninfo(server: Embedded, password: str = PASSWORD) -> str:
    return make_conninfo("", host=str(server.socket), user=SUPERUSER, password=password, dbname="postgres")


def connected(server: Embedded) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(conninfo(server), autocommit=True)


def test_the_next_start_finds_what_was_written(tmp_path: Path) -> None:
    with embedded(tmp_path, PASSWORD) as server, connected(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

    with embedded(tmp_path, PASSWORD) as server, connected(server) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_folder_closed_to_others_will_do(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    with embedded(closed / "data", PASSWORD) as server, connected(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_an_installation_in_a_closed_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    installed = module._installed()
    package = installed.parent.parent
    for one in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(one, closed / one.name, symlinks=True)
    there = closed / installed.relative_to(package.parent)
    monkeypatch.setattr(module, "_installed", lambda: there)

    for _ in range(2):  # the second finds the copy made
        with embedded(tmp_path, PASSWORD) as server, connected(server) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_path_too_long_for_a_socket_will_do(tmp_path: Path) -> None:
    with embedded(tmp_path / ("x" * 100), PASSWORD) as server, connected(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700


def test_nobody_gets_in_without_the_password(tmp_path: Path) -> None:
    with embedded(tmp_path, PASSWORD) as server:
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(conninfo(server, "guessed"))
        with connected(server) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_killed_server_comes_back_with_what_was_committed(tmp_path: Path) -> None:
    with embedded(tmp_path, PASSWORD) as server:
        with connected(server) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        postmaster = int((server.cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(postmaster, signal.SIGKILL)
        while Path(f"/proc/{postmaster}").exists():
            time.sleep(0.05)

    with embedded(tmp_path, PASSWORD) as server, connected(server) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_damaged_cluster_says_why_it_does_not_start(tmp_path: Path) -> None:
    with embedded(tmp_path, PASSWORD) as server:
        cluster = server.cluster
    (cluster / "global" / "pg_control").write_bytes(b"")

    with pytest.raises(DatabaseNotStarted, match="PostgreSQL did not start"), embedded(tmp_path, PASSWORD):
        pass
