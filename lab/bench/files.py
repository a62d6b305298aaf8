"""Generated files for benchmarks: the same number gives the same files on every machine."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from statistics import median

from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS
from lab.generate.rendered import Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, make_truth

_SEED = "bench"


def files_of(layout: str, files: int, *, mixers: Sequence[str] = (), blanks: Blanks | None = None) -> list[Rendered]:
    """Files of one layout, consistent reports of organs of every size."""
    return list(islice(endless(layout, mixers=mixers, blanks=blanks), files))


def endless(layout: str, *, mixers: Sequence[str] = (), blanks: Blanks | None = None) -> Iterator[Rendered]:
    """The same without an end."""
    chosen = LAYOUTS[layout]
    for number in count(0):
        rng = seeded(_SEED, layout, number)
        first = make_truth(rng, form=chosen.form, blanks=blanks)
        more = [make_truth(rng, form=first.form.id, year=first.year, blanks=blanks) for _ in range(chosen.reports - 1)]
        yield render(chosen, [first, *more], rng, mixers)


def mix(shares: Mapping[str, int], files: int, mixers: Sequence[str] = ()) -> dict[str, list[bytes]]:
    """Contents of about that many files by layout, each layout by its share, none without a file."""
    return {layout: some for layout, (some,) in batches(shares, files, 1, mixers).items()}


def _counts(shares: Mapping[str, int], files: int) -> dict[str, int]:
    whole = sum(shares.values())
    return {layout: max(1, round(files * share / whole)) for layout, share in shares.items()}


def batches(shares: Mapping[str, int], files: int, times: int, mixers: Sequence[str] = ()) -> dict[str, list[list[bytes]]]:
    """As `mix`, so many times over, each time other files."""
    counts = _counts(shares, files)
    more = {layout: [one.content for one in files_of(layout, number * times, mixers=mixers)] for layout, number in counts.items()}
    return {
        layout: [some[start : start + counts[layout]] for start in range(0, len(some), counts[layout])] for layout, some in more.items()
    }


def sizes(contents: Sequence[bytes]) -> str:
    """How many files, and how large they are."""
    lengths = [len(one) / 1000 for one in contents]
    span = f"{min(lengths):.0f} to {max(lengths):.0f} kB, median {median(lengths):.0f} kB"
    return f"{len(lengths)} files, {span}, together {sum(lengths) / 1000:.1f} MB"
