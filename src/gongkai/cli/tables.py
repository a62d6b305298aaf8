"""Tables for people: aligned also where Chinese characters are two columns wide."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import BinaryIO

from gongkai.cli.output import encoded

_WIDEST = 10_000
"""Of a table that goes into a file. This and all widths: columns of the terminal."""
_BETWEEN, _EDGES = 3, 2
_WORDS, _HEADING = 8, 4
"""So much at least of a column of texts, and of a heading over numbers, stands on one line."""


def write_table(
    file: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "",
    terminal: bool = False,
    codes: Collection[int] = (),
) -> None:
    """The rows under their header, if they have one; numbers to the right. On a terminal long texts are folded, in a file never; a
    number always stands whole, even if the table gets wider than the terminal, and so does what stands in a column of `codes`."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich costs a tenth of a second, and --json has no need of it
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    given = list(rows)
    numeric = [any(isinstance(row[number], int | float | Decimal) for row in given) for number in range(len(header))]
    texts = [tuple(map(_text, row)) for row in given]
    console = Console(width=None if terminal else _WIDEST, color_system="auto" if terminal else None)
    whole = [numeric[number] or number in codes for number in range(len(header))]
    widths = _widths(header, texts, whole, console.width)
    console.width = max(console.width, _whole(widths))
    table = Table(title=title or None, box=SIMPLE_HEAD, title_justify="left", pad_edge=False, show_header=any(header))
    for name, number, width in zip(header, numeric, widths, strict=True):
        table.add_column(name, justify="right" if number else "left", overflow="fold", width=width)
    for row in texts:
        table.add_row(*map(Text, row))
    with console.capture() as capture:
        console.print(table)
    lines = capture.get().splitlines()
    file.write(encoded("\n".join(line.rstrip() for line in lines).strip("\n") + "\n"))


def _widths(header: Sequence[str], rows: Sequence[Sequence[str]], whole: Sequence[bool], room: int) -> list[int]:
    """The columns as wide as what they hold; when there is no room for that, the widest ones narrower, but for those that stay whole."""
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    held = [max((cell_len(line) for row in rows for line in row[number].split("\n")), default=0) for number in range(len(header))]
    widths = [max(cell_len(name), most) for name, most in zip(header, held, strict=True)]
    least = [max(_HEADING, most) if stays else _WORDS for stays, most in zip(whole, held, strict=True)]
    while _whole(widths) > room and (wide := [number for number, width in enumerate(widths) if width > least[number]]):
        widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + _BETWEEN * (len(widths) - 1) + _EDGES


def _text(value: object) -> str:
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
