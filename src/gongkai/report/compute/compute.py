"""The annual report of a year as a function of what happened to the cases."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from gongkai.errors import ContractError
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.ledger.case import Case
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many, recorded_by
from gongkai.ledger.warning import LedgerWarning
from gongkai.report.compute.counting import counted
from gongkai.report.compute.disclosure import Counter, disclosure_cells
from gongkai.report.compute.evidence import Evidence
from gongkai.report.compute.period import period
from gongkai.report.forms import Form, form_for_year
from gongkai.report.forms import form as form_of
from gongkai.report.model import AnnualReport, Cell, Scope, Status


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed report. `evidence`: the cases behind tables three and four; `counters`: what table two adds up;
    `warnings`: what a person should look at before the figures are believed."""

    report: AnnualReport
    evidence: Evidence
    counters: tuple[Counter, ...]
    warnings: tuple[LedgerWarning, ...]


def annual_report(
    entries: Iterable[Entry],
    *,
    form: str,
    year: int,
    organ: str | None = None,
    as_of: datetime | None = None,
    counters: Iterable[Counter] = (),
    settings: Settings = DEFAULTS,
    keep_going: Callable[[LedgerError], None] | None = None,
) -> Computed:
    """The report that a ledger gives: every cell of tables three and four, zeros too, and those of table two that have counters.

    `entries`: those of one case together and in their order, case by case in any order; one case at a time is held. `organ`: whose cases
    are counted, None for all. `as_of`: only what was recorded by that instant exists, so that a report of the past comes out as it was.
    `keep_going`: is told of each case that cannot be, and the report is that of the others.
    Law: OGI-R 49, 50; docs/reference/compute.md. Units: amounts in 万元.
    Raises: ContractError when the form is not that of the year or a case cannot be counted, LedgerError when an entry cannot stand
    where it stands.
    """
    folded = _cases(entries, as_of, settings, keep_going)
    return report_of_cases(folded, form=form, year=year, organ=organ, counters=counters, settings=settings)


def report_of_cases(
    folded: Iterable[Case],
    *,
    form: str,
    year: int,
    organ: str | None = None,
    counters: Iterable[Counter] = (),
    settings: Settings = DEFAULTS,
) -> Computed:
    """The same from cases that are folded already.

    Raises: ContractError, as `annual_report`.
    """
    known = _valid(form, year)
    given = tuple(counters)
    disclosure = disclosure_cells(given, known, settings)
    result = counted(folded, period(year), known, organ, settings)
    counts = {key: Cell(result.evidence.count(key), Status.COMPUTED) for key in result.evidence.keys}
    both = {**disclosure, **counts}
    one_organ = organ if organ is not None or len(result.organs) != 1 else result.organs[0]
    scope = Scope.AGGREGATE if len(result.organs) > 1 else Scope.OWN
    report = AnnualReport(one_organ, year, known.id, {key: both[key] for key in known.keys if key in both}, scope)
    return Computed(report, result.evidence, given, result.warnings)


def _cases(
    entries: Iterable[Entry], as_of: datetime | None, settings: Settings, keep_going: Callable[[LedgerError], None] | None
) -> Iterator[Case]:
    """The cases of a ledger, one after the other, as they were known at an instant; None: as they are known now."""
    if as_of is None:
        return fold_many(entries, settings, keep_going=keep_going)
    if as_of.tzinfo is None:
        raise ContractError(f"the instant {as_of} has no time zone", remedy="write it with one, such as 2024-01-31T18:00+08:00")
    return fold_many(recorded_by(entries, as_of), settings, keep_going=keep_going)


def _valid(id: str, year: int) -> Form:
    """The form of that id, if reports of the year must use it."""
    form, used = form_of(id), form_for_year(year)
    if used is not form:
        remedy = "reports to 2018 are prose and are not computed" if used is None else f"use {used.id}"
        raise ContractError(f"form {id} is not the form of {year}", remedy=remedy)
    return form
