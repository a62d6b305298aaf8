"""Asks the platform for what exists and for what does not, in turns, and takes the time of each answer. In a process of its own."""

import logging
import os
import random
import time
from collections.abc import Callable, Mapping
from statistics import median

import django

from lab.bench.result import Bar, Entry, Result, Table
from lab.enumeration.ranks import compared

Door = tuple[Callable[[], object], Callable[[], object]]
"""Asks for what exists, and for what does not."""
_UNSEEN = 50
"""Pairs before the first that counts."""
_CHANCE = 0.01
_ABSENT = 999_999_999


def measured(env: Mapping[str, str], pairs: int, rounds: int) -> Result:
    """Each door with so many pairs. `rounds`: of the password hash; few make what else a sign-in does weigh more."""
    _set_up(env, rounds)
    from django.test import Client  # noqa: PLC0415 - it needs Django set up

    rows: list[tuple[Entry, ...]] = []
    bars = []
    for name, (there, absent) in _doors(Client).items():
        times = _timed(there, absent, pairs)
        figure = compared(*times)
        middle = [median(one) * 1000 for one in times]
        rows.append((name, pairs, *(f"{one:.3f}" for one in middle), f"{figure.u / pairs**2:.4f}", f"{figure.p:.3f}"))
        bars.append(Bar(f"{name}: chance of such a difference", figure.p, _CHANCE, at_least=True))
    columns = ("door", "pairs", "there, ms", "not there, ms", "share of pairs in which it took longer", "p of Mann and Whitney")
    return Result((f"{rounds:,} rounds of PBKDF2",), (Table(columns, tuple(rows)),), tuple(bars))


def _set_up(env: Mapping[str, str], rounds: int) -> None:
    os.environ.update(env)
    os.environ["GONGKAI_HOSTS"] = "testserver"
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: PLC0415 - as above

    logging.getLogger("django.request").setLevel(logging.ERROR)  # most of what is asked for does not exist
    PBKDF2PasswordHasher.iterations = rounds
    settings.ACCOUNT_RATE_LIMITS = False


def _doors(client: Callable[..., object]) -> Mapping[str, Door]:
    from lab.enumeration.rows import Rows, made  # noqa: PLC0415 - as above

    rows: Rows = made()
    staff, anyone = rows.client, client()

    def sign_in(name: str) -> Callable[[], object]:
        return lambda: client().post("/account/login/", {"login": name, "password": "not the password"})  # type: ignore[attr-defined]  # a client of Django

    def ask(who: object, path: str) -> Callable[[], object]:
        return lambda: who.get(path)  # type: ignore[attr-defined]  # the same

    return {
        "sign-in": (sign_in(rows.name), sign_in("nobody-here")),
        "file of a draft": (ask(anyone, f"/attachments/{rows.file}/"), ask(anyone, f"/attachments/{_ABSENT}/")),
        "item of another organ": (ask(staff, f"/workbench/items/{rows.item}/"), ask(staff, f"/workbench/items/{_ABSENT}/")),
    }


def _timed(there: Callable[[], object], absent: Callable[[], object], pairs: int) -> tuple[list[float], list[float]]:
    """Seconds of each, after some that do not count. Which of a pair comes first is left to chance."""
    chance = random.Random(1)
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(_UNSEEN + pairs):
        for which in chance.sample((0, 1), 2):
            began = time.perf_counter()
            (there, absent)[which]()
            if number >= _UNSEEN:
                times[which].append(time.perf_counter() - began)
    return times
