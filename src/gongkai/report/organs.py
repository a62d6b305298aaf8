"""The tree of organs whose reports are rolled up, from a table `code,name,parent,level,kind`."""

import csv
import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from gongkai.errors import ContractError, InputRefused

COLUMNS = ("code", "name", "parent", "level", "kind")
SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ. `parent` is a code, None at the top; `level` and `kind` are the table's own words."""

    code: str
    name: str
    parent: str | None
    level: str
    kind: str


@dataclass(frozen=True)
class OrganTree:
    """Organs by code, in the table's order; every parent is known and no organ stands above itself."""

    organs: Mapping[str, Organ]

    def organ(self, code: str) -> Organ:
        """The organ of that code.

        Raises: ContractError when there is none.
        """
        try:
            return self.organs[code]
        except KeyError:
            raise ContractError(f"no organ has the code {code!r}", where="organ tree", remedy="add it to the table") from None

    def children(self, code: str) -> tuple[Organ, ...]:
        """The organs directly below."""
        return self._children.get(code, ())

    def below(self, code: str) -> Iterator[Organ]:
        """The organ itself and every organ below it, each before its children."""
        pending = [self.organ(code)]
        while pending:
            organ = pending.pop()
            yield organ
            pending.extend(reversed(self.children(organ.code)))

    def named(self, name: str) -> tuple[Organ, ...]:
        """The organs of exactly that name, width of characters and spaces aside. More than one: the name does not say which."""
        return self._named.get(normalised_name(name), ())

    @cached_property
    def _children(self) -> Mapping[str, tuple[Organ, ...]]:
        grouped: defaultdict[str, list[Organ]] = defaultdict(list)
        for organ in self.organs.values():
            if organ.parent is not None:
                grouped[organ.parent].append(organ)
        return {code: tuple(children) for code, children in grouped.items()}

    @cached_property
    def _named(self) -> Mapping[str, tuple[Organ, ...]]:
        grouped: defaultdict[str, list[Organ]] = defaultdict(list)
        for organ in self.organs.values():
            grouped[normalised_name(organ.name)].append(organ)
        return {name: tuple(organs) for name, organs in grouped.items()}


def normalised_name(name: str) -> str:
    """The name without spaces, full-width letters and brackets as half-width."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def parse_organs(text: str, *, source: str = "organ tree") -> OrganTree:
    """The tree that a CSV table with the header `code,name,parent,level,kind` (in any order) describes; an empty parent is a top.

    Raises: InputRefused listing, with their lines, what is missing, doubled, unknown or circular.
    """
    rows, problems = _rows(text)
    organs: dict[str, Organ] = {}
    lines: dict[str, int] = {}
    for line, organ in rows:
        if organ.code in organs:
            problems.append((line, f"code {organ.code!r} stands already on line {lines[organ.code]}"))
        else:
            organs[organ.code], lines[organ.code] = organ, line
    for organ in organs.values():
        if organ.parent is not None and organ.parent not in organs:
            problems.append((lines[organ.code], f"parent {organ.parent!r} of {organ.code!r} is not in the table"))
    problems.extend((lines[code], f"{code!r} stands above itself") for code in _circular(organs))
    if problems:
        raise _refusal(problems, source)
    return OrganTree(MappingProxyType(organs))


def _rows(text: str) -> tuple[list[tuple[int, Organ]], list[tuple[int, str]]]:
    """The table's organs with their lines, and what is wrong with single rows."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        records = [(reader.line_num, fields) for fields in reader]
    except csv.Error as error:
        return [], [(reader.line_num, f"this is no CSV: {error}")]
    header = [name.strip() for name in (records[0][1] if records else [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        return [], [(1, f"the header lacks {', '.join(missing)}; it must name {','.join(COLUMNS)}")]
    rows: list[tuple[int, Organ]] = []
    problems: list[tuple[int, str]] = []
    for line, fields in records[1:]:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            problems.append((line, f"{len(fields)} fields where the header has {len(header)}"))
            continue
        value = {name: field.strip() for name, field in zip(header, fields, strict=True)}
        if value["code"] and value["name"]:
            rows.append((line, Organ(value["code"], value["name"], value["parent"] or None, value["level"], value["kind"])))
        else:
            problems.append((line, "code or name is empty"))
    if not rows and not problems:
        problems.append((1, "the table has no organs"))
    return rows, problems


def _circular(organs: Mapping[str, Organ]) -> Iterator[str]:
    """Codes of organs that are their own ancestors."""
    settled: set[str] = set()
    for start in organs:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in organs and at not in settled and at not in path:
            path[at] = None
            at = organs[at].parent
        if at in path:
            steps = list(path)
            yield from steps[steps.index(at) :]
        settled.update(path)


def _refusal(problems: list[tuple[int, str]], source: str) -> InputRefused:
    shown = [f"line {line}: {what}" for line, what in sorted(problems)[:SHOWN_PROBLEMS]]
    more = len(problems) - len(shown)
    if more:
        shown.append(f"and {more} more")
    return InputRefused("the organ table cannot be used", where=source, why="; ".join(shown), remedy="correct these lines and try again")
