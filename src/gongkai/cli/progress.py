"""Progress of long work, shown only to somebody who looks."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_Item = TypeVar("_Item")


def followed(items: Iterable[_Item], total: int, *, silent: bool) -> Iterator[_Item]:
    """The items, with a progress bar on standard error if that is a terminal and there is more than one."""
    if total < 2:
        yield from items
        return
    with bar(silent=silent) as show:
        for done, item in enumerate(items, 1):
            yield item
            show(done, total)


@contextmanager
def bar(*, silent: bool) -> Iterator[Callable[[int, int], None]]:
    """A function that shows how many of how many are done."""
    if silent or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - costs a tenth of a second
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415 - as above

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
