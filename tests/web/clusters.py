"""Databases for tests: each test process, and each test that commits, has one of its own.

Making and migrating one takes a processor twenty seconds: it is done once, and what stands then is copied.
"""

import fcntl
import os
import shutil
import subprocess
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
    if not server:
        settle(folder, shared)
        with environment(folder) as env:
            yield env
        forget(folder)
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_DATABASE_NAME", name)
        patch.setenv("DATABASE_URL", make_conninfo(server, dbname="postgres"))
        with environment(shared) as env:
            shutil.copy2(shared / "secrets.toml", folder)
            _migrate(env)
            yield env
            with psycopg.connect(make_conninfo(server, dbname="postgres"), autocommit=True) as admin:
                admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that the test processes of one run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def settle(data: Path, shared: Path) -> None:
    """Puts a migrated, empty embedded database into a data folder, and the secrets that go with it. The first of a run makes it."""
    template = shared / "template"
    with (shared / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            _make(template, shared / "template.made")
    shutil.copy2(template / "secrets.toml", data)
    _copy(template / "postgres", attached(data).cluster)


def _make(template: Path, made: Path) -> None:
    made.mkdir()
    with environment(made) as env:
        _migrate(env)
    kept = made / "kept"
    kept.mkdir()
    shutil.copy2(made / "secrets.toml", kept)
    _copy(attached(made).cluster, kept / "postgres")
    forget(made)
    kept.rename(template)


def _migrate(env: Mapping[str, str]) -> None:
    run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})


def _copy(cluster: Path, to: Path) -> None:
    """All of a cluster that stands still, with the account that owns it."""
    to.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", f"{cluster}/.", str(to)], check=True)  # noqa: S603, S607 - shutil forgets who owns what


def forget(data: Path) -> None:
    """Removes the cluster of `data`, wherever it lies (as root, below a closed folder, outside of it); nothing may run on it any more."""
    cluster = attached(data).cluster
    shutil.rmtree(cluster if cluster.is_relative_to(data) else cluster.parent)
