"""Every setting of the platform stands in the documents, and every one of the documents in the code."""

import ast
import re
import runpy
from pathlib import Path

import pytest

from gongkai_web.serve.decided import decided

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "platform-settings.md").read_text(encoding="utf-8")
MODULES = sorted((ROOT / "src" / "gongkai_web").rglob("*.py"))


def _named() -> set[str]:
    """What the page names: in the first cell of its tables."""
    cells = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`((?:GONGKAI|DATABASE)_[A-Z_]+)`", cell)}


def _constants() -> set[str]:
    """The platform's own constants of the settings module."""
    module = ast.parse((ROOT / "src" / "gongkai_web" / "settings.py").read_text(encoding="utf-8"))
    targets = [target for node in module.body if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name) and target.id.startswith("GONGKAI_")}


def _variables() -> set[str]:
    """The names that the code asks the environment for."""
    words = {
        node.value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in words if re.fullmatch(r"(?:GONGKAI_[A-Z_]+|DATABASE_URL)", word)}


def test_every_setting_stands_in_the_documents_and_back() -> None:
    assert _named() == _constants() | _variables()


def test_the_page_gives_the_defaults_of_the_code() -> None:
    told = dict(re.findall(r"^\| `(GONGKAI_[A-Z_]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE))

    assert {"GONGKAI_INTERPRETATION_REQUIRED", "GONGKAI_REASSESSMENT_MONTHS", "GONGKAI_NOT_BY_AUTHOR"} <= set(told)
    assert decided(told) == decided({})


def test_what_an_office_decides_is_what_the_platform_goes_by() -> None:
    environment = {
        "GONGKAI_INTERPRETATION_REQUIRED": "rules",
        "GONGKAI_REASSESSMENT_MONTHS": "6",
        "GONGKAI_NOT_BY_AUTHOR": "none",
        "GONGKAI_OPEN_DATA_LICENCE": "https://www.example.gov.cn/licence",
        "GONGKAI_PROXIES": "3",
        "GONGKAI_MAIL_PORT": "587",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        read = runpy.run_path(str(ROOT / "src" / "gongkai_web" / "settings.py"))

    assert read["GONGKAI_INTERPRETATION_REQUIRED"] == ("rules",)
    assert (read["GONGKAI_REASSESSMENT_MONTHS"], read["GONGKAI_NOT_BY_AUTHOR"]) == (6, ())
    assert read["GONGKAI_OPEN_DATA_LICENCE"] == "https://www.example.gov.cn/licence"
    assert (read["ALLAUTH_TRUSTED_PROXY_COUNT"], read["EMAIL_PORT"]) == (3, 587)
