"""The word lists of `data/wording.toml`, compiled once: how headings, organs, scopes and page frames are worded."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

YEAR = r"(?:(?:19|20)\d\d|[二2][〇○零oO0][〇○零oO0一二三123][〇○零oO0一二三四五六七八九\d])"
"""A year in digits, in Chinese numerals or in a mixture (二〇二〇, 二0二0)."""

NUMERALS = "一二三四五六七八九十"

_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
_YEARS = range(2003, 2050)


def year_of(printed: str) -> int | None:
    """The year that a match of `YEAR` means, None outside the years that a report can be about."""
    year = int(printed.translate(_DIGITS))
    return year if year in _YEARS else None


@dataclass(frozen=True, slots=True)
class Wording:
    """Every list of the file as a compiled pattern; the file says what each is for."""

    sections: re.Pattern[str]
    loose_sections: re.Pattern[str]
    table_rows: re.Pattern[str]
    preface: re.Pattern[str]
    law: re.Pattern[str]
    bases: re.Pattern[str]
    suffixes: tuple[str, ...]
    not_name: re.Pattern[str]
    title_prefix: re.Pattern[str]
    title_suffix: re.Pattern[str]
    source: str
    verbs: str
    compilers: str
    inner_office: re.Pattern[str]
    words_with_level: tuple[str, ...]
    aggregate: tuple[re.Pattern[str], ...]
    own: tuple[re.Pattern[str], ...]
    chrome: re.Pattern[str]
    footer: re.Pattern[str]


@cache
def wording() -> Wording:
    """The word lists."""
    data = tomllib.loads(files(__package__).joinpath("data", "wording.toml").read_text(encoding="utf-8"))
    organs, headings, scope = data["organs"], data["headings"], data["scope"]
    return Wording(
        sections=_by_number({one["number"]: one["strong"] for one in data["sections"]}),
        loose_sections=_by_number({one["number"]: one["weak"] for one in data["sections"]}),
        table_rows=re.compile(headings["rows"]),
        preface=re.compile(headings["preface"]),
        law=re.compile(headings["law"]),
        bases=re.compile(headings["bases"]),
        suffixes=tuple(organs["suffixes"]),
        not_name=re.compile(organs["not_names"]),
        title_prefix=re.compile(organs["title_prefix"]),
        title_suffix=re.compile(organs["title_suffix"]),
        source=organs["source"],
        verbs=organs["verbs"],
        compilers=organs["compilers"],
        inner_office=re.compile(organs["inner"]),
        words_with_level=tuple(organs["words_with_level"]),
        aggregate=tuple(map(re.compile, scope["aggregate"])),
        own=tuple(map(re.compile, scope["own"])),
        chrome=re.compile(data["page"]["chrome"]),
        footer=re.compile(data["page"]["footer"]),
    )


def _by_number(wordings: dict[int, list[str]]) -> re.Pattern[str]:
    """One pattern for all sections; the group `_3` matches when it is section three."""
    return re.compile("|".join(f"(?P<_{number}>{'|'.join(some)})" for number, some in wordings.items() if some))


def section_number(match: re.Match[str] | None) -> int | None:
    """The section that a match of `sections` or `loose_sections` means."""
    return int(match.lastgroup[1:]) if match is not None and match.lastgroup else None
