"""Settings: the page lists each of them with its default."""

import re
from dataclasses import fields
from pathlib import Path

from gongkai.law.settings import Settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "settings.md"


def test_the_page_lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)`[ †]* \| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == [(one.name, str(one.default)) for one in fields(Settings)]
