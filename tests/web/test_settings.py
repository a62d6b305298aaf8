"""Every setting of the platform stands in the documents, and every one of the documents in the code."""

import ast
import re
from pathlib import Path

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
    module = ast.parse((ROOT / "src" / "gongkai_web" / "settings.py").read_text(encoding="utf-8"))
    plain = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.startswith("GONGKAI_")
        if not isinstance(node.value, ast.Call)
    }
    told = dict(re.findall(r"^\| `(GONGKAI_[A-Z_]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE))

    assert {name: ast.literal_eval(told[name]) for name in plain} == plain
