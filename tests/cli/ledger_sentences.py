"""The sentences with which the ledger refuses something, taken from its source; their rules, sayings and remedies stand in many places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "gongkai"
SOURCES = (*sorted((PACKAGE / "ledger").rglob("*.py")), PACKAGE / "cli" / "ledger_explain.py")
RULE = re.compile(r"[A-Z]{2}-\d\d\b")
_EVENT = "Served (entry 5, 2026-03-10)"
_OF_PROGRAMS = {"ask Step.may_follow first", "give in_force", "RQ-10", "DL-04", "LR-13"}
"""What only who programs with the library sees, and the rows of reasonings."""
_NAMES = {"what", "why", "remedy", "saying", "told", "there", "some", "STRIKE", "_REMEDY", "_ROOT", "_CHAIN", "_FORMAT"}
_SAYING = {"wrong": 3, "_wrong": 1, "_unknown": 3, "_malformed": 1, "LedgerError": 0}
_REMEDIES = {"wrong": 5, "_wrong": 3, "_malformed": 3}


def sentences() -> dict[str, str]:
    """Sentence, with {} for what varies → the file that it stands in. What is said of an event begins with one."""
    found: dict[str, str] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text in _of(node):
                if text not in _OF_PROGRAMS and not text.endswith(" "):  # the first piece of an f-string, which stands there whole too
                    found[text] = path.relative_to(PACKAGE).as_posix()
    return found


def rules() -> set[str]:
    """Every rule that the ledger names."""
    return {match.group() for text in sentences() if (match := RULE.match(text))}


def _of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if RULE.match(text):
            yield text
        case ast.JoinedStr() if RULE.match(text := _text(node)):
            yield text
        case ast.Call(func=ast.Name(id=name), args=args, keywords=words):
            if name in _SAYING and len(args) > _SAYING[name]:
                prefix = f"{_EVENT} " if name in {"wrong", "_wrong", "_unknown"} else ""
                suffix = " {}" if name == "_unknown" else ""
                yield from (f"{prefix}{text}{suffix}" for text in _texts(args[_SAYING[name]]))
            if name in _REMEDIES and len(args) > _REMEDIES[name]:
                yield from _texts(args[_REMEDIES[name]])
            yield from (text for word in words if word.arg in {"remedy", "why"} for text in _texts(word.value))
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            pairs = zip(names, values, strict=True)
            yield from (text for name, value in pairs if isinstance(name, ast.Name) and name.id in _NAMES for text in _said(name.id, value))
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _NAMES:
            yield from _said(name, value)
        case _:
            return


def _said(name: str, value: ast.expr) -> Iterator[str]:
    yield from (f"{_EVENT} {text}" if name == "saying" else text for text in _texts(value))


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.JoinedStr() if re.search("[a-z]{3}", text := _text(node)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case _:
            return


def _text(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
