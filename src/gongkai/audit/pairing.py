"""Which report is the year before which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gongkai.report.model import AnnualReport, Scope
from gongkai.report.organs import normalised_name

Years = Mapping[tuple[str, int, Scope | None], AnnualReport]


def by_year(reports: Iterable[AnnualReport]) -> Years:
    """The reports by organ, year and scope. Where several with different figures claim the same place, none has it."""
    found: defaultdict[tuple[str, int, Scope | None], list[AnnualReport]] = defaultdict(list)
    for report in reports:
        if report.organ is not None and report.year is not None:
            found[normalised_name(report.organ), report.year, report.scope].append(report)
    return {place: several[0] for place, several in found.items() if _alike(several)}


def previous(report: AnnualReport, years: Years) -> AnnualReport | None:
    """The same organ's report of the year before, on the same scope."""
    if report.organ is None or report.year is None:
        return None
    return years.get((normalised_name(report.organ), report.year - 1, report.scope))


def _alike(reports: Sequence[AnnualReport]) -> bool:
    if len(reports) == 1:
        return True
    first, *others = ({key: cell.value for key, cell in report.cells.items()} for report in reports)
    return all(other == first for other in others)
