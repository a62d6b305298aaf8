"""Counters of table two from a small file: CSV with a header, or JSON lines."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any, NoReturn

from gongkai.errors import ContractError
from gongkai.report.compute.disclosure import Counter

_REQUIRED = ("key", "value", "source")
_LAPSED = "lapsed"
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_DIGITS = "write digits without spaces or separators"
_FLAGS = {"": False, "false": False, "true": True}


def counters_from_csv(text: str, name: str) -> tuple[Counter, ...]:
    """The counters of a table with the header `key,value,source` and, where there are any, a column `lapsed` that holds true or nothing.

    `name`: what the file is called in messages. Units: amounts in 万元.
    Raises: ContractError naming the line that cannot be used, or both lines that say the same.
    """
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        header = set(reader.fieldnames or ())
        if not header.issuperset(_REQUIRED) or header - {*_REQUIRED, _LAPSED}:
            _refuse(f"{name}:1", f"the header is {','.join(reader.fieldnames or ())}", "begin with key,value,source")
        return _each_once(_from_row(row, f"{name}:{reader.line_num}") for row in reader)
    except csv.Error as error:
        raise ContractError("the table is not CSV", where=f"{name}:{reader.reader.line_num}", why=str(error)) from error


def counters_from_json(text: str, name: str) -> tuple[Counter, ...]:
    """The counters of a text with one object a line: `{"key": …, "value": …, "source": …}`, and `"lapsed": true` where it is so.

    `name`: what the file is called in messages. Units: amounts in 万元.
    Raises: ContractError naming the line that cannot be used, or both lines that say the same.
    """
    return _each_once(_from_lines(text.split("\n"), name))


def _each_once(counters: Iterable[Counter]) -> tuple[Counter, ...]:
    """The counters, if no two say the same: one that was pasted twice would be added up twice."""
    found: list[Counter] = []
    lines: dict[Counter, str] = {}
    for counter in counters:
        same = replace(counter, at="")
        if same in lines:
            what = f"the line says the same as line {lines[same].rpartition(':')[2]}"
            _refuse(counter.at, what, "figures of one cell are added up: take one of the two away, or say in source how they differ")
        lines[same] = counter.at
        found.append(counter)
    return tuple(found)


def _from_row(row: Mapping[Any, Any], where: str) -> Counter:
    if None in row or None in row.values():
        _refuse(where, "the line has more or fewer fields than the header", "put texts with commas in quotation marks")
    value = _number(row["value"].strip())
    if isinstance(value, str):
        _refuse(where, f"{value!r} is not a number", _DIGITS)
    lapsed = _FLAGS.get(row.get(_LAPSED, "").strip())
    if lapsed is None:
        _refuse(where, f"lapsed is {row[_LAPSED]!r}", "write true or leave it empty")
    return _counter(row["key"].strip(), value, row["source"].strip(), where, lapsed=lapsed)


def _from_lines(lines: Iterable[str], name: str) -> Iterator[Counter]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _from_object(line, f"{name}:{number}")


def _from_object(line: str, where: str) -> Counter:
    try:
        data = json.loads(line, parse_int=_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise ContractError("the line is not JSON", where=where, why=str(error)) from error
    if not isinstance(data, dict) or not data.keys() >= set(_REQUIRED) or data.keys() - {*_REQUIRED, _LAPSED}:
        _refuse(where, "the line is no counter", "give an object with key, value and source")
    value = data["value"]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        _refuse(where, f"{value!r} is not a number", _DIGITS)
    lapsed = data.get(_LAPSED, False)
    if not isinstance(data["key"], str) or not isinstance(data["source"], str) or not isinstance(lapsed, bool):
        _refuse(where, "the line is no counter", "give key and source as text and lapsed as true or false")
    return _counter(data["key"], value, data["source"], where, lapsed=lapsed)


def _number(text: str) -> int | Decimal | str:
    """The number that plain digits write; any other text stays text, and no reader takes it for a number."""
    if not _NUMBER.fullmatch(text):
        return text
    return Decimal(text) if "." in text else int(text)


def _counter(key: str, value: int | Decimal, source: str, where: str, *, lapsed: bool) -> Counter:
    if not source:
        _refuse(where, "the counter names no source", "name the document that the figure is taken from")
    return Counter(key, value, source, lapsed, where)


def _refuse(where: str, what: str, remedy: str) -> NoReturn:
    raise ContractError(what, where=where, remedy=remedy)
