"""The child's own rules, in a process of their own. What it does with files is in test_sandbox.py."""

import subprocess
import sys

import pytest

CONFINED = """
import os, resource
from gongkai.audit import child
child._confine({memory})
print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])
child._allow(1500)
print(resource.getrlimit(resource.RLIMIT_CPU)[0] - int(__import__("time").process_time()))
child._allow(600_000)
print(resource.getrlimit(resource.RLIMIT_CPU)[0] > 500)
"""


def printed(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    return done.stdout.split()


def test_limits_are_set_and_the_time_is_set_anew_for_each_file() -> None:
    memory, core, size, seconds, longer = printed(CONFINED.format(memory=1 << 30))

    assert (memory, core, size) == (str(1 << 30), "0", "0")
    assert seconds in {"2", "3"}
    assert longer == "True"


def test_a_limit_of_somebody_else_is_kept() -> None:
    lower = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({1 << 29}, {1 << 29}))\n"

    assert printed(lower + CONFINED.format(memory=1 << 30))[0] == str(1 << 29)


@pytest.mark.parametrize("name", ["numpy", "gongkai.cli", "duckdb", "pyarrow"])
def test_a_child_loads_nothing_that_reading_has_no_need_of(name: str) -> None:
    program = f"import sys; from gongkai.audit.child import _load; _load('gongkai.audit.served:served'); print(sys.modules.get({name!r}))"

    assert printed(program) == ["None"]
