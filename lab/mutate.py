"""`python -m lab.mutate`: mutation testing of `law` and `ledger`, and how many mutants the tests killed.

What the tests do not notice is listed by function, so that it can be looked at: `mutmut show NAME` prints one.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import BinaryIO

LOG = Path("var/mutate.log")
GOAL = 0.9
_MUTMUT = (sys.executable, "-m", "mutmut")
_KILLED = {"killed", "timeout"}
_ALIVE = {"survived", "suspicious", "no tests"}


def main() -> int:
    """Runs what has not been run yet, and once more what was not killed then; answers 1 when fewer than nine in ten mutants were killed."""
    LOG.parent.mkdir(exist_ok=True)
    alive = {name for name, state in _states().items() if state in _ALIVE}
    with LOG.open("wb") as log:
        _run(log)
        if again := [name for name, state in _states().items() if name in alive and state in _ALIVE]:
            _run(log, *again)  # tests may have been added since
    states = _states()
    counts = Counter(states.values())
    killed = sum(counts[state] for state in _KILLED) / max(1, sum(counts.values()))
    survivors = Counter(name.partition("__mutmut_")[0] for name, state in states.items() if state not in _KILLED)
    for name, number in survivors.most_common():
        print(f"{number:4} {name}")
    print(f"{len(states)} mutants: {dict(counts)}; {killed:.1%} killed")
    return 0 if killed >= GOAL else 1


def _run(log: BinaryIO, *names: str) -> None:
    """Runs the mutants of those names, or else all that have not been run."""
    command = [*_MUTMUT, "run", "--max-children", str(os.cpu_count() or 1), *names]
    subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=True)  # noqa: S603 - our own command


def _states() -> dict[str, str]:
    """Mutant → what became of it, as far as it was run."""
    listing = [*_MUTMUT, "results", "--all", "true"]
    listed = subprocess.run(listing, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own command
    return dict(line.strip().split(": ", 1) for line in listed.splitlines() if "__mutmut_" in line)


if __name__ == "__main__":
    sys.exit(main())
