"""Hand-counted ledgers: one TOML file a rule, with the events as a person would tell them and the cases that belong in each cell."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from gongkai.law.settings import Settings
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events import dispute, handling, opening, record
from gongkai.ledger.events.opening import Applicant, ApplicantKind

FOLDER = Path(__file__).parent / "scenarios"
CHINA = timezone(timedelta(hours=8))
ORGAN = "青山县水利局"
COURT, BODY = "青山县人民法院", "青山县人民政府"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a report of the story must say. `cells`: those that are not zero, sums left out, with the cases behind them in any order."""

    year: int
    organ: str | None
    as_of: datetime | None
    settings: Settings
    cells: Mapping[str, list[str]]
    warnings: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Story:
    """A small ledger and its reports."""

    name: str
    entries: tuple[Entry, ...]
    reports: tuple[Expected, ...]


def stories() -> tuple[Story, ...]:
    """Every story of the folder."""
    return tuple(_story(path) for path in sorted(FOLDER.glob("*.toml")))


def story(name: str) -> Story:
    """One of them."""
    return _story(FOLDER / f"{name}.toml")


def _story(path: Path) -> Story:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data.keys() == {"rule", "basis", "cases", "reports"}, path.name
    entries = tuple(entry for case in data["cases"] for entry in _entries(case))
    return Story(path.stem, entries, tuple(map(_expected, data["reports"])))


def _expected(data: dict[str, Any]) -> Expected:
    hints = get_type_hints(Settings)
    settings = Settings(**{name: _typed(hints[name], value) for name, value in data.pop("settings", {}).items()})
    return Expected(
        data["year"], data.get("organ"), data.get("as_of"), settings, data["cells"], [(code, ids) for code, ids in data.get("warnings", [])]
    )


def _entries(case: dict[str, Any]) -> Iterator[Entry]:
    assert case.keys() <= {"id", "events"}, case["id"]
    for number, told in enumerate(case["events"], 1):
        words = dict(told)
        on = words.pop("on")
        recorded = words.pop("recorded", datetime.combine(on, time(17), CHINA))
        yield Entry(case["id"], number, on, recorded, _event(words))


def _event(told: dict[str, Any]) -> Event:
    kind = EVENTS[told.pop("event")]
    hints = get_type_hints(kind)
    given = {name: _typed(hints[name], value) for name, value in told.items()}
    needed = {one.name for one in dataclasses.fields(kind) if one.default is dataclasses.MISSING}
    usual = {name: value for name, value in {"organ": ORGAN, "court": COURT, "body": BODY}.items() if name in needed}
    made: Event = kind(**{**usual, **given})
    return made


def _typed(hint: Any, value: Any) -> Any:
    """The value as the event's field has it; an applicant is told by its kind alone, or by kind and id."""
    if isinstance(value, list):
        return tuple(_applicant(one) if "Applicant" in str(hint) else one for one in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    assert not isinstance(value, datetime) or hint is datetime
    assert not isinstance(value, date) or hint is date
    return value


def _applicant(told: str) -> Applicant:
    kind, _, person = told.partition(" ")
    return Applicant(person or f"p-{kind}", ApplicantKind(kind))


def _named() -> Iterator[tuple[str, Any]]:
    for module in (opening, handling, dispute, record):
        for name, member in vars(module).items():
            if dataclasses.is_dataclass(member) and member is not Applicant and member.__module__ == module.__name__:
                yield re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(), member


EVENTS = dict(_named())
"""Name as a story tells it (`request_arrived`) → class of the event."""
