"""How fast the rows of an old site become items, and in how many queries; and how fast everything goes out again."""

import json
import subprocess
import sys

from lab.bench.platforms import platform
from lab.bench.result import Bar, Result, Table

_CASES = {"text alone": (10_000, 0), "a workbook in every second": (5_000, 2)}
"""Rows, and which of them has a file."""
_BAR = 60
_NOTE = (
    "rows of about 500 characters that become public; processor time of the worker, of the children that read files, and of the "
    "database's process that serves it"
)
_COLUMNS = (
    "rows",
    "count",
    "checking, rows a second",
    "importing",
    "exporting",
    "queries a row, importing",
    "MB more, exporting",
    "clock, all",
)


def imported() -> Result:
    """Packages checked and imported by the worker's own code."""
    with platform(1) as made:
        found = {name: json.loads(_run([str(number) for number in case], dict(made.env))) for name, case in _CASES.items()}
    rows = tuple(
        (
            name,
            one["rows"],
            one["rows"] / one["checking"],
            one["rows"] / one["importing"],
            one["rows"] / one["exporting"],
            one["queries"] / one["rows"],
            one["more_memory"],
            f"{one['clock']:,.0f} s",
        )
        for name, one in found.items()
    )
    bars = tuple(
        Bar(f"{name}, rows a second importing", one["rows"] / one["importing"], _BAR, at_least=True) for name, one in found.items()
    )
    return Result((_NOTE,), (Table(_COLUMNS, rows),), bars)


def _run(arguments: list[str], env: dict[str, str]) -> str:
    program = f"import django; django.setup(); from lab.bench.old_site_rows import measured; print(measured({', '.join(arguments)}))"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own command
