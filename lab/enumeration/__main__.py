"""`python -m lab.enumeration [--pairs 2000] [--rounds 1000]`: asks in pairs for what exists and what does not, and compares times."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from rich.console import Console

from gongkai_web.serve.embedded import attached
from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once
from lab.bench.alone import alone
from lab.bench.machine import machine
from lab.bench.result import show
from lab.enumeration.doors import measured


def main(arguments: Sequence[str]) -> int:
    """Exit code 0: no door tells."""
    parser = argparse.ArgumentParser(prog="python -m lab.enumeration", description=__doc__)
    parser.add_argument("--pairs", type=int, default=2000, help="of each door")
    parser.add_argument("--rounds", type=int, default=1000, help="of the password hash; the platform has a million")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(machine(), highlight=False)
    with _database() as env:
        result = alone(measured, dict(env), options.pairs, options.rounds)
    show(console, "enumeration", "does the time of an answer tell what exists?", result)
    return int(not all(bar.met for bar in result.bars))


@contextmanager
def _database() -> Iterator[Mapping[str, str]]:
    """A migrated, empty database; gone afterwards."""
    folder = Path(mkdtemp(prefix="gongkai-enumeration-"))
    folder.chmod(0o755)  # the account of the embedded database must come through
    try:
        with environment(folder) as env:
            run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
            run_once(["-m", "django", "collectstatic", "--no-input", "--verbosity", "0"], env)
            yield env
    finally:
        cluster = attached(folder).cluster  # below a closed folder it lies elsewhere
        if not cluster.is_relative_to(folder):
            shutil.rmtree(cluster.parent)
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
