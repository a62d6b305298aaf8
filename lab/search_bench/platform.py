"""Search through the whole platform: publications in PostgreSQL, the index made from them, hits looked up and marked."""

import shutil
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongkai_web.search.asking import Query
from gongkai_web.search.follow import Follower
from gongkai_web.search.query import search
from gongkai_web.search.shelf import shelf
from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once
from gongkai_web.settings import database_settings
from lab.bench.many_items import fill
from lab.bench.result import Result, Table
from lab.search_bench.asked import COLUMNS, latencies, questions
from lab.search_texts import Texts


def whole(items: int) -> Result:
    """Latencies of `search` itself, and how long the follower's rebuilding takes."""
    folder = Path(tempfile.mkdtemp(prefix="search-bench-"))
    folder.chmod(0o755)  # the embedded database's account must come through
    try:
        with environment(folder) as env:
            run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
            fill(env["GONGKAI_OWNER_DATABASE"], items)
            connection.settings_dict.update(database_settings(env["GONGKAI_DATABASE"]))
            settings.DATA_DIR = folder
            try:
                return _measured(items)
            finally:
                connection.close()
    finally:
        shutil.rmtree(folder)


def _measured(items: int) -> Result:
    clock = time.perf_counter()
    Follower(shelf()).rebuild()
    seconds = time.perf_counter() - clock
    rows = tuple(latencies(items, questions(Texts().words), lambda words: search(Query(words)).count))
    note = f"{items:,} publications read from PostgreSQL and indexed in {seconds:,.0f} s; milliseconds of search() with 20 marked hits"
    return Result((note,), (Table(COLUMNS, rows),))
