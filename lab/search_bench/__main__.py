"""`python -m lab.search_bench [--items 10000,100000] [--database ITEMS]`.

The bulk goes straight into an index. `--database` runs a smaller number through the whole platform: tables, follower, hits looked up in
PostgreSQL and marked.
"""

import argparse
import os
import sys
from collections.abc import Sequence

import django
from rich.console import Console

from lab.bench.machine import machine
from lab.bench.result import show
from lab.search_bench.straight import straight


def main(arguments: Sequence[str]) -> int:
    """Exit code 0: every bar was met."""
    parser = argparse.ArgumentParser(prog="python -m lab.search_bench", description="Measure search.")
    parser.add_argument("--items", default="10000,100000", help="how many, as often as wished; 0 for none")
    parser.add_argument("--database", type=int, default=0, metavar="ITEMS", help="also through PostgreSQL and the follower, so many")
    options = parser.parse_args(arguments)
    _set_up()
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(machine(), highlight=False)
    results = []
    for items in map(int, options.items.split(",")):
        if items:
            results.append(straight(items))
            show(console, f"{items:,} items", "the index alone", results[-1])
    if options.database:
        from lab.search_bench.platform import whole  # noqa: PLC0415 - its models need Django set up

        results.append(whole(options.database))
        show(console, f"{options.database:,} items", "the whole platform", results[-1])
    return int(not all(bar.met for result in results for bar in result.bars))


def _set_up() -> None:
    """Django, with the database still to come."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai_web.settings"
    os.environ.setdefault("GONGKAI_SECRET_KEY", "only for benchmarks")
    os.environ.setdefault("GONGKAI_DATABASE", "host=/nowhere dbname=gongkai user=gongkai_app")
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
