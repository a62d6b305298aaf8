"""Databases for tests: each test process, and each test that commits, has one of its own."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from gongkai_web.serve.embedded import attached
from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once


@contextmanager
def own_database(name: str, folder: Path, shared: Path) -> Iterator[Mapping[str, str]]:
    """A migrated, empty database, as the environment that a process of the platform is told; gone afterwards.

    It lies in `folder`, or on the server that GONGKAI_TEST_DATABASE_URL names. There all roles share secrets, in `shared`.
    """
    server = os.environ.get("GONGKAI_TEST_DATABASE_URL")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_DATABASE_NAME", name)
        if server:
            patch.setenv("DATABASE_URL", make_conninfo(server, dbname="postgres"))
        with environment(shared if server else folder) as env:
            run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
            yield env
            if server:
                with psycopg.connect(make_conninfo(server, dbname="postgres"), autocommit=True) as admin:
                    admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    if not server:
        forget(folder)


def forget(data: Path) -> None:
    """Removes the cluster of `data`, wherever it lies (as root, below a closed folder, outside of it); nothing may run on it any more."""
    cluster = attached(data).cluster
    shutil.rmtree(cluster if cluster.is_relative_to(data) else cluster.parent)
