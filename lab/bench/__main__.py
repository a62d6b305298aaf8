"""Runs benchmarks and prints what they found: python -m lab.bench [NAME…] [--json] [--profile NAME]."""

import argparse
import json
import sys

from rich.console import Console

from lab.bench.benchmarks import BENCHMARKS
from lab.bench.machine import machine, one_core
from lab.bench.profiled import profile
from lab.bench.result import as_data, show


def main(arguments: list[str]) -> int:
    """Exit code 0: every bar was met; 1: one was not."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench", description="Measure speed and accuracy.")
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"which: {', '.join(BENCHMARKS)}; all unless named")
    parser.add_argument("--json", action="store_true", help="print JSON to standard output, tables to standard error")
    profiled = [name for name, one in BENCHMARKS.items() if one.subject is not None]
    parser.add_argument("--profile", metavar="NAME", choices=profiled, help="print where the time of one benchmark goes, and nothing else")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark is named {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    if options.profile:
        return _profile(options.profile)
    console = Console(stderr=options.json, width=None if sys.stdout.isatty() else 140)
    console.print(machine(), highlight=False)
    results = {}
    for name in options.names or BENCHMARKS:
        results[name] = BENCHMARKS[name].run()
        show(console, name, BENCHMARKS[name].question, results[name])
    if options.json:
        print(json.dumps({"machine": machine(), "results": as_data(results)}, ensure_ascii=False, indent=1))
    return int(not all(bar.met for one in results.values() for bar in one.bars))


def _profile(name: str) -> int:
    subject = BENCHMARKS[name].subject
    assert subject is not None
    with one_core():
        print(profile(subject()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
