"""What a check may know besides the report itself."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from gongkai.errors import RuleDataError
from gongkai.report.model import AnnualReport


class OrganKind(StrEnum):
    """What an organ is, as far as the checks need it."""

    GOVERNMENT = "government"
    """A people's government (省人民政府, 县人民政府)."""
    GENERAL_OFFICE = "general_office"
    """The general office of a government (办公厅, 办公室)."""
    DEPARTMENT = "department"
    """A department of a government (局, 委, 厅)."""


class Level(StrEnum):
    """The administrative level of an organ."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    """设区的市, 自治州, 盟."""
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class OrganProfile:
    """Kind and level of the reporting organ."""

    kind: OrganKind
    level: Level


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds that no instrument sets; `data/settings.toml` holds the defaults and the doubt behind each."""

    change_factor: Decimal
    change_floor: int
    unit_slip_factor: Decimal
    omitted_groups_quoted: int
    gap_share: Decimal
    gap_share_of_two: Decimal


@cache
def default_settings() -> Settings:
    """The thresholds that the library ships.

    Raises: RuleDataError when the data file is malformed.
    """
    return _settings(files(__package__).joinpath("data/settings.toml").read_text(encoding="utf-8"))


def _settings(content: str) -> Settings:
    try:
        values: Mapping[str, object] = tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise RuleDataError(f"not TOML: {error}", where="settings.toml") from error
    types = {one.name: one.type for one in fields(Settings)}
    wrong = values.keys() ^ types.keys() or {name for name, value in values.items() if type(value) is not types[name]}
    if wrong:
        names = ", ".join(sorted(wrong))
        raise RuleDataError(f"missing, unknown or mistyped: {names}", where="settings.toml", remedy="give each setting once, with its type")
    return Settings(**values)  # type: ignore[arg-type] # names and types were compared above


@dataclass(frozen=True, slots=True)
class Recount:
    """What a case ledger gives for the year of a report. `behind`: the ids of the cases, or the sources of the counters, behind a cell."""

    report: AnnualReport
    behind: Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Context:
    """Last year's report, the children, the organ, the ledger: a rule whose context is not given says nothing.

    `previous`: the same organ's report of the year before.
    `children`: every report that the parent's is added up from. When the parent has figures of its own (本级), its own report
    is one of the children: a rollup is then the plain sum of this tuple and no figure is counted twice.
    `recount`: what the case ledger gives for the same year.
    `filed`: the report is filed on the platform, so that blanks and missing cells are refused, not read as they are.
    """

    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] | None = None
    filed: bool = False
    organ: OrganProfile | None = None
    settings: Settings = field(default_factory=default_settings)
    recount: Recount | None = None


NOTHING = Context()
"""No context: the report stands alone, as read from a page."""
