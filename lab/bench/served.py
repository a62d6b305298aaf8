"""A web server under load: how many requests it answers, and what they cost it and the database."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict

_TICKS = os.sysconf("SC_CLK_TCK")
_GET = """local paths = {{{paths}}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""
_POST = """local body = [==[{body}]==]
local number = 0
request = function()
  number = number + 1
  local unlike = "{once}-" .. number
  local headers = {{["Content-Type"] = "application/json", ["Idempotency-Key"] = unlike}}
  return wrk.format("POST", "{path}", headers, (body:gsub("NUMBER", unlike)))
end
"""
_READERS = 32


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second: of the clock, and of the processor time of web server and database together."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Server:
    """A granian with two workers, as the platform starts it. `parents`: whose children work for it."""

    port: int
    parents: tuple[int, ...]


@contextmanager
def served(application: str, env: Mapping[str, str]) -> Iterator[Server]:
    """The application, on a port of its own, until the end of the block."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "4", "--log-level", "error", application]
    running = subprocess.Popen(command, env={**env, "PYTHONPATH": os.getcwd()}, stdin=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        _wait_for(port, running)
        postmaster = _postmaster(env)
        yield Server(port, (running.pid,) if postmaster is None else (running.pid, postmaster))
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def rate(server: Server, paths: Sequence[str], seconds: int, folder: Path, clients: int = _READERS) -> Rate:
    """What wrk gets of pages. Raises: RuntimeError when a request failed or was not answered with success."""
    return _counted(server, _GET.format(paths=", ".join(f'"{one}"' for one in paths)), seconds, folder, clients)


def posting(server: Server, path: str, body: str, seconds: int, folder: Path, clients: int) -> Rate:
    """What it gets of posts, no two of which are alike: NUMBER in the JSON stands for what differs, and is the key too.

    Raises: RuntimeError, as `rate`.
    """
    return _counted(server, _POST.format(body=body, path=path, once=uuid4().hex), seconds, folder, clients)


def _counted(server: Server, lua: str, seconds: int, folder: Path, clients: int) -> Rate:
    """A busy machine may keep one waiting for a minute."""
    script = folder / "requests.lua"
    script.write_text(lua, encoding="utf-8")
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "60s", "-s", str(script), f"http://localhost:{server.port}"]
    before = _spent(server)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - Debian's wrk
    processor = _spent(server) - before
    counted = re.search(r"(\d+) requests in", said)
    a_second = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if "Non-2xx" in said or "Socket errors" in said or counted is None or a_second is None:
        raise RuntimeError(said)
    return Rate(float(a_second[1]), int(counted[1]) / processor)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    """Raises: RuntimeError when the server ended, or does not answer within two minutes."""
    for _ in range(600):
        if running.poll() is not None:
            break
        try:
            with urlopen(f"http://localhost:{port}/"):
                return
        except HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web server did not start")


def _postmaster(env: Mapping[str, str]) -> int | None:
    """The parent of the database's processes; None where it does not run here, or not for this server."""
    if "host" not in conninfo_to_dict(env["GONGKAI_DATABASE"]):
        return None
    with psycopg.connect(env["GONGKAI_DATABASE"]) as connection:
        of_ours = connection.info.backend_pid
    stat = _stat(of_ours)
    return int(stat[1]) if stat else None


def _spent(server: Server) -> float:
    """Seconds of processor time that the server's processes have had, those that ended included."""
    stats = [stat for name in os.listdir("/proc") if name.isdigit() and (stat := _stat(int(name)))]
    own = [stat for stat in stats if int(stat[1]) in server.parents]
    ended = [stat for one in server.parents if (stat := _stat(one))]
    return (sum(int(stat[11]) + int(stat[12]) for stat in own) + sum(int(stat[13]) + int(stat[14]) for stat in ended)) / _TICKS


def _stat(process: int) -> list[str]:
    """What /proc says of a process, from its state on; nothing when it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
