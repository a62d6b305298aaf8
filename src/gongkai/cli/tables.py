"""Tables for people: aligned also where Chinese characters are two columns wide."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import BinaryIO

from gongkai.cli.output import encoded

_WIDEST = 10_000


def write_table(
    file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", terminal: bool = False
) -> None:
    """The rows under their header; numbers to the right. On a terminal long texts are wrapped, in a file never."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich costs a tenth of a second, and --json has no need of it
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    given = list(rows)
    table = Table(title=title or None, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for number, name in enumerate(header):
        numeric = any(isinstance(row[number], int | float | Decimal) for row in given)
        table.add_column(name, justify="right" if numeric else "left", no_wrap=numeric)
    for row in given:
        table.add_row(*(Text(_text(value)) for value in row))
    console = Console(width=None if terminal else _WIDEST, color_system="auto" if terminal else None)
    with console.capture() as capture:
        console.print(table)
    lines = capture.get().splitlines()
    file.write(encoded("\n".join(line.rstrip() for line in lines).strip("\n") + "\n"))


def _text(value: object) -> str:
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
