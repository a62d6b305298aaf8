"""The command as a whole: errors in one line, pipes that close, nothing heavy at the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gongkai as package
from gongkai.cli import main
from tests.cli.conftest import EXAMPLES, Gongkai

COMMAND = [sys.executable, "-c", "from gongkai.cli import main; main(prog_name='gongkai')"]


def test_the_commands() -> None:
    reports = {"read", "check", "rollup", "compare", "render", "corpus"}
    assert set(main.commands) == reports | {"deadline", "receipt", "fee", "outcome", "ledger", "completion"}


def test_version_and_help(gongkai: Gongkai) -> None:
    assert gongkai("--version").stdout == f"gongkai, version {package.__version__}\n"
    assert gongkai("--help").exit_code == 0
    for name in main.commands:
        assert "Example" in gongkai(name, "--help").stdout or name in {"corpus", "ledger"}


def test_wrong_usage_is_two(gongkai: Gongkai) -> None:
    assert gongkai("read").exit_code == 2
    assert gongkai("unheard-of").exit_code == 2
    assert gongkai("render", EXAMPLES / "city-2024.md", "--to", "odt").exit_code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["unheard-of"], "错误：没有命令 'unheard-of'"),
        (["read"], "错误：缺少参数 'FILE...'"),
        (["rollup", "x"], "错误：缺少选项 '--tree'"),
        (["read", "--lang"], "错误：选项 '--lang' 需要一个值"),
        (["read", "x", "--json=1"], "错误：选项 '--json' 不带值"),
        (["corpus", "read", "x", "-o", "y", "--jobs", "0"], "错误：'--jobs' 的值无效：0 不在范围 x>=1 之内"),
        (["completion", "bash", "x"], "错误：多余的参数：x"),
        (["render", "x", "--to", "odt"], "错误：'--to' 的值无效：'odt' 不在下列值之中："),
        (["render", str(EXAMPLES / "city-2024.md"), "--to", "csv", "--report", "7"], "错误：没有第 7 份报告，文件中共有 1 份"),
    ],
)
def test_wrong_usage_is_told_in_the_users_language(gongkai: Gongkai, words: list[str], told: str) -> None:
    chinese, english = gongkai(*words).stderr, gongkai(*words, "--lang", "en").stderr

    assert told in chinese
    assert "Error" not in chinese
    assert "Error: " in english or words == ["read", "--lang"]


def test_an_error_is_one_line_in_the_users_language(gongkai: Gongkai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("render", tmp_path / "gone.html", "--to", "html")
    english = "gongkai: gone.html: the file cannot be opened. No such file or directory. check its name and rights.\n"

    assert gongkai(*arguments).stderr == "gongkai: gone.html: 文件打不开。没有这个文件。请检查文件名和读取权限。\n"
    assert gongkai(*arguments, "--lang", "en").stderr == english
    monkeypatch.setenv("GONGKAI_LANG", "en")
    assert gongkai(*arguments).stderr == english


def test_an_output_that_cannot_be_written_is_an_error(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = gongkai("read", EXAMPLES / "city-2024.md", "-o", tmp_path / "file" / "out")

    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_pipe_that_closes_is_no_error() -> None:
    out, into = os.pipe()
    os.close(out)
    done = subprocess.run([*COMMAND, "read", "--json", str(EXAMPLES / "city-2024.md")], stdout=into, stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own command
    os.close(into)

    assert (done.returncode, done.stderr) == (141, b"")


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    arguments = ["read", "--json", str(EXAMPLES / "city-2024.md")]
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, env=environment, check=True)  # noqa: S603 - our own command

    assert "沁昌市" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "heavy", ["duckdb", "pyarrow", "typst", "docx", "openpyxl", "pdfplumber", "selectolax", "rich", "numpy", "distributed"]
)
def test_the_command_loads_nothing_heavy_before_it_must(heavy: str) -> None:
    program = f"import sys, gongkai.cli; print({heavy!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program

    assert done.stdout == "False\n"
