"""Requests that many send at once while web server, worker and database are killed: what was given out must be there afterwards."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from uuid import uuid4

from gongkai_web.__main__ import processes
from gongkai_web.serve.embedded import attached, embedded
from gongkai_web.serve.secrets import secrets_of
from lab.bench.platforms import platform
from lab.bench.served import free_port

KILLED = ("web", "worker", "database")
_WITH_FILES = 20
"""One request in so many has files: looking into them costs a process each time."""
_ORGANS = [f"139900-{number}" for number in range(2, 30)]
_PATIENCE = 600
"""Seconds until the last answer."""


@dataclass(frozen=True, slots=True)
class Given:
    """A query code that was given out. `files`: the digests of what was sent with the request. `proof`: the second proof."""

    code: str
    proof: str
    files: Sequence[str] = ()


@dataclass(slots=True)
class Ran:
    """`given`: by key. `faults`: what must not be, in words. `killed`: how often each process."""

    given: dict[str, Given] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    killed: dict[str, int] = field(default_factory=dict)


def killing(count: int, clients: int, kills: int, seed: int = 1) -> Ran:
    """So many requests by so many clients; each of the three is killed `kills` times at a random moment of them.

    A client that gets no answer sends the same request under the same key again, until it has its code.
    """
    ran = Ran(killed=dict.fromkeys(KILLED, 0))
    with platform(100) as made, _Machine(made.env, made.folder) as machine:
        senders = [_Sender(machine.port, range(first, count, clients), ran.given) for first in range(clients)]
        for sender in senders:
            sender.start()
        _kill(machine, senders, count, kills, ran, random.Random(seed))
        until = time.monotonic() + _PATIENCE
        for sender in senders:
            sender.join(max(0, until - time.monotonic()))
        ran.faults += [fault for sender in senders for fault in sender.faults]
        if any(sender.is_alive() for sender in senders):
            ran.faults.append("a client was never answered")
        if len(ran.given) != count:
            ran.faults.append(f"{len(ran.given)} of {count} requests were answered with a code")
        ran.faults += _looked_at(made.env, ran.given)
    return ran


def _kill(machine: "_Machine", senders: Sequence["_Sender"], count: int, kills: int, ran: Ran, chance: random.Random) -> None:
    """In random order, at random counts of answered requests; the next only when the one before runs again."""
    plan = sorted((chance.randrange(count // 20, count - count // 20), name) for name in KILLED for _ in range(kills))
    for moment, name in plan:
        while len(ran.given) < moment and any(sender.is_alive() for sender in senders):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        machine.kill(name)
        ran.killed[name] += 1
        machine.start(name)
        machine.revive()


class _Machine:
    """Web server, worker and database of one platform. `port`: of the web server."""

    def __init__(self, env: Mapping[str, str], folder: Path) -> None:
        self.port = free_port()
        (folder / "files").mkdir(exist_ok=True)
        self._env, self._folder = env, folder
        self._commands = processes(self.port, folder)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._databases = ExitStack()

    def __enter__(self) -> "_Machine":
        for name in ("web", "worker"):
            self.start(name)
        return self

    def __exit__(self, *_: object) -> None:
        for name in tuple(self._running):
            self.kill(name)
        self._databases.close()

    def start(self, name: str) -> None:
        """Starts one, as whatever looks after the platform does; after a crash the database first repairs itself."""
        if name == "database":
            self._databases.enter_context(embedded(self._folder, secrets_of(self._folder).superuser_password))
        else:
            command = [sys.executable, *self._commands[name]]
            self._running[name] = subprocess.Popen(command, env=self._env, start_new_session=True)  # noqa: S603 - our own command

    def revive(self) -> None:
        """Starts what ended by itself, as a process may that has lost its database."""
        for name, process in self._running.items():
            if process.poll() is not None:
                self.start(name)

    def kill(self, name: str) -> None:
        """Takes the power from one and from all that it started."""
        if name == "database":
            _kill_postmaster(attached(self._folder).cluster)
            return
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _kill_postmaster(cluster: Path) -> None:
    """Its children notice and end by themselves; only then can the next one start."""
    pid = int((cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    os.kill(pid, signal.SIGKILL)
    for child in children:
        while Path(f"/proc/{child}").exists():
            time.sleep(0.01)


class _Sender(threading.Thread):
    """One client. `given` is shared by all of them; `faults`: answers that no client should get."""

    def __init__(self, port: int, numbers: Sequence[int], given: dict[str, Given]) -> None:
        super().__init__(daemon=True)
        self.faults: list[str] = []
        self._port, self._numbers, self._given = port, numbers, given

    def run(self) -> None:
        """Sends one after the other."""
        for number in self._numbers:
            key, proof = uuid4().hex, f"{number:04}"
            files = [f"第{number}号申请的证明材料之{one}\n".encode() * 40 for one in range(2)] if number % _WITH_FILES == 0 else []
            code = self._until_answered(key, _request(number, proof), files)
            if code is None:
                return
            self._given[key] = Given(code, proof, [sha256(file).hexdigest() for file in files])

    def _until_answered(self, key: str, request: object, files: Sequence[bytes]) -> str | None:
        content, kind = _body(request, files)
        headers = {"Content-Type": kind, "Idempotency-Key": key, "Host": f"localhost:{self._port}"}
        while True:
            try:
                with _connected(self._port) as connection:
                    connection.request("POST", "/api/v1/requests", content, headers)
                    answer = connection.getresponse()
                    said = answer.read()
            except (OSError, HTTPException):  # nobody there, or killed in between
                time.sleep(0.05)
                continue
            if answer.status == 201:
                return str(json.loads(said)["query_code"])
            if answer.status < 500:
                self.faults.append(f"{key}: {answer.status} {said[:200]!r}")
                return None
            time.sleep(0.05)  # the database is away


@contextmanager
def _connected(port: int) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        yield connection
    finally:
        connection.close()


def _request(number: int, proof: str) -> Mapping[str, object]:
    return {
        "organ": _ORGANS[number % len(_ORGANS)],
        "content": f"第 {number} 号：申请公开旧城供水管网改造工程的施工计划与资金安排。",
        "applicant": {
            "kind": "natural_person",
            "name": "申请人",
            "id_type": "passport",
            "id_number": f"E{uuid4().hex[:6].upper()}{proof}",
            "phone": "13900000000",
            "email": "",
            "address": "",
        },
        "delivery": {"form": "electronic", "method": "online"},
    }


def _body(request: object, files: Sequence[bytes]) -> tuple[bytes, str]:
    """The content of a post, and its type."""
    described = json.dumps(request).encode()
    if not files:
        return described, "application/json"
    parts = [b'name="request"\r\n\r\n' + described]
    parts += [f'name="attachments"; filename="{place}.txt"\r\n\r\n'.encode() + file for place, file in enumerate(files)]
    border = uuid4().hex
    whole = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (border.encode(), part) for part in parts)
    return whole + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def _looked_at(env: Mapping[str, str], given: Mapping[str, Given]) -> list[str]:
    """What is wrong in the database, from a process of its own that Django is set up in."""
    program = "import sys, django; django.setup(); from lab.soak.asked import faults; print(faults(sys.stdin.read()))"
    told = json.dumps([[one.code, one.proof, *one.files] for one in given.values()])
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, env=dict(env), input=told, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own command
    return list(map(str, json.loads(said)))
