"""Every table that leaves the platform goes through one of two writers, whose cells no spreadsheet takes for formulas (see their tests)."""

import ast
from pathlib import Path

import gongkai_web

_SOURCE = Path(gongkai_web.__file__).parent
_WRITERS = {"api/safe_csv.py": {"csv.writer"}, "oversight/sheets.py": {"Workbook"}}
_ALL = {"csv.writer", "csv.DictWriter", "writer", "DictWriter", "Workbook", "openpyxl.Workbook", "load_workbook", "openpyxl.load_workbook"}


def _calls(path: Path) -> set[str]:
    """What of csv and openpyxl a module calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return _ALL & {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_nothing_else_writes_tables() -> None:
    """The demonstration makes files such as officers send in, and is not among them."""
    found = {path.relative_to(_SOURCE).as_posix(): _calls(path) for path in _SOURCE.rglob("*.py") if "demo" not in path.parts}

    assert {name: calls for name, calls in found.items() if calls} == _WRITERS
