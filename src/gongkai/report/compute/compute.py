"""The annual report of a year as a function of what happened to the cases."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.case import Case
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many, recorded_by
from gongkai.ledger.times import written
from gongkai.ledger.warning import LedgerWarning, WarningCode
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
    `warnings`: what a person should look at before the figures are believed. `as_of`: the instant that was asked for;
    `last_recorded`: when the last entry that counts was recorded, None when the cases came folded, or there is none."""

    report: AnnualReport
    evidence: Evidence
    counters: tuple[Counter, ...]
    warnings: tuple[LedgerWarning, ...]
    as_of: datetime | None = None
    last_recorded: datetime | None = None


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
    known = _Known(_by(entries, as_of))
    folded = fold_many(known, settings, keep_going=keep_going)
    found = report_of_cases(folded, form=form, year=year, organ=organ, counters=counters, settings=settings)
    warnings = (*found.warnings, *_not_over(year, as_of, known.last))
    return replace(found, warnings=warnings, as_of=as_of, last_recorded=known.last)


def report_of_cases(
    folded: Iterable[Case],
    *,
    form: str,
    year: int,
    organ: str | None = None,
    counters: Iterable[Counter] = (),
    settings: Settings = DEFAULTS,
) -> Computed:
    """The same from cases that are folded already, of which it is not known when they were recorded.

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


class _Known:
    """Entries that are read once; `last`: when the last of those that were read so far was recorded."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.last: datetime | None = None

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            at = entry.recorded_at
            if at.tzinfo is not None and (self.last is None or at > self.last):  # one without a zone is refused when it is folded
                self.last = at
            yield entry


def _by(entries: Iterable[Entry], as_of: datetime | None) -> Iterable[Entry]:
    """The entries that were known at an instant; None: those that are known now."""
    if as_of is None:
        return entries
    if as_of.tzinfo is None:
        raise ContractError(f"the instant {as_of} has no time zone", remedy="write it with one, such as 2024-01-31T18:00+08:00")
    return recorded_by(entries, as_of)


def _not_over(year: int, as_of: datetime | None, last: datetime | None) -> Iterator[LedgerWarning]:
    """A doubt when what is known ends before the year does. Without an instant nothing but the last record shows how far that is."""
    end = datetime.combine(period(year).last, time.max, SHANGHAI)
    until = as_of or last
    if last is None or until is None or until >= end:
        return
    at = written(until)
    zh, en = f"台账截至 {at}", f"the ledger is taken as of {at}"
    if as_of is None:
        zh, en = f"台账最后一条记录登记于 {at}", f"the last entry of the ledger was recorded at {at}"
    message = Message(
        f"{zh}，其时 {year} 年尚未结束：结转下年度的是当时未办结的，并非 12 月 31 日未办结的；年终后出报告的，请用 --as-of 写明截至何时",
        f"{en}, before {year} was over: what is carried out, or pending, is what was open then, not on 31 December; "
        "for the report of the whole year name an instant after its end (as_of, --as-of)",
    )
    yield LedgerWarning(WarningCode.YEAR_NOT_OVER, (), message)


def _valid(id: str, year: int) -> Form:
    """The form of that id, if reports of the year must use it."""
    form, used = form_of(id), form_for_year(year)
    if used is not form:
        remedy = "reports to 2018 are prose and are not computed" if used is None else f"use {used.id}"
        raise ContractError(f"form {id} is not the form of {year}", remedy=remedy)
    return form
