"""Requests accepted a second, as a ratio to a bare Django page on the same server in the same run; and the due list of a large organ."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from lab.bench.desk import CASES, fill
from lab.bench.measure import Spread, spread
from lab.bench.platforms import platform
from lab.bench.result import Bar, Result, Table
from lab.bench.served import Rate, Server, posting, rate, served

_CLIENTS = {1: 0.20, 8: 0.40}
"""How many post at once, and the least that they are to get of the floor's answers with as many clients."""
_LIST_LIMIT = 0.1
"""Seconds."""
_ROUNDS, _SECONDS = 3, 4
_BODY = {
    "organ": "139900-2",
    "content": "申请公开本市旧城供水管网改造工程二〇二六年度的施工计划与资金安排，编号 NUMBER。" * 3,
    "applicant": {
        "kind": "natural_person",
        "name": "申请人 NUMBER",
        "id_type": "passport",
        "id_number": "NUMBER",
        "phone": "13900000000",
        "email": "someone@example.org",
        "address": "洛泽市新华路 1 号",
    },
    "delivery": {"form": "electronic", "method": "online"},
}
_NOTE = (
    f"wrk for {_SECONDS} s just after the floor with as many clients, {_ROUNDS} rounds; each request has a key of its own and is sealed, "
    "in the ledger and on the disk before it is answered; processor time is that of web server and database together, the bars are on the "
    "clock, which also knows the disk"
)


def of_requests() -> Result:
    """Requests through the API by one client and by eight, then the list of what is due."""
    with platform(1_000) as made:
        with served("lab.bench.floor:application", made.env) as floor, served("gongkai_web.wsgi:application", made.env) as whole:
            found = {clients: _compared(floor, whole, clients, made.folder) for clients in _CLIENTS}
        fill(made.env["GONGKAI_OWNER_DATABASE"])
        seconds = _listed(made.env)
    rows = tuple((str(clients), *several) for clients, several in found.items())
    columns = ("clients", "requests a second", "of the floor, by the clock", "of the floor, by processor time")
    pages = tuple((name, Spread(*several)) for name, several in seconds.items())
    bars = (
        *(
            Bar(f"requests of {clients} at once, of the floor", found[clients][1].middle, limit, at_least=True)
            for clients, limit in _CLIENTS.items()
        ),
        *(Bar(f"{name}, seconds", several.middle, _LIST_LIMIT) for name, several in pages),
    )
    return Result((_NOTE,), (Table(columns, rows), Table((f"of an organ with {CASES:,} cases", "seconds"), pages)), bars)


def _compared(floor: Server, whole: Server, clients: int, folder: Path) -> tuple[Spread, Spread, Spread]:
    """Requests a second, and in times of the floor by the clock and by processor time."""
    body = json.dumps(_BODY, ensure_ascii=False)

    def post() -> Rate:
        return posting(whole, "/api/v1/requests", body, _SECONDS, folder, clients)

    post()
    pairs = [(rate(floor, ["/"], _SECONDS, folder, clients), post()) for _ in range(_ROUNDS)]
    return (
        spread([taken.clock for _, taken in pairs]),
        spread([taken.clock / base.clock for base, taken in pairs]),
        spread([taken.processor / base.processor for base, taken in pairs]),
    )


def _listed(env: Mapping[str, str]) -> dict[str, list[float]]:
    program = "import django; django.setup(); from lab.bench.desk import listed; print(listed())"
    command = [sys.executable, "-c", program]
    return dict(json.loads(subprocess.run(command, env=dict(env), check=True, stdout=subprocess.PIPE, text=True).stdout))  # noqa: S603 - our own command
