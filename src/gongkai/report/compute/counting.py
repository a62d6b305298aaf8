"""Cases counted into the cells of tables three and four, one after the other; none is kept."""

from collections.abc import Iterable
from typing import NamedTuple

from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.law.settings import Settings
from gongkai.ledger.case import Case, DisputeCase, HandledCase, Kind
from gongkai.ledger.references import References
from gongkai.ledger.splits import Splits
from gongkai.ledger.warning import LedgerWarning, WarningCode
from gongkai.report.compute.evidence import CaseRef, Evidence, Tally
from gongkai.report.compute.period import Period
from gongkai.report.compute.remedies import remedy_cells
from gongkai.report.compute.requests import request_cells
from gongkai.report.forms import Form


class Counted(NamedTuple):
    """The cases behind each cell, what a person should look at, and the organs whose cases were there, in the order of their first."""

    evidence: Evidence
    warnings: tuple[LedgerWarning, ...]
    organs: tuple[str, ...]


def counted(cases: Iterable[Case], period: Period, form: Form, organ: str | None, settings: Settings) -> Counted:
    """Every case of the organ (None: of any) in the cells of the form's tables three and four.

    Law: OGI-R 49, 50; domain C.6; docs/reference/compute.md gives each rule its basis.
    Raises: ContractError for a case that comes twice, or cannot be counted: see `request_cells`.
    """
    counting = _Counting(period, form, settings)
    organs: dict[str, None] = {}
    others: dict[str, None] = {}
    for case in cases:
        counting.see(case)
        if organ is None or case.organ == organ:
            organs[case.organ] = None
            counting.take(case)
        else:
            others[case.organ] = None
    warnings = [*counting.warnings, *counting.splits.warnings(), *counting.references.warnings(counting.seen)]
    if not organs:
        warnings.append(_no_cases(organ, tuple(others)))
    return Counted(counting.tally.evidence(), tuple(warnings), tuple(organs))


def _no_cases(organ: str | None, others: tuple[str, ...]) -> LedgerWarning:
    if not others:
        nothing = Message("台账中没有任何案件，或截至该时尚未登记", "the ledger has no case, or none was recorded by then")
        return LedgerWarning(WarningCode.NO_CASES, (), nothing)
    message = Message(
        f"台账中没有 {organ} 的案件，只有 {'、'.join(others)} 的案件",
        f"the ledger has no case of {organ}, only of {', '.join(others)}",
    )
    return LedgerWarning(WarningCode.NO_CASES, (), message)


class _Counting:
    """What has to be remembered from case to case: ids, case numbers of bodies and courts, which case refers to which."""

    def __init__(self, period: Period, form: Form, settings: Settings) -> None:
        self.period, self.form, self.settings = period, form, settings
        self.tally = Tally(form)
        self.splits, self.references = Splits(), References()
        self.warnings: list[LedgerWarning] = []
        self.seen: set[str] = set()
        self._numbers: dict[tuple[Kind, str, str], str] = {}

    def see(self, case: Case) -> None:
        """Take note of a case, also of one of another organ."""
        if case.id in self.seen:
            raise ContractError(
                "the case comes twice", where=case.id, remedy="give the entries of each case together, and no ledger two times"
            )
        self.seen.add(case.id)

    def take(self, case: Case) -> None:
        """Count one case."""
        self.references.see(case)
        match case:
            case HandledCase():
                if case.kind is Kind.REQUEST:
                    self.splits.see(case)
                    self._add(case.id, request_cells(case, self.period, self.form.id, self.settings))
            case DisputeCase():
                cells = tuple(remedy_cells(case, self.period, self.settings))
                if cells and not self._is_known(case):
                    self._add(case.id, cells)

    def _add(self, case: str, cells: Iterable[tuple[str, CaseRef]]) -> None:
        for key, ref in cells:
            if not self.tally.has(key):
                raise ContractError(f"form {self.form.id} has no cell {key}", where=case, remedy="compute the report on another form")
            self.tally.add(key, ref)

    def _is_known(self, case: DisputeCase) -> bool:
        """Whether a case with the same number of the same body or court was counted; warns if so."""
        if case.number is None:
            return False
        first = self._numbers.setdefault((case.kind, case.body, case.number), case.id)
        if first == case.id:
            return False
        message = Message(
            f"{first} 与 {case.id} 案号相同（{case.number}），只计入 {first}",
            f"{first} and {case.id} have the same case number ({case.number}): only {first} is counted",
        )
        self.warnings.append(LedgerWarning(WarningCode.SAME_NUMBER, (first, case.id), message))
        return True
