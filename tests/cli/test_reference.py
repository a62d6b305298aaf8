"""The reference page says what the commands say."""

import runpy
from pathlib import Path

from tests.conftest import ROOT


def test_the_page_is_not_stale() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "cli_reference.py"))
    page: Path = script["PAGE"]

    assert page.read_text(encoding="utf-8") == script["page"](), "run python scripts/cli_reference.py"
