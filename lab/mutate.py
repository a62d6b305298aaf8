"""`python -m lab.mutate`: mutation testing of `law` and `ledger`, and how many mutants the tests killed.

What the tests do not notice is listed by function, so that it can be looked at: `mutmut show NAME` prints one.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

LOG = Path("var/mutate.log")
GOAL = 0.9
_MUTMUT = (sys.executable, "-m", "mutmut")


def main() -> int:
    """Runs what has not been run yet; answers 1 when fewer than nine in ten mutants were killed."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("wb") as log:
        command = [*_MUTMUT, "run", "--max-children", str(os.cpu_count() or 1)]
        subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=True)  # noqa: S603 - our own command
    listing = [*_MUTMUT, "results", "--all", "true"]
    listed = subprocess.run(listing, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own command
    states = dict(line.strip().split(": ", 1) for line in listed.splitlines() if "__mutmut_" in line)
    counts = Counter(states.values())
    killed = (counts["killed"] + counts["timeout"]) / max(1, sum(counts.values()))
    survivors = Counter(name.partition("__mutmut_")[0] for name, state in states.items() if state not in {"killed", "timeout"})
    for name, number in survivors.most_common():
        print(f"{number:4} {name}")
    print(f"{len(states)} mutants: {dict(counts)}; {killed:.1%} killed")
    return 0 if killed >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
