"""`python -m lab.search_bench [--items 10000,100000] [--hostile QUESTIONS] [--database ITEMS]`.

The bulk goes straight into an index. `--database` runs a smaller number through the whole platform: tables, follower, hits looked up in
PostgreSQL and marked.
"""

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console

from lab.bench.alone import alone
from lab.bench.machine import machine
from lab.bench.platforms import platform
from lab.bench.result import show
from lab.search_bench.apart import index_alone, through_the_platform


def main(arguments: Sequence[str]) -> int:
    """Exit code 0: every bar was met."""
    parser = argparse.ArgumentParser(prog="python -m lab.search_bench", description="Measure search.")
    parser.add_argument("--items", default="10000,100000", help="how many, as often as wished; 0 for none")
    parser.add_argument("--database", type=int, default=0, metavar="ITEMS", help="also through PostgreSQL and the follower, so many")
    parser.add_argument("--hostile", type=int, default=2_000, metavar="QUESTIONS", help="how many that are made to hurt")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(machine(), highlight=False)
    results = []
    for items in map(int, options.items.split(",")):
        if items:
            results.append(index_alone(items, options.hostile))
            show(console, f"{items:,} items", "the index alone", results[-1])
    if options.database:
        with platform(options.database) as made:
            results.append(alone(through_the_platform, dict(made.env), made.items))
        show(console, f"{options.database:,} items", "the whole platform", results[-1])
    return int(not all(bar.met for result in results for bar in result.bars))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
