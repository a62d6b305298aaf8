"""What is wrong with a letter, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.law.entries import entry, message_of
from gongkai.law.message import Message
from gongkai.law.rule_files import rules_in

_FILE = "findings.toml"


class Severity(StrEnum):
    """An error keeps a letter from being issued."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where (a field, or the line as it stands), why it matters, and what to do."""

    code: str
    severity: Severity
    where: Message
    what: Message
    why: Message
    remedy: Message


def finding(code: str, where: Message, **told: Message | str) -> Finding:
    """A finding of `data/findings.toml` with its particulars."""
    row = _known()[code]
    zh = {name: value.zh if isinstance(value, Message) else value for name, value in told.items()}
    en = {name: value.en if isinstance(value, Message) else value for name, value in told.items()}
    words = {part: Message(row[part].zh.format_map(zh), row[part].en.format_map(en)) for part in ("what", "why", "remedy")}
    return Finding(code, Severity(row["severity"]), where, **words)


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    content = files("gongkai_web.letters").joinpath("data", _FILE).read_text(encoding="utf-8")
    return rules_in(content, _FILE, lambda data: {code: _row(row) for code, row in data.items()})


def _row(row: Any) -> Mapping[str, Any]:
    entry(row, {"severity", "what", "why", "remedy"})
    return {"severity": Severity(row["severity"]), **{part: message_of(row[part]) for part in ("what", "why", "remedy")}}
