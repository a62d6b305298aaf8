"""Where the time of a benchmark goes."""

import cProfile
import io
import pstats

from lab.bench.measure import Work

TOP = 25


def profile(work: Work) -> str:
    """The functions that take most time, by their own time and with what they call; after one pass to warm up."""
    work()
    profiler = cProfile.Profile()
    profiler.runcall(work)
    text = io.StringIO()
    stats = pstats.Stats(profiler, stream=text).strip_dirs()
    stats.sort_stats("tottime").print_stats(TOP)
    stats.sort_stats("cumulative").print_stats(TOP)
    return text.getvalue()
