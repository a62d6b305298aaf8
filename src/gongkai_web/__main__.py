"""`python -m gongkai_web`: starts the whole platform, and stops it on Ctrl-C.

`python -m gongkai_web manage COMMAND …` runs one command of the platform on the same data, whether it is running or not:
`manage make_administrator NAME …`, `manage demo_codes`, `manage rebuild_search`.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from gongkai.errors import GongkaiError
from gongkai_web.serve.alone import Running, alone
from gongkai_web.serve.environment import data_folder, environment
from gongkai_web.serve.port import HOST, free_port
from gongkai_web.serve.processes import run_once, run_together

_WORKER = ("-m", "django", "procrastinate", "worker")
_JOBS = "4"
"""Jobs at once: an import that takes hours must not keep documents from expiring at midnight."""
_THREADS = "4"
"""Threads of a web worker: enough that one waiting for the database does not hold up the others."""

_POWERFUL = frozenset({"GONGKAI_OWNER_DATABASE", "DATABASE_URL"})
"""What only migrations need: who breaks into a serving process does not find the roles that may change tables."""


def main(arguments: Sequence[str]) -> int:
    """The platform, or one command of it. Answers the exit code."""
    match arguments:
        case []:
            return run()
        case ["manage", *command]:
            return manage(command)
        case _:
            print(__doc__, file=sys.stderr)
            return 2


def run() -> int:
    """Database, migrations, demonstration city at the first start, web server, worker, index. Answers the exit code.

    GONGKAI_PORT: the port, 8000 unless given. GONGKAI_DEMO=0: no demonstration city.
    """
    # told to stop while it starts, it stops its database; and a script's `&` begins it deaf to SIGINT
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    data = data_folder()
    with ExitStack() as stack:
        stack.enter_context(alone(data))
        port = free_port()
        env = stack.enter_context(environment(data))
        run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
        run_once(["-m", "django", "collectstatic", "--no-input", "--verbosity", "0"], env)
        if env.get("GONGKAI_DEMO") != "0":
            run_once(["-m", "django", "demo"], env)
        print(f"公开 http://localhost:{port}/    工作台 http://localhost:{port}/workbench/    Ctrl-C 停止", flush=True)
        return run_together(processes(port, data), {name: value for name, value in env.items() if name not in _POWERFUL})


def manage(command: Sequence[str]) -> int:
    """Runs a command with the platform's environment, beside the running platform or with a database of its own."""
    data = data_folder()
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(data))
            running = False
        except Running:
            running = True
        env = stack.enter_context(environment(data, running=running))
        return subprocess.run([sys.executable, "-m", "django", *command], env=env, check=False).returncode  # noqa: S603 - whoever types it may run anything


def processes(port: int, data: Path) -> Mapping[str, Sequence[str]]:
    """What runs together: the arguments of Python for each process."""
    server = ["-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port), "--log-level", "warning"]
    server += ["--static-path-mount", str(data / "static")]
    return {
        "web": [*server, "--workers", str(os.cpu_count() or 1), "--blocking-threads", _THREADS, "gongkai_web.wsgi:application"],
        "index": ["-m", "django", "follow_changes"],
        "worker": [*_WORKER, "--queues", "default", "--concurrency", _JOBS],
    }


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except GongkaiError as error:
        print(f"gongkai: {error}", file=sys.stderr)
        sys.exit(1)
    except subprocess.CalledProcessError as error:
        print(f"gongkai: {' '.join(error.cmd[1:])} failed; its message stands above.", file=sys.stderr)
        sys.exit(1)
