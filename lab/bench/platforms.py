"""A platform to measure: a database of its own with so many items, and their search index; gone afterwards."""

import resource
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from gongkai_web.serve.embedded import attached
from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once
from lab.bench.many_items import fill
from lab.bench.measure import Spent, spent_by

_UNBOUND = {"GONGKAI_REQUESTS_PER_HOUR": "1000000"}
"""A load sends in a minute what a platform is otherwise sent in a year."""


@dataclass(frozen=True, slots=True)
class Made:
    """`env`: of its processes. `filled`, `indexed`: what the database took (without the server's own time), and what the index took."""

    env: Mapping[str, str]
    folder: Path
    items: int
    filled: Spent
    indexed: Spent


@contextmanager
def platform(items: int) -> Iterator[Made]:
    """A platform with so many public items."""
    folder = Path(mkdtemp(prefix="gongkai-bench-"))
    folder.chmod(0o755)  # the account of the embedded database must come through
    try:
        with environment(folder) as env:
            owner = {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]}
            run_once(["-m", "django", "migrate", "--verbosity", "0"], owner)
            run_once(["-m", "django", "collectstatic", "--no-input", "--verbosity", "0"], env)
            filled = spent_by(lambda: fill(owner["GONGKAI_DATABASE"], items))
            indexed = spent_by(lambda: run_once(["-m", "django", "rebuild_search"], env), _of_children)
            yield Made({**env, **_UNBOUND}, folder, items, filled, indexed)
    finally:
        cluster = attached(folder).cluster  # below a closed folder it lies elsewhere
        if not cluster.is_relative_to(folder):
            shutil.rmtree(cluster.parent)
        shutil.rmtree(folder)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
