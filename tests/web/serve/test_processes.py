"""Processes that start together stop together."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from gongkai_web.serve.processes import run_once, run_together

PARENT = """
import pathlib, signal, subprocess, sys, os
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
os.kill(os.getpid(), signal.SIGKILL)
"""
WAITS = "import sys, time; open(sys.argv[1], 'w').close(); time.sleep(60)"


def test_when_one_ends_all_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run_together({"one": ["-c", WAITS, str(tmp_path / "one")], "two": ["-c", "raise SystemExit(3)"]}, os.environ)

    assert code == 1
    assert "two ended by itself with 3" in capfd.readouterr().err


def test_a_signal_stops_all_and_is_no_fault(tmp_path: Path) -> None:
    mark = tmp_path / "started"

    def interrupt() -> None:
        while not mark.exists():
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    code = run_together({"one": ["-c", WAITS, str(mark)]}, os.environ)
    thread.join()

    assert code == 0


def test_one_that_was_killed_leaves_none_of_its_own_behind(tmp_path: Path) -> None:
    mark = tmp_path / "child"

    assert run_together({"one": ["-c", PARENT, str(mark)]}, os.environ) == 1

    child = Path("/proc", mark.read_text(), "stat")
    until = time.monotonic() + 5
    while child.exists() and child.read_text().split()[2] != "Z" and time.monotonic() < until:
        time.sleep(0.05)
    assert not child.exists() or child.read_text().split()[2] == "Z"


def test_a_step_that_fails_is_told() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run_once(["-c", "raise SystemExit(4)"], os.environ)
    assert failed.value.returncode == 4
    assert failed.value.cmd[0] == sys.executable
