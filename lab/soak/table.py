"""Tallies as tables of text."""

from collections.abc import Iterator, Mapping, Sequence

from lab.soak.tally import Tally


def table(counts: Mapping[str, Mapping[str, int]], prefix: str, columns: Sequence[str]) -> Iterator[str]:
    """One line for each group whose name begins with the prefix, under a header."""
    groups = sorted(group for group in counts if group.startswith(prefix))
    width = max((len(group) for group in groups), default=0)
    widths = [max([len(name), *(len(f"{counts[group].get(name, 0):,}") for group in groups)]) for name in columns]
    yield " " * width + "".join(f"  {name:>{size}}" for name, size in zip(columns, widths, strict=True))
    for group in groups:
        cells = (f"  {counts[group].get(name, 0):>{size},}" for name, size in zip(columns, widths, strict=True))
        yield f"{group:<{width}}{''.join(cells)}"


def fault_lines(tally: Tally, most: int) -> Iterator[str]:
    """Faults by kind, the most frequent kind first, with what shows each of them again; not more than `most` of a kind."""
    for what, number in tally.faulty.most_common():
        alike = sorted(fault for fault in tally.faults if fault.what == what)[:most]
        yield f"{what}: {number}"
        for fault in alike:
            yield f"  --only {fault.number}  {fault.made}: {fault.detail}"
        if number > len(alike):
            yield f"  and {number - len(alike)} more"
