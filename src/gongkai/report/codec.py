"""The cells of a report as JSON and back, without losing a digit."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any, NoReturn, TypeVar

from gongkai.errors import ContractError
from gongkai.report.forms import Kind, form
from gongkai.report.model import PROSE_FORM, AnnualReport, Cell, Scope, Status, Value
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

REPORT_KEYS = ("organ", "year", "form", "scope", "cells")
CELL_KEYS = ("value", "printed", "status", "at")

_Member = TypeVar("_Member", Scope, Status)


def report_to_json(report: AnnualReport) -> dict[str, Any]:
    """The report as JSON values, its cells in the form's order; amounts stay Decimal, so write it with `dumps`. Prose is left out.

    Raises: ContractError when a cell's key is not of the report's form.
    """
    return {
        "organ": report.organ,
        "year": report.year,
        "form": report.form,
        "scope": None if report.scope is None else report.scope.value,
        "cells": {key: _cell_to_json(report.cells[key]) for key in ordered_keys(report)},
    }


def report_from_json(data: Mapping[str, Any]) -> AnnualReport:
    """The report that `report_to_json` wrote; read the text with `loads`, which keeps the digits of amounts.

    Raises: ContractError when a key or a type does not fit, naming where.
    """
    _expect_keys(data, REPORT_KEYS, "report")
    form_id = _typed(data["form"], str, "form")
    kinds = {} if form_id == PROSE_FORM else form(form_id).kinds
    cells: dict[str, Cell] = {}
    for key, cell in _typed(data["cells"], dict, "cells").items():
        if form_id != PROSE_FORM and key not in kinds:
            _refuse(f"cells.{key}", f"not a cell of form {form_id}")
        cells[key] = _cell_from_json(cell, kinds.get(key), f"cells.{key}")
    return AnnualReport(
        organ=_optional(data["organ"], str, "organ"),
        year=_optional(data["year"], int, "year"),
        form=form_id,
        cells=cells,
        scope=None if data["scope"] is None else _member(Scope, data["scope"], "scope"),
    )


def ordered_keys(report: AnnualReport) -> tuple[str, ...]:
    """The keys of the report's cells in the form's order (prose reports: as they stand).

    Raises: ContractError when a key is not of the report's form.
    """
    if report.form == PROSE_FORM:
        return tuple(report.cells)
    kinds = form(report.form).kinds
    keys = tuple(key for key in kinds if key in report.cells)
    if len(keys) != len(report.cells):
        unknown = sorted(set(report.cells) - set(kinds))
        raise ContractError(f"cells {', '.join(unknown)} are not of form {report.form}", where=report.organ or "report")
    return keys


def dumps(value: object) -> str:
    """JSON text on one line; a Decimal is written as a number with exactly its digits, Chinese as it is.

    Raises: ContractError for a value that JSON has no form for.
    """
    parts: list[str] = []
    _write(value, parts.append)
    return "".join(parts)


def loads(text: str) -> Any:
    """JSON text as values; a number with a fraction becomes a Decimal with exactly the printed digits."""
    return json.loads(text, parse_float=Decimal)


_text = json.JSONEncoder(ensure_ascii=False).encode


def _write(value: object, out: Callable[[str], None]) -> None:
    """The standard encoder writes a Decimal only as a string or through a binary float; this one walks the value itself."""
    match value:
        case str() | bool() | int() | None:
            out(_text(value))
        case dict():
            between = "{"
            for key, part in value.items():
                out(f"{between}{_text(str(key))}: ")
                _write(part, out)
                between = ", "
            out("}" if value else "{}")
        case list() | tuple():
            between = "["
            for part in value:
                out(between)
                _write(part, out)
                between = ", "
            out("]" if value else "[]")
        case Decimal() | float() if isfinite(value):
            out(format(value, "f") if isinstance(value, Decimal) else repr(value))
        case _:
            raise ContractError(f"{type(value).__name__} has no form in JSON", why=repr(value)[:200])


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    at = None if cell.at is None else place_to_json(cell.at)
    return {"value": cell.value, "printed": cell.printed, "status": cell.status.value, "at": at}


def _cell_from_json(data: Any, kind: Kind | None, where: str) -> Cell:
    _expect_keys(data, CELL_KEYS, where)
    at = None if data["at"] is None else place_from_json(data["at"], f"{where}.at")
    value = _value_from_json(data["value"], kind, f"{where}.value")
    return Cell(value, _member(Status, data["status"], f"{where}.status"), _optional(data["printed"], str, f"{where}.printed"), at)


def _value_from_json(value: Any, kind: Kind | None, where: str) -> Value:
    if value is None:
        return None
    if kind is Kind.AMOUNT:
        return Decimal(value) if isinstance(value, Decimal) else Decimal(_typed(value, int, where))
    if kind is None and isinstance(value, Decimal):
        return value
    number: int = _typed(value, int, where)
    return number


def place_to_json(place: Place) -> dict[str, Any]:
    """A place as JSON values; each kind of place has keys of its own."""
    match place:
        case TextPlace():
            return {"start": place.start, "end": place.end}
        case NodePlace():
            return {"path": place.path, "start": place.start, "end": place.end}
        case BoxPlace():
            return {"page": place.page, "box": list(place[1:])}
        case PartPlace():
            return {"part": place.part, "cell": place.cell}
        case CellsPlace():
            return {"cells": [list(pair) for pair in place.cells]}


def place_from_json(data: Any, where: str = "at") -> Place:
    """The place that `place_to_json` wrote.

    Raises: ContractError when the keys are of no kind of place.
    """
    read = _PLACES.get(frozenset(_typed(data, dict, where)))
    if read is None:
        _refuse(where, "not a place", remedy="give one of: " + "; ".join(", ".join(sorted(keys)) for keys in _PLACES))
    return read(data, where)


def _text_place(data: dict[str, Any], where: str) -> Place:
    return TextPlace(_typed(data["start"], int, f"{where}.start"), _typed(data["end"], int, f"{where}.end"))


def _node_place(data: dict[str, Any], where: str) -> Place:
    parent, slash, step = _typed(data["path"], str, f"{where}.path").rpartition("/")
    return NodePlace(parent, slash + step, _typed(data["start"], int, f"{where}.start"), _typed(data["end"], int, f"{where}.end"))


def _box_place(data: dict[str, Any], where: str) -> Place:
    box = _typed(data["box"], list, f"{where}.box")
    if len(box) != 4 or any(isinstance(side, bool) or not isinstance(side, int | float | Decimal) for side in box):
        _refuse(f"{where}.box", "a box is four numbers")
    x0, top, x1, bottom = (float(side) for side in box)
    return BoxPlace(_typed(data["page"], int, f"{where}.page"), x0, top, x1, bottom)


def _part_place(data: dict[str, Any], where: str) -> Place:
    return PartPlace(_typed(data["part"], str, f"{where}.part"), _typed(data["cell"], str, f"{where}.cell"))


def _cells_place(data: dict[str, Any], where: str) -> Place:
    pairs = _typed(data["cells"], list, f"{where}.cells")
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            _refuse(f"{where}.cells", "each cell is a pair of organ code and cell key")
    return CellsPlace(tuple((code, key) for code, key in pairs))


_PLACES: Mapping[frozenset[str], Callable[[dict[str, Any], str], Place]] = {
    frozenset({"start", "end"}): _text_place,
    frozenset({"path", "start", "end"}): _node_place,
    frozenset({"page", "box"}): _box_place,
    frozenset({"part", "cell"}): _part_place,
    frozenset({"cells"}): _cells_place,
}


def _expect_keys(data: Any, keys: tuple[str, ...], where: str) -> None:
    found = set(_typed(data, dict, where))
    if found != set(keys):
        _refuse(where, f"keys {', '.join(sorted(map(str, found ^ set(keys))))} are missing or unknown", f"expected are {', '.join(keys)}")


def _typed(value: Any, kind: type, where: str) -> Any:
    """The value, if it is of that type; true and false are not integers."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        _refuse(where, f"expected {kind.__name__}, found {type(value).__name__}")
    return value


def _optional(value: Any, kind: type, where: str) -> Any:
    return None if value is None else _typed(value, kind, where)


def _member(kind: type[_Member], value: Any, where: str) -> _Member:
    try:
        return kind(value)
    except ValueError:
        _refuse(where, f"{value!r} is not one of {', '.join(kind)}")


def _refuse(where: str, what: str, why: str = "", *, remedy: str = "") -> NoReturn:
    raise ContractError(what, where=where, why=why, remedy=remedy)
