"""What a benchmark found, for the terminal and as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from lab.bench.measure import Spread, Work

Entry = str | int | float | Spread


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under names; a Spread is shown as `median (smallest–largest)`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must reach: at least, or at most, `limit`."""

    what: str
    measured: float
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it does."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


@dataclass(frozen=True, slots=True)
class Result:
    """`notes`: on what the figures were taken."""

    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`run`: all of it. `subject`: what a profile looks at, prepared; None where the work is not done in this process."""

    question: str
    run: Callable[[], Result]
    subject: Callable[[], Work] | None = None


def as_data(results: Mapping[str, Result]) -> dict[str, Any]:
    """The results for JSON; a Spread becomes a list of median, smallest and largest."""
    return {name: asdict(one) | {"bars": [asdict(bar) | {"met": bar.met} for bar in one.bars]} for name, one in results.items()}


def show(console: Console, name: str, question: str, result: Result) -> None:
    """Print a result."""
    console.print(f"\n[bold]{name}[/bold]: {question}")
    for note in result.notes:
        console.print(f"  {note}", highlight=False)
    for table in result.tables:
        shown = RichTable()
        for number, column in enumerate(table.columns):
            shown.add_column(column, justify="right" if number else "left")
        for row in table.rows:
            shown.add_row(*map(printed, row))
        console.print(shown)
    for bar in result.bars:
        verdict = "[green]met[/green]" if bar.met else "[red]not met[/red]"
        bound = "at least" if bar.at_least else "at most"
        console.print(f"  {bar.what}: {printed(bar.measured)}, to be {bound} {printed(bar.limit)}: {verdict}", highlight=False)


def printed(entry: Entry) -> str:
    """The entry with three significant digits."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, Spread):
        return f"{_short(entry.middle)} ({_short(entry.low)}–{_short(entry.high)})"
    return f"{entry:,}" if isinstance(entry, int) else _short(entry)


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
