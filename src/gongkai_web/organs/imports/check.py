"""What each row of a table would make, and what is wrong with it. Pure: what is known already is handed in."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai_web.organs.imports.columns import HEADINGS, REQUIRED
from gongkai_web.organs.imports.table import Row

SUPERVISORS = ("area_supervisor", "system_supervisor")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one column of one row. `code`: of the closed list in `words.py`; `value`: what stands there."""

    column: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row as it would become an organ. `number`: of the row in the file; `values`: by field, supervisors by code."""

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def code(self) -> str:
        """The organ's code."""
        return str(self.values.get("code", ""))


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the database. `codes`: of every organ; `managed`: of those below which the importing person may put organs.

    `kinds`, `levels`: every word for one → its value.
    """

    codes: Collection[str]
    managed: Collection[str]
    kinds: Mapping[str, str]
    levels: Mapping[str, str]


def fields_of(heading: Row) -> tuple[tuple[str | None, ...], tuple[Fault, ...]]:
    """The field of each column, None for one that is not known, and what is wrong with the headings."""
    fields = tuple(HEADINGS.get(cell.replace(" ", "").lower()) for cell in heading.cells)
    missing = tuple(Fault(name, "no_column") for name in REQUIRED if name not in fields)
    twice = tuple(Fault(name, "column_twice") for name in dict.fromkeys(fields) if name and fields.count(name) > 1)
    return fields, missing + twice


def candidates(rows: Sequence[Row], fields: Sequence[str | None], known: Known) -> tuple[Candidate, ...]:
    """Every row after the heading, with its faults."""
    parsed = [_parsed(row, fields, known) for row in rows]
    times = Counter(one.code for one in parsed)
    made = [_with(one, Fault("code", "twice", one.code)) if one.code and times[one.code] > 1 else one for one in parsed]
    return _supervised(made, known)


def _parsed(row: Row, fields: Sequence[str | None], known: Known) -> Candidate:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, cell in zip(fields, row.cells, strict=False):
        if name is None:
            continue
        try:
            values[name] = _value(name, cell, known)
        except ValueError:
            faults.append(Fault(name, "not_known" if name in {"kind", "level"} else "not_a_date", cell))
    faults += [Fault(name, "empty") for name in REQUIRED if not values.get(name) and all(one.column != name for one in faults)]
    if values.get("code") in known.codes:
        faults.append(Fault("code", "exists", values["code"]))
    begins, ends = values.get("valid_from"), values.get("valid_until")
    if begins and ends and ends < begins:
        faults.append(Fault("valid_until", "ends_first", str(ends)))
    return Candidate(row.number, values, tuple(faults))


def _value(name: str, cell: str, known: Known) -> Any:
    match name:
        case "kind" | "level":
            words = known.kinds if name == "kind" else known.levels
            if cell and cell.lower() not in words:
                raise ValueError(cell)
            return words.get(cell.lower(), "")
        case "valid_from" | "valid_until":
            return _date(cell)
        case "code" | "area_supervisor" | "system_supervisor":
            return cell.upper()
        case _:
            return cell


def _date(cell: str) -> date | None:
    if not cell:
        return None
    plain = cell.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-")
    year, month, day = (int(part) for part in plain.split(" ")[0].split("-"))
    return date(year, month, day)


def _supervised(made: Sequence[Candidate], known: Known) -> tuple[Candidate, ...]:
    """The same with what is wrong about who stands above whom."""
    here = {one.code: one for one in made if one.code}
    circles = _in_circles(here)
    done = []
    for one in made:
        faults = [
            Fault(name, "not_managed" if above in known.codes else "no_such_organ", above)
            for name in SUPERVISORS
            if (above := one.values.get(name)) and above not in known.managed and above not in here
        ]
        if one.code in circles:
            faults.append(Fault("area_supervisor", "circle", str(one.values.get("area_supervisor", ""))))
        done.append(_with(one, *faults))
    return tuple(done)


def _in_circles(here: Mapping[str, Candidate]) -> frozenset[str]:
    """The codes of organs that would stand below themselves, in the area or in the system."""
    found: set[str] = set()
    for code in here:
        seen: set[str] = set()
        ahead = [code]
        while ahead:
            one = here.get(ahead.pop())
            above = [] if one is None else [str(one.values[name]) for name in SUPERVISORS if one.values.get(name)]
            if code in above:
                found.add(code)
                break
            ahead += [upper for upper in above if upper not in seen]
            seen.update(above)
    return frozenset(found)


def without_what_they_need(chosen: Collection[str], made: Sequence[Candidate], known: Known) -> tuple[Candidate, ...]:
    """The chosen candidates whose supervisor stands neither in the database nor among the chosen."""
    return tuple(
        one
        for one in made
        if one.code in chosen
        and any((above := one.values.get(name)) and above not in known.codes and above not in chosen for name in SUPERVISORS)
    )


def _with(one: Candidate, *faults: Fault) -> Candidate:
    return replace(one, faults=one.faults + faults) if faults else one
