"""Whether the archive has the whole of a case, as far as the platform knows: it is archived, and its package was taken since."""

from collections.abc import Iterable, Mapping

from gongkai.ledger.case import State
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry
from gongkai_web.requests.models import Case


def packaged(organs: Iterable[int]) -> Mapping[str, int]:
    """Case → how many entries the package held that was taken last."""
    taken = LogEntry.objects.filter(organ__in=list(organs), what=Noted.CASE_PACKAGED).order_by("pk")
    return {about["case"]: int(about.get("entries", 0)) for about in taken.values_list("details", flat=True)}


def is_kept(case: Case, taken: Mapping[str, int]) -> bool:
    """Whether that package holds all of an archived case, the last entry apart: that it was archived."""
    return case.state == State.ARCHIVED and taken.get(case.pk, 0) >= case.entries - 1
