"""Rules of the house that no linter knows: purity, docstrings, sizes, tests beside the source, reasons beside exceptions."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "gongkai"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PLATFORM = ROOT / "src" / "gongkai_web"
WEB = sorted(path for path in PLATFORM.rglob("*.py") if path.parent.name != "migrations")
"""The platform. A migration has the shape that Django gives it, and is as long as its tables: only its functions are held to be short."""
MIGRATIONS = sorted(PLATFORM.rglob("migrations/*.py"))
LAB = sorted((ROOT / "lab").rglob("*.py"))
EVERYTHING = [*SOURCES, *WEB, *MIGRATIONS, *LAB, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "scripts").rglob("*.py"))]

PURE = ("errors", "law", "ledger", "report", "checks", "reader")
IMPURE_MODULES = {
    "asyncio",
    "glob",
    "http",
    "httpx",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "requests",
    "secrets",
    "shutil",
    "signal",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
IMPURE_NAMES = {"open", "input", "print", "eval", "exec"}
IMPURE_METHODS = {"now", "today", "utcnow", "write_text", "write_bytes"}

MOST_LINES = 300
LONG_FILES: dict[str, str] = {}
"""Path → why it is one concept although it is long."""
MOST_LINES_OF_A_FUNCTION = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def in_package(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def is_pure(path: Path) -> bool:
    inside = in_package(path)
    return inside.removesuffix(".py").split("/")[0] in PURE


def impurities(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of all that a module does and a pure one must not."""
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names if alias.name.split(".")[0] in IMPURE_MODULES)
            case ast.ImportFrom(module=str(source), level=0) if source.split(".")[0] in IMPURE_MODULES:
                yield node.lineno, source
            case ast.Call(func=ast.Name(id=called)) if called in IMPURE_NAMES:
                yield node.lineno, f"{called}()"
            case ast.Call(func=ast.Attribute(attr=called)) if called in IMPURE_METHODS:
                yield node.lineno, f".{called}()"
            case _:
                pass


def functions(module: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(module) if isinstance(node, Function))


def public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Public functions and classes, and the public methods of the latter. A Meta is Django's way to set something."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and node.name != "Meta":
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def comments(path: Path) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_the_core_asks_no_clock_no_chance_no_file_and_no_network() -> None:
    faults = [f"{name(path)}:{line}: {what}" for path in SOURCES if is_pure(path) for line, what in impurities(tree(path))]

    assert faults == []


def test_the_rule_of_purity_sees_what_it_must() -> None:
    code = "import time, ast\nfrom urllib.request import urlopen\nfrom datetime import date\nopen('a')\ndate.today()\nbook.open()\n"

    assert list(impurities(ast.parse(code))) == [(1, "time"), (2, "urllib.request"), (4, "open()"), (5, ".today()")]


def test_everything_public_is_described() -> None:
    bare = []
    for path in SOURCES + WEB + LAB:
        module = tree(path)
        if module.body and not ast.get_docstring(module):
            bare.append(f"{name(path)}: the module")
        bare += [f"{name(path)}:{node.lineno}: {node.name}" for node in public(module.body) if not ast.get_docstring(node)]

    assert bare == []


def test_files_are_short() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES + WEB}

    assert {path: lines for path, lines in lengths.items() if lines >= MOST_LINES and path not in LONG_FILES} == {}
    assert [path for path in LONG_FILES if lengths.get(path, 0) < MOST_LINES] == [], "take these off the list of long files"


def test_functions_are_short() -> None:
    long = [
        f"{name(path)}:{node.lineno}: {node.name} has {lines} lines"
        for path in SOURCES + WEB + MIGRATIONS + LAB
        for node in functions(tree(path))
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_tests_mirror_the_source() -> None:
    """A module with a function has its tests; one that only declares data has nothing to test. A package's are in test_PACKAGE.py,
    those of a part that belongs to another module (html_text.py to html.py) can be in the whole's.
    """
    missing = []
    for path in SOURCES:
        if path.stem == "__main__" or not any(functions(tree(path))):
            continue
        folder = ROOT / "tests" / path.parent.relative_to(PACKAGE)
        stem = path.parent.name if path.stem == "__init__" else path.stem.lstrip("_")
        family = stem.partition("_")[0]
        whole = (path.parent / f"{family}.py").is_file() and (folder / f"test_{family}.py").is_file()
        if not whole and not (folder / f"test_{stem}.py").is_file():
            missing.append(f"{name(path)} → {name(folder / f'test_{stem}.py')}")
    assert missing == []


_ROWS_AND_PAGES = {"models", "forms", "views", "urls"}
"""Parts of an app that are tried through others: rows and forms through actions and pages, pages through their routes."""
_OF_THE_WHOLE = {"matrix", "security", "story"}
"""Folders of tests about the platform as a whole: every route for everyone, what somebody who means ill tries, what a browser sees."""


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """The modules, and what of them, that a file imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def doors() -> Iterator[Path]:
    """What an app is entered by from outside: modules that another app imports, tasks of the worker, commands of the operator."""
    callers = {path: imported(path) for path in WEB}
    for path in WEB:
        app, *inside = path.relative_to(PLATFORM).with_suffix("").parts
        if not inside or path.stem == "__init__" or _ROWS_AND_PAGES & {*inside} or not any(functions(tree(path))):
            continue
        abroad = any(dotted(path) in names for one, names in callers.items() if one.relative_to(PLATFORM).parts[0] != app)
        if abroad or path.stem == "tasks" or "commands" in inside:
            yield path


def test_each_door_of_the_platform_is_tested_beside_it() -> None:
    """In its app's folder: by a file of its name, or one that imports it, or, for a command, calls it by name. What stands behind a door is
    tested through it, page by page and action by action: most of an app is of no use but together.
    """
    untested = []
    for path in doors():
        room = ROOT / "tests" / "web" / path.parent.relative_to(PLATFORM)
        tests = sorted((ROOT / "tests" / "web" / path.relative_to(PLATFORM).parts[0]).rglob("*.py"))
        called = any("commands" in path.parts and path.stem in one.read_text(encoding="utf-8") for one in tests)
        if not called and not (room / f"test_{path.stem}.py").is_file() and not any(dotted(path) in imported(one) for one in tests):
            untested.append(name(path))
    assert untested == []


def test_tests_of_the_platform_stand_where_the_source_does() -> None:
    folders = {path.parent.relative_to(ROOT / "tests" / "web") for path in (ROOT / "tests" / "web").rglob("test_*.py")}

    assert [str(one) for one in sorted(folders) if not _OF_THE_WHOLE & {*one.parts} and not (PLATFORM / one).is_dir()] == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile("|".join(rf"\b{first}{second}\b" for first, second in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"))))
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]

    assert [name(path) for path in EVERYTHING + pages if marks.search(path.read_text(encoding="utf-8"))] == []


def test_every_exception_from_a_linter_gives_its_reason() -> None:
    silencer = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?::\s*[A-Z0-9, ]+\b|\[[\w, -]+\]|:\s*no cover)?(?P<reason>.*)")
    silent = [
        f"{name(path)}:{line}: {comment}"
        for path in EVERYTHING
        for line, comment in comments(path)
        if (match := silencer.match(comment)) and len(match["reason"].strip(" #-:–")) < len("a reason")
    ]

    assert silent == []


def test_no_test_is_switched_off() -> None:
    """Skipping is for what the machine lacks, at run time and in words; never for a test that fails."""
    off = [
        f"{name(path)}:{node.lineno}"
        for path in EVERYTHING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"xfail", "skipif"}
    ]

    assert off == []
