"""Requests that many send at once, with news and letters of them, while all that takes part is killed: what went out must be there."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from lab.bench.platforms import platform
from lab.soak.gateway import Gateway, serving
from lab.soak.machine import KILLED, Machine
from lab.soak.officers import Officers
from lab.soak.senders import Given, Sender

OFFICE = "office"
_LETTERED = 10
"""One case in so many gets a letter."""
_PATIENCE = 600
"""Seconds until the last answer, until the last letter, and until the last message."""


@dataclass(slots=True)
class Ran:
    """`given`: by key. `posted`: key, telephone and text of what came to the gateway. `issued`: case and number of letters that went out.

    `faults`: what must not be, in words. `killed`: how often each process; `ended`: how often one of the platform's ended by itself.
    """

    given: dict[str, Given] = field(default_factory=dict)
    posted: list[list[str]] = field(default_factory=list)
    issued: list[list[str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    killed: dict[str, int] = field(default_factory=dict)
    ended: int = 0

    @property
    def sent(self) -> int:
        """How many messages went to telephones: each key once."""
        return len({key for key, *_ in self.posted})

    def seen(self) -> str:
        """What was seen from outside, as JSON."""
        given = [[one.code, one.proof, one.phone, one.files] for one in self.given.values()]
        interruptions = self.killed["worker"] + self.killed["database"] + self.ended
        return json.dumps({"given": given, "posted": self.posted, "issued": self.issued, "interruptions": interruptions})


def killing(count: int, clients: int, kills: int, seed: int = 1) -> Ran:
    """So many requests by so many clients, a letter to one in ten; all that takes part is killed `kills` times each, at random moments.

    A client that gets no answer sends the same request under the same key again, until it has its code.
    """
    ran = Ran(killed=dict.fromkeys((*KILLED, OFFICE), 0))
    with ExitStack() as stack:
        made, gateway = stack.enter_context(platform(100)), stack.enter_context(serving())
        env = {**made.env, "GONGKAI_SMS_URL": gateway.url, "GONGKAI_SMS_KEY": "of the gateway", "GONGKAI_PROXIES": "1"}
        machine = stack.enter_context(Machine(env, made.folder))
        officers = Officers(env, made.folder, count // _LETTERED, kills, seed)
        stack.callback(officers.stop)
        senders = [Sender(machine.port, range(first, count, clients), ran.given) for first in range(clients)]
        for one in (*senders, officers):
            one.start()
        _kill(machine, senders, count, kills, ran, random.Random(seed))
        _wait(machine, senders, officers, ran)
        if len(ran.given) != count:
            ran.faults.append(f"{len(ran.given)} of {count} requests were answered with a code")
        ran.killed[OFFICE] = officers.killed
        ran.issued = [json.loads(line) for line in officers.told.read_text(encoding="utf-8").splitlines()]
        ran.faults += _looked_at(env, machine, gateway, ran)
    return ran


def _kill(machine: Machine, senders: Sequence[Sender], count: int, kills: int, ran: Ran, chance: random.Random) -> None:
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


def _wait(machine: Machine, senders: Sequence[Sender], officers: Officers, ran: Ran) -> None:
    until = time.monotonic() + _PATIENCE
    for one in (*senders, officers):
        while one.is_alive() and time.monotonic() < until:
            machine.revive()
            one.join(1)
    ran.faults += [fault for sender in senders for fault in sender.faults]
    if any(sender.is_alive() for sender in senders):
        ran.faults.append("a client was never answered")
    if officers.is_alive():
        ran.faults.append("the officers did not come to an end")


def _looked_at(env: Mapping[str, str], machine: Machine, gateway: Gateway, ran: Ran) -> list[str]:
    """What is wrong in the database once all messages have gone out, from processes of their own that Django is set up in."""
    waiting = subprocess.Popen(_asked("wait(int(sys.argv[1]))"), env=dict(env))  # noqa: S603 - our own command
    while waiting.poll() is None:
        machine.revive()
        time.sleep(0.2)
    ran.ended, ran.posted = machine.ended, [[one["key"], one["phone"], one["text"]] for one in gateway.posted]
    looking = _asked("print(faults(sys.stdin.read()))")
    said = subprocess.run(looking, env=dict(env), input=ran.seen(), check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - as above
    return list(map(str, json.loads(said)))


def _asked(question: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import sys, django; django.setup(); from lab.soak.asked import faults, wait; {question}",
        str(_PATIENCE),
    ]
