"""`python -m gongkai_web`, as somebody starts it who has just cloned the repository."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.clusters import forget
from tests.web.running import free_port
from tests.web.story.visitor import Visitor

_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Started:
    """A platform that was started. `said`: the file with all that it has printed."""

    process: subprocess.Popen[bytes]
    said: Path
    url: str

    def text(self) -> str:
        """What it has printed so far."""
        return self.said.read_text(encoding="utf-8")

    def accounts(self) -> dict[str, str]:
        """Name and password of each account that it tells."""
        return dict(re.findall(r"^  ([a-z]+) +(\S+) +\S", self.text(), re.MULTILINE))


def _environment(data: Path, port: int) -> Mapping[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DATABASE_", "DJANGO_"))}
    return {**inherited, "GONGKAI_DATA_DIR": str(data), "GONGKAI_PORT": str(port)}


@contextmanager
def _started(data: Path, port: int) -> Iterator[Started]:
    """The platform with its demonstration, once it answers."""
    said = data / "said.txt"
    with said.open("wb") as file:
        command = [sys.executable, "-m", "gongkai_web"]
        process = subprocess.Popen(command, env=_environment(data, port), stdout=file, stderr=file, start_new_session=True)  # noqa: S603 - our own command
    started = Started(process, said, f"http://localhost:{port}")
    try:
        until = time.monotonic() + _PATIENCE
        while not _answers(port):
            assert process.poll() is None, started.text()
            assert time.monotonic() < until, started.text()
            time.sleep(0.2)
        yield started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _tried(data: Path, port: int) -> subprocess.CompletedProcess[str]:
    """A start that is to be refused."""
    command = [sys.executable, "-m", "gongkai_web"]
    return subprocess.run(command, env=_environment(data, port), capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603 - our own command


def _on(data: Path, port: int) -> set[str]:
    """The processes that were told of a data folder or a port: a web server's forget their environment."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((folder / name).read_bytes().replace(b"\0", b" ") for name in ("cmdline", "environ"))
            ended = "\nState:\tZ" in (folder / "status").read_text()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if not ended and (os.fsencode(data) in command + environment or f":{port} ".encode() in command):
            found.add(command.decode())
    return found


def test_the_first_start_the_stop_and_the_next_start(tmp_path: Path) -> None:
    port = free_port()
    try:
        with _started(tmp_path, port) as first:
            page, accounts = _looked_around(first, tmp_path, port)
            assert len(_on(tmp_path, port)) > 4
        assert first.process.returncode == 0
        assert _on(tmp_path, port) == set()
        assert not _answers(port)

        with _started(tmp_path, port) as second:
            assert second.accounts() == accounts
            assert Visitor(second.url).get(page)[0] == 200
        assert second.process.returncode == 0
    finally:
        forget(tmp_path)


def _looked_around(platform: Started, data: Path, port: int) -> tuple[str, dict[str, str]]:
    """What it prints is true: the addresses answer, an account gets in. Answers the address of an item, and the accounts."""
    assert f"{platform.url}/ " in platform.text()
    assert f"{platform.url}/workbench/" in platform.text()
    accounts = platform.accounts()
    assert {"drafter", "secrecy", "publisher", "oversight", "auditor", "admin"} <= accounts.keys()

    page = _first_item(platform)

    told = subprocess.run(
        [sys.executable, "-m", "gongkai_web", "manage", "demo_codes"],
        env=_environment(data, port),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    code = re.search(r"^drafter +(\d{6}) ", told, re.MULTILINE)
    assert code, told
    assert Visitor(platform.url).sign_in("drafter", accounts["drafter"], code[1]) == "/workbench/"

    again = _tried(data, port)
    assert again.returncode == 1
    assert "runs already on this data folder" in again.stderr
    return page, accounts


def _first_item(platform: Started) -> str:
    """The address of an item on the front page: the worker makes the items of the demonstration once the pages can be seen."""
    until = time.monotonic() + _PATIENCE
    while True:
        status, home = Visitor(platform.url).get("/")
        assert status == 200
        if found := re.search(r'href="(/items/[^"?]+/\d{4}-\d+)"', home):
            return found[1]
        assert time.monotonic() < until, platform.text()
        time.sleep(1)


def test_a_port_that_is_taken_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        tried = _tried(tmp_path, other.getsockname()[1])

    assert tried.returncode == 1
    assert re.search("the port cannot be used.*set GONGKAI_PORT", tried.stderr)
    assert not (tmp_path / "secrets.toml").exists()


_IN_THE_BACKGROUND = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
"""What a script's `&` does to a command: it begins with SIGINT ignored."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_while_it_starts_it_leaves_nothing_running(tmp_path: Path, number: int) -> None:
    port = free_port()
    command = [*_IN_THE_BACKGROUND, sys.executable, "-m", "gongkai_web"]
    process = subprocess.Popen(command, env=_environment(tmp_path, port), stderr=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own command
    try:
        until = time.monotonic() + _PATIENCE
        while not any("migrate" in one for one in _on(tmp_path, port)) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(number)
        _out, said = process.communicate(timeout=60)

        assert process.returncode == 130
        assert b"Traceback" not in said
        assert _on(tmp_path, port) == set()
    finally:
        forget(tmp_path)
