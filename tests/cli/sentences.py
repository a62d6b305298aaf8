"""The sentences with which the library refuses something, taken from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "gongkai"
FAULTS_OF_PROGRAMS = ("report/forms.py", "checks/rule.py", "checks/context.py")
"""What only who programs with the library sees."""
_RAISED = {"InputRefused", "ContractError", "GongkaiError", "Refusal", "_refusal"}


def sentences() -> dict[str, str]:
    """Sentence, with {} for what varies → the file that it stands in."""
    return {
        sentence: path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.relative_to(PACKAGE).as_posix().startswith(FAULTS_OF_PROGRAMS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and (told := _told(node)) is not None
        for argument in [*node.args[told], *(word.value for word in node.keywords if word.arg in {"why", "remedy"})]
        for sentence in _texts(argument)
    }


def _told(call: ast.Call) -> slice | None:
    """Which of its arguments are sentences; None for a call of something else."""
    match call.func:
        case ast.Name(id=name) if name in _RAISED:
            return slice(1)
        case ast.Name(id="_refuse"):
            return slice(1, 3)
        case ast.Attribute(attr="UsageError" | "BadParameter"):
            return slice(1)
        case _:
            return None


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
            if text.strip("{}:/, ()"):
                yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case _:
            return
