"""Every place in the platform's code that asks whether somebody may, and that code without it. Pure but for reading the source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import CodeType

WEB = Path(__file__).resolve().parents[2] / "src" / "gongkai_web"
_ASKED = {"organs/access.py", "organs/actions/permission.py", "publishing/actions/offered.py"}
"""Where the guards themselves are made."""
_ORGANS = '__import__("gongkai_web.organs.models", fromlist=["Organ"]).Organ.objects'


class Guard(StrEnum):
    """A kind of guard."""

    VIEW = "view"
    """The decorator of a view: `@needs(…)`."""
    OBJECT = "object"
    """Only what belongs to organs for which one may: `within(…)`, `organ_or_404(…)`."""
    ACTION = "action"
    """The first line of an action: `demand(…)`."""
    CONDITION = "condition"
    """`if not … may(…)`, `if … not in … permitted(…)`, with a refusal."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a guard stands. `function`: the qualified name of what it guards."""

    module: str
    function: str
    guard: Guard
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function} ({self.guard})"


def sites() -> list[Site]:
    """All of them, module by module."""
    found: list[Site] = []
    for path in sorted(WEB.rglob("*.py")):
        if str(path.relative_to(WEB)) not in _ASKED:
            finder = _Finder(".".join(("gongkai_web", *path.relative_to(WEB).with_suffix("").parts)))
            finder.visit(ast.parse(path.read_text(encoding="utf-8")))
            found += finder.found
    return found


def without(site: Site) -> CodeType:
    """The code of the function without that guard; not for the decorator of a view, which is outside of it."""
    path = WEB.parent.joinpath(*site.module.split(".")).with_suffix(".py")
    tree = _Remover(site).visit(ast.parse(path.read_text(encoding="utf-8")))
    whole = compile(ast.fix_missing_locations(tree), str(path), "exec")
    return next(code for code in _codes(whole) if code.co_qualname == site.function)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


class _Finder(ast.NodeVisitor):
    def __init__(self, module: str) -> None:
        self.module = module
        self.found: list[Site] = []
        self._inside: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._within(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for decorator in node.decorator_list:
            if _called(decorator) == "needs":
                self._note(Guard.VIEW, decorator, node.name)
        self._within(node)

    def _within(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self._inside.append(node.name)
        for one in node.body:
            self.visit(one)
        self._inside.pop()

    def visit_Call(self, node: ast.Call) -> None:
        if (guard := _guard_of(node)) and self._inside:
            self._note(guard, node)
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if _refuses(node):
            self._note(Guard.CONDITION, node)
        self.generic_visit(node)

    def _note(self, guard: Guard, node: ast.expr | ast.stmt, *deeper: str) -> None:
        self.found.append(Site(self.module, ".".join((*self._inside, *deeper)), guard, node.lineno, node.col_offset))


class _Remover(ast.NodeTransformer):
    def __init__(self, site: Site) -> None:
        self._site = site

    def _is_it(self, node: ast.expr | ast.stmt, guard: Guard | None) -> bool:
        return (guard, node.lineno, node.col_offset) == (self._site.guard, self._site.line, self._site.column)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        guard = _guard_of(node)
        if not self._is_it(node, guard):
            return self.generic_visit(node)
        match _called(node):
            case "demand":
                return node.args[2]
            case "within":
                return ast.parse(f"{_ORGANS}.all()", mode="eval").body
            case "organ_or_404":
                found = ast.parse(f"{_ORGANS}.get()", mode="eval").body
                assert isinstance(found, ast.Call)
                found.keywords = [ast.keyword("pk", node.args[1])]
                return found
            case _:
                return ast.Constant(None)

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node, Guard.CONDITION):
            node.test = ast.BoolOp(ast.And(), [node.test, ast.Constant(value=False)])
        return node


def _guard_of(node: ast.Call) -> Guard | None:
    match _called(node):
        case "within" | "organ_or_404" if len(node.args) > 1 and isinstance(node.func, ast.Name) and _is_request(node.args[0]):
            return Guard.OBJECT
        case "demand" if len(node.args) == 3:
            return Guard.ACTION
        case "demand_offered":
            return Guard.CONDITION
    return None


def _is_request(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "request"


def _called(node: ast.expr) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _refuses(node: ast.If) -> bool:
    """Whether a person's rights are asked for, and the answer may be a refusal."""
    asks = any(_called(one) in {"may", "permitted"} for one in ast.walk(node.test) if isinstance(one, ast.Call))
    return asks and isinstance(node.body[0], ast.Raise | ast.Return)
