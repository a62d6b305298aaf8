"""An organ with very many cases, and how long its list of what is due takes."""

import json
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import psycopg

from gongkai.law.zone import SHANGHAI
from lab.bench.measure import spread
from lab.bench.rows import put, unwalled

if TYPE_CHECKING:
    from django.test import Client

CASES = 100_000
_OPEN = 2_000
_ORGAN = 2
_TIMES = 15
_PAGES = {"all cases": "", "those due soon": "?due=soon", "those overdue": "?due=overdue", "by register number": "?number=2019-0777"}


def fill(owner: str) -> None:
    """The cases, a fiftieth of them open. `owner`: a connection string of the tables' owner."""
    today = datetime.now(SHANGHAI).date()
    with psycopg.connect(owner) as connection:
        with unwalled(connection, "requests_case"):
            put(connection, "requests_case", (_case(number, today) for number in range(CASES)))
        connection.execute("ANALYZE requests_case")


def _case(number: int, today: date) -> dict[str, object]:
    received = today - timedelta(days=number % 20 if number < _OPEN else 30 + number % 2500)
    return {
        "id": f"R-{number:016x}",
        "organ_id": _ORGAN,
        "head": f"{number:064x}",
        "form": "electronic",
        "method": "online",
        "state": "in_handling" if number < _OPEN else "archived",
        "register_number": f"{received.year}-{number:06}",
        "received_on": received,
        "due_on": received + timedelta(days=28),
    }


def listed() -> str:
    """Seconds of each form of the list (median, smallest, largest), as JSON. For a process in which Django is set up."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: PLC0415 - its models need Django set up
    from django.test import Client  # noqa: PLC0415 - as above

    from gongkai_web.accounts.models import User  # noqa: PLC0415 - as above
    from gongkai_web.organs.kinds import Role  # noqa: PLC0415 - as above
    from gongkai_web.organs.models import Appointment  # noqa: PLC0415 - as above

    handler = User.objects.create_user("handler", password=None, organ_id=_ORGAN)
    TOTP.activate(handler, generate_totp_secret())
    Appointment.objects.create(user=handler, organ_id=_ORGAN, role=Role.HANDLER, since=date(2020, 1, 1))
    client = Client(HTTP_HOST="localhost")
    client.force_login(handler)
    taken = {name: [_seconds(client, f"/workbench/requests/{asked}") for _ in range(_TIMES)] for name, asked in _PAGES.items()}
    return json.dumps({name: spread(seconds) for name, seconds in taken.items()})


def _seconds(client: "Client", address: str) -> float:
    began = perf_counter()
    answer = client.get(address)
    taken = perf_counter() - began
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return taken
