"""The catalogue of letters: when each is written, to whom, what it rests on, what an officer has to say in it, and its text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.law.basis import Basis, articles_of
from gongkai.law.course import Consulted
from gongkai.law.entries import entry, message_of, rows_of, text_of
from gongkai.law.message import Message
from gongkai.law.outcomes import Outcome, existing, version
from gongkai.law.rectifications import Rectification
from gongkai.law.remedy_rules import Act
from gongkai.law.rule_files import rules_in
from gongkai.ledger.case import Kind
from gongkai.ledger.events.handling import ComplaintOutcome, Decided
from gongkai_web.letters.drafting.lines import Line, Role, names_in

_FILE = "letters.toml"
_MARKS = {"# ": Role.HEADING, "> ": Role.PLAIN, "= ": Role.SLIP}


class To(StrEnum):
    """To whom a letter goes."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    ORGAN = "organ"
    UNIT = "unit"
    FILE = "file"


class FieldKind(StrEnum):
    """What an officer gives in a field."""

    LONG = "long"
    LINE = "line"
    DAY = "day"
    DAYS = "days"
    NUMBER = "number"
    FEE_BASIS = "fee_basis"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that an officer says in a letter; the Chinese name is that of its placeholder.

    `silent`: it has none, and is said through one that fills itself.
    """

    code: str
    name: Message
    kind: FieldKind
    silent: bool


@dataclass(frozen=True, slots=True)
class Automatic:
    """A placeholder that fills itself.

    `free`: an organ's own text may hold it or not, in letters to `only`. The others stay where the platform's text has them.
    """

    name: Message
    free: bool
    only: To | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the catalogue. `on`: the events that it goes with; `after`: once decided, the outcomes that it goes with, none for all.
    `kinds`: what the case is about. `objected`: it goes to those alone of whom was asked who objected.

    `text`: the platform's own lines.
    """

    code: str
    name: Message
    to: To
    on: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    consulted: tuple[Consulted, ...]
    objected: bool
    after: tuple[str, ...]
    kinds: tuple[Kind, ...]
    articles: tuple[Basis, ...]
    act: Act | None
    asks: tuple[str, ...]
    may_ask: tuple[str, ...]
    numbered: bool
    text: tuple[Line, ...]

    @property
    def reply(self) -> bool:
        """Whether it tells the applicant how the case was decided."""
        return self.to is To.APPLICANT and Decided.__name__ in self.on

    def needs(self, outcome: Outcome | None, on: date) -> tuple[str, ...]:
        """The fields that must not be empty: what the law demands of the outcome, and what the letter asks besides."""
        demanded = tuple(version(outcome, on).needs) if outcome else ()
        return (*demanded, *self.asks)

    def basis(self, outcome: Outcome | None, on: date) -> tuple[Basis, ...]:
        """The articles that it must name."""
        return version(outcome, on).articles if outcome else self.articles

    def possible(self, on: date) -> tuple[Outcome, ...]:
        """Of its outcomes those that the law of that day knows."""
        known = existing(on)
        return tuple(one for one in self.outcomes if one in known)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All letters, and all that can stand in one. `findings`: what was found, by the outcome."""

    letters: Mapping[str, Letter]
    fields: Mapping[str, Field]
    automatic: Mapping[str, Automatic]
    findings: Mapping[Outcome, str]

    def fields_of(self, letter: Letter, on: date) -> tuple[str, ...]:
        """The codes of all fields that a letter can hold, whatever its outcome."""
        demanded = [code for outcome in letter.possible(on) for code in version(outcome, on).needs]
        return tuple(dict.fromkeys([*demanded, *letter.asks, *letter.may_ask]))

    def allowed(self, letter: Letter, on: date) -> frozenset[str]:
        """The names that a template of the letter may hold."""
        free = {name for name, one in self.automatic.items() if one.free and one.only in {None, letter.to}}
        return frozenset(free) | self.demanded(letter, on)

    def demanded(self, letter: Letter, on: date) -> frozenset[str]:
        """The names that a template of the letter must hold, for the law demands what they say."""
        fixed = {name for name, one in self.automatic.items() if not one.free} & names_in(letter.text)
        return frozenset(fixed | {one.name.zh for code in self.fields_of(letter, on) if not (one := self.fields[code]).silent})


@cache
def catalogue() -> Catalogue:
    """Every letter, in the order of the list.

    Raises: RuleDataError when the data is malformed.
    """
    content = files("gongkai_web.letters").joinpath("data", _FILE).read_text(encoding="utf-8")
    return rules_in(content, _FILE, catalogue_from)


def catalogue_from(data: Mapping[str, Any]) -> Catalogue:
    """The catalogue that data describes.

    Raises: KeyError, TypeError, ValueError, ContractError when it is malformed, or a text holds a name that its letter cannot fill.
    """
    fields = {one.code: one for one in map(_field, rows_of(data, "fields"))}
    automatic = {one.name.zh: one for one in map(_automatic, rows_of(data, "automatic"))}
    letters = {one.code: one for one in (_letter(row, text_of(data, "opening")) for row in rows_of(data, "letters"))}
    found = Catalogue(letters, fields, automatic, {Outcome(key): text for key, text in data["findings"].items()})
    told = [outcome for one in letters.values() for outcome in one.outcomes]
    if sorted(told) != sorted(set(Outcome) - {Outcome.WITHDRAWN}):
        raise ValueError("each outcome but a withdrawal needs one letter")
    for one in letters.values():
        since = date(2026, 1, 1)
        if unknown := names_in(one.text) - found.allowed(one, since):
            raise ValueError(f"{one.code} holds {', '.join(sorted(unknown))}, which it cannot fill")
        if silent := found.demanded(one, since) - names_in(one.text):
            raise ValueError(f"{one.code} asks for {', '.join(sorted(silent))}, and does not say it")
    return found


def _field(row: Any) -> Field:
    entry(row, {"code", "zh", "en"}, {"kind", "silent"})
    return Field(text_of(row, "code"), message_of(row), FieldKind(row.get("kind", FieldKind.LONG)), row.get("silent", False))


def _automatic(row: Any) -> Automatic:
    entry(row, {"zh", "en"}, {"free", "only"})
    return Automatic(message_of(row), row.get("free", False), To(row["only"]) if "only" in row else None)


def _letter(row: Any, opening: str) -> Letter:
    entry(
        row,
        {"code", "zh", "en", "to", "body"},
        {"on", "outcomes", "consulted", "objected", "after", "kinds", "articles", "act", "asks", "may_ask", "numbered"},
    )
    to, numbered, name = To(row["to"]), row.get("numbered", True), message_of(row)
    body = text_of(row, "body").replace("@opening", opening)
    return Letter(
        code=text_of(row, "code"),
        name=name,
        to=to,
        on=("Decided",) if "outcomes" in row else tuple(rows_of(row, "on")),
        outcomes=tuple(map(Outcome, row.get("outcomes", ()))),
        consulted=tuple(map(Consulted, row.get("consulted", ()))),
        objected=row.get("objected", False),
        after=tuple(map(_end, row.get("after", row.get("outcomes", ())))),
        kinds=tuple(map(Kind, row.get("kinds", ["request"]))),
        articles=articles_of({"articles": row.get("articles", [])}),
        act=Act(row["act"]) if "act" in row else None,
        asks=tuple(row.get("asks", ())),
        may_ask=tuple(row.get("may_ask", ())),
        numbered=numbered,
        text=tuple(_lines(name.zh, body, to, numbered)),
    )


def _end(code: str) -> str:
    """How a case can end. Raises: ValueError."""
    if code in set(Outcome) | set(Rectification) | set(ComplaintOutcome):
        return code
    raise ValueError(f"no case ends in {code}")


def _lines(title: str, body: str, to: To, numbered: bool) -> Iterator[Line]:
    """The whole letter around a body: what stands after the first slip comes last."""
    yield Line(Role.HEAD, "{{机关名称}}")
    if numbered:
        yield Line(Role.NUMBER, "{{发文字号}}")
    yield Line(Role.TITLE, title)
    if to is not To.FILE:
        yield Line(Role.ADDRESSEE, "{{主送}}：")
    letter, mark, slip = body.strip().partition("\n= ")
    yield from map(_line, letter.splitlines())
    yield Line(Role.SIGNATURE, "{{机关名称}}")
    yield Line(Role.DATE, "{{成文日期}}")
    yield Line(Role.NOTE, "（联系方式：{{联系方式}}）")
    yield from map(_line, f"{mark.strip()} {slip}".splitlines() if mark else ())


def _line(text: str) -> Line:
    role = _MARKS.get(text[:2])
    return Line(role, text[2:]) if role else Line(Role.BODY, text)
