"""What of a review or a suit counts in table four."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.law.results import result_class
from gongkai.law.settings import Instances, Settings
from gongkai.ledger.case import Conclusion, DisputeCase, Kind, Mark
from gongkai.ledger.events.opening import Part
from gongkai.report.compute.evidence import CaseRef
from gongkai.report.compute.period import Period


class _Instance(NamedTuple):
    """One instance: what opened it, and how it ended, if it did."""

    opened: Mark
    conclusion: Conclusion | None


def remedy_cells(case: DisputeCase, period: Period, settings: Settings) -> Iterator[tuple[str, CaseRef]]:
    """The cells of table four that a case counts in, with the reason for each: none, one, or one an instance if
    each instance counts.

    Law: STAT201 (only the organ of the original act counts it); notices of the form, table four.
    """
    if not _is_ours(case, settings):
        return
    block = _block(case)
    instances = tuple(one for one in _instances(case) if one.opened.on <= period.last)
    if settings.instances is Instances.LATEST:
        instances = instances[-1:]
    for one in instances:
        ended = one.conclusion
        if ended is None or ended.made.on > period.last:
            yield f"remedies.{block}.pending", CaseRef(case.id, one.opened.entry, one.opened.on, "pending")
        elif period.holds(ended.made.on):
            column = result_class(ended.result)
            yield f"remedies.{block}.{column}", CaseRef(case.id, ended.made.entry, ended.made.on, ended.result)


def _is_ours(case: DisputeCase, settings: Settings) -> bool:
    match case.part:
        case Part.ORIGINAL_ACTOR:
            return True
        case Part.CO_DEFENDANT:
            return False
        case Part.SOLE_RESPONDENT:
            return case.kind is Kind.SUIT and settings.count_as_sole_respondent


def _block(case: DisputeCase) -> str:
    if case.kind is Kind.REVIEW:
        return "review"
    return "suit_after_review" if case.reviewed else "suit_direct"


def _instances(case: DisputeCase) -> Iterator[_Instance]:
    """The first instance is opened by the filing, each further one by the appeal or retrial that followed the one before it."""
    opened: Mark | None = case.filed
    for conclusion in case.conclusions:
        if opened is not None:
            yield _Instance(opened, conclusion)
        opened = conclusion.followed
    if opened is not None:
        yield _Instance(opened, None)
