"""Stories that a lawyer can read, as entries: one line an event, `2026-03-02 Registered number=7`."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from gongkai.law.zone import SHANGHAI
from gongkai.ledger.entry import Entry
from gongkai.ledger.fields import codecs

SCENARIOS = Path(__file__).parent / "scenarios"
_OPENINGS: dict[str, dict[str, Any]] = {
    name: {"organ": "13-water", "channel": "in_person", "applicants": [{"id": "A-1", "kind": "natural_person"}]}
    for name in ("RequestArrived", "RectificationArrived", "ComplaintArrived")
}
_OPENINGS["ComplaintArrived"]["about"] = "13-roads"
_OPENINGS |= {"ReviewFiled": {"organ": "13-water", "body": "13-government"}, "SuitFiled": {"organ": "13-water", "court": "13-court"}}
_LISTS = {"grounds", "requests"}
_NUMBERS = {"working_days", "yuan", "days", "instance", "entry"}
_TRUTHS = {"identical", "found", "passed", "ruling", "reviewed", "public_service_unit"}


def stories() -> list[dict[str, Any]]:
    """Every scenario of every file."""
    return [one for path in sorted(SCENARIOS.glob("*.toml")) for one in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]]


def told(lines: list[str], case: str = "C-1") -> tuple[Entry, ...]:
    """The entries of a story. A line can name the day on which it was recorded: `2026-03-02 @2026-03-09 Served`."""
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        day, *words = line.split()
        on = date.fromisoformat(day)
        recorded = date.fromisoformat(words.pop(0)[1:]) if words[0].startswith("@") else on
        at = datetime.combine(recorded, time(17, number), SHANGHAI)
        name, *pairs = words
        data = {**_OPENINGS.get(name, {}), **dict(_pair(name, pair) for pair in pairs)}
        entries.append(Entry(case, number, on, at, codecs()[name].decode(data)))
    return tuple(entries)


def _pair(event: str, text: str) -> tuple[str, Any]:
    key, _, value = text.partition("=")
    if key in _LISTS or (event, key) == ("Split", "into"):
        return key, value.split(",")
    if key in _TRUTHS:
        return key, {"true": True, "false": False}[value]
    return key, int(value) if key in _NUMBERS else value
