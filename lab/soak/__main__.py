"""`python -m lab.soak` runs everything, `python -m lab.soak reports` and `… fuzz --kind html` a part; see docs/reference/soak.md."""

import argparse
import sys

from lab.soak.commands import fuzz, reports, requests


def main(arguments: list[str]) -> int:
    """Answers 0 when nothing was found that must not be, otherwise 1."""
    parser = argparse.ArgumentParser(prog="python -m lab.soak", description=__doc__)
    parts = parser.add_subparsers(dest="part")
    for name, purpose, count in (
        ("reports", "read and judge generated reports", 100_000),
        ("fuzz", "feed mutated files to the parsers", None),
    ):
        part = parts.add_parser(name, help=purpose)
        part.add_argument("--count", type=int, default=count, help="how many inputs in all, those of earlier runs with them")
        part.add_argument("--seed", type=int, default=1)
        part.add_argument("--jobs", type=int, default=2, help="processes, each with a reader of its own")
        part.add_argument("--only", type=int, metavar="INDEX", help="this input alone, with all details")
        part.add_argument("--fresh", action="store_true", help="begin again instead of going on")
        if name == "fuzz":
            part.add_argument("--kind", default="all", help="html, text, csv, zip, docx, xlsx, pdf, giants or all")
    part = parts.add_parser("requests", help="post requests while web server, worker, database and officers are killed")
    part.add_argument("--count", type=int, default=10_000, help="how many requests")
    part.add_argument("--clients", type=int, default=32, help="how many post at once")
    part.add_argument("--kills", type=int, default=15, help="how often each of them is killed")
    part.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    match chosen.part:
        case "reports":
            return reports(chosen.seed, chosen.count, chosen.jobs, only=chosen.only, fresh=chosen.fresh)
        case "fuzz":
            return fuzz(chosen.kind, chosen.seed, chosen.count, chosen.jobs, only=chosen.only, fresh=chosen.fresh)
        case "requests":
            return requests(chosen.count, chosen.clients, chosen.kills, chosen.seed)
        case _:
            return max(reports(1, 100_000, 2), fuzz("all", 1, None, 2), requests(10_000, 32, 15, 1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
