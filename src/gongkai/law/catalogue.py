"""By when an item of a grassroots catalogue is public: as its column 公开时限 says in words, and never later than the Regulation has it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, basis
from gongkai.law.clock import Deadline
from gongkai.law.deadlines import deadline
from gongkai.law.entries import day_of, text_of
from gongkai.law.message import Message
from gongkai.law.periods import Period, PeriodKind, Unit
from gongkai.law.reasoning import Step
from gongkai.law.reckoning import reckoned
from gongkai.law.rule_files import rules_of
from gongkai.law.steps import amount, note
from gongkai.law.workdays import Calendar

_ROW = "D.9"
_BETWEEN_WORDS = re.compile(r"(?<![0-9])[\s,;。]+|[\s,;。]+(?![0-9])")
_BEGINS = Message(
    "目录事项的信息形成或者变更（时限另写明起算事由的，为该事由发生）", "the item was formed or changed, or what its column names happened"
)


class _Language(NamedTuple):
    """How catalogues say by when. `within`: a number with its unit; `words`: phrases without a number, by what they mean."""

    basis: Basis
    since: date
    within: re.Pattern[str]
    numbers: Mapping[str, int]
    units: Mapping[str, Unit]
    words: Mapping[str, str]
    otherwise: re.Pattern[str]


class Limit(NamedTuple):
    """What a column says. `number`: None where it gives none; `how_long`: it says how long the item stays public instead.

    `otherwise`: it leaves the periods of laws and regulations in place.
    """

    unit: Unit | None
    number: int | None
    how_long: bool
    otherwise: bool


def limit_of(text: str) -> Limit:
    """What a column says: `信息形成或者变更之日起10个工作日内` is ten working days, `实时公开` none at all, `及时公开` no number.

    Raises: ContractError for words that the library does not know.
    """
    known = _language()
    plain, otherwise = _plain(text), False
    if (clause := known.otherwise.search(plain)) is not None:
        plain, otherwise = plain[: clause.start()], True
    if plain in known.words:
        meant = known.words[plain]
        at_once = meant == "at_once"
        return Limit(Unit.DAYS if at_once else None, 0 if at_once else None, meant == "how_long", otherwise)
    if (found := known.within.fullmatch(plain)) is not None:
        number = found["number"]
        count = known.numbers[number] if number in known.numbers else int(number)
        if count > 0:
            return Limit(known.units[found["unit"]], count, False, otherwise)
    raise ContractError(
        f"cannot tell by when {text!r} asks for publication",
        why="only words that have one meaning are read",
        remedy="write it as in 信息形成或者变更之日起10个工作日内, or give the period of a law with --category",
    )


def catalogue_deadline(limit: str, formed: date, calendar: Calendar) -> Deadline:
    """When an item of a grassroots catalogue has to be public: formed on 2026-04-29 and due within ten working days, on 2026-05-15.

    `limit`: the column 公开时限. `formed`: the day of the event that it names, or on which the information was formed or changed.
    A column without a number, or with a longer period than the general one, leaves the general one in force.
    Law: GRASS, and OGI-R 26, which only laws and regulations can set aside. Units: as the column has them.
    Raises: ContractError for words that have no one meaning, and days that the calendar or the rules do not reach.
    """
    known, meant = _language(), limit_of(limit)
    if formed < known.since:
        why = f"the first version is of {known.since}"
        raise ContractError(f"grassroots catalogues had no rule yet on {formed}", why=why, remedy="check the date of the act")
    general = deadline(PeriodKind.PUBLICATION, {"formed": (formed,)}, calendar)
    own = _own(known, meant, formed, calendar)
    later = own is not None and own.due is not None and general.due is not None and own.due > general.due
    chosen = general if own is None or later else own
    said = note(None, _ROW, known.basis, f"标准目录“公开时限”栏：{limit.strip()}", f"The column of the catalogue says: {_english(meant)}.")
    return replace(chosen, reasoning=(said, *_remarks(known, meant, later), *chosen.reasoning))


def _own(known: _Language, meant: Limit, formed: date, calendar: Calendar) -> Deadline | None:
    if meant.unit is None or meant.number is None:
        return None
    rule = Period(
        kind=PeriodKind.PUBLICATION,
        row=_ROW,
        event="formed",
        unit=meant.unit,
        basis=known.basis,
        since=known.since,
        count=meant.number,
        rolls=meant.unit is Unit.DAYS and meant.number > 0,
    )
    return reckoned(rule, _BEGINS, {"formed": formed}, meant.number, None, calendar)


def _english(meant: Limit) -> str:
    """What the column says; its own words stand in the Chinese text."""
    if meant.unit is None or meant.number is None:
        return "for a long time" if meant.how_long else "in time"
    return f"within {amount(meant.number, meant.unit).en}" if meant.number else "at once"


def _remarks(known: _Language, meant: Limit, later: bool) -> Iterable[Step]:
    if later:
        zh = "目录所定时限长于条例第二十六条的期限；目录不能延长法定期限，以条例为准。"
        en = "That is longer than article 26 allows, and a catalogue cannot lengthen the period of the law: that of the Regulation holds."
        yield note(None, _ROW, basis("OGI-R 26"), zh, en)
    if meant.how_long:
        zh, en = (
            "该栏写的是公开多久，而不是何时公开，适用一般期限。",
            "It says how long it stays public, not by when: the general period holds.",
        )
        yield note(None, _ROW, basis("OGI-R 26"), zh, en)
    elif meant.number is None:
        zh, en = "该栏未写明期限，适用一般期限。", "It names no period: the general one holds."
        yield note(None, _ROW, basis("OGI-R 26"), zh, en)
    if meant.otherwise:
        zh, en = (
            "法律、法规另有期限的，适用其期限，此处未考虑。",
            "Where a law or regulation sets another period, that one holds; none is considered here.",
        )
        yield note(None, _ROW, known.basis, zh, en)


def _plain(text: str) -> str:
    """Without white space and commas, full-width signs narrowed, 、 或者 或 as one. What stands between two digits stays: 1,5 is not 15."""
    bare = _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", text).strip())
    return bare.replace("或者", "或").replace("、", "或")


@cache
def _language() -> _Language:
    return rules_of("catalogue.toml", _read)


def _read(data: Mapping[str, Any]) -> _Language:
    within, words = data["within"], data["words"]
    units = {name: Unit(unit) for name, unit in within["units"].items()}
    number = f"(?P<number>[1-9][0-9]?|{_one_of(data['numbers'])})"
    parts = [f"(?:{_one_of(within[name])})?" for name in ("lead", "of", "event", "after")]
    parts += [number, f"(?P<unit>{_one_of(units)})", f"(?:{_one_of(within['within'])})", f"(?:{_one_of(within['tail'])})?"]
    return _Language(
        basis(text_of(data, "basis")),
        day_of(data, "since"),
        re.compile("".join(parts)),
        data["numbers"],
        units,
        {_plain(word): meaning for meaning, listed in words.items() for word in listed},
        re.compile(f"(?:{_one_of(data['otherwise']['clauses'])})$"),
    )


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(re.escape(_plain(word)) for word in sorted(words, key=len, reverse=True))
