"""The page for researchers runs from top to bottom and shows what it says."""

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "how-to" / "researchers.md"


def test_the_page_for_researchers_runs(tmp_path: Path) -> None:
    """In a process of its own: the page starts processes, and they import the main module."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = f"import doctest, sys; sys.exit(doctest.testfile({str(PAGE)!r}, module_relative=False, encoding='utf-8')[0])"
    environment = {**os.environ, "COLUMNS": "80"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 - our own page

    assert done.returncode == 0, done.stdout


def test_there_is_something_to_run() -> None:
    assert len(doctest.DocTestParser().get_examples(PAGE.read_text(encoding="utf-8"))) > 20
