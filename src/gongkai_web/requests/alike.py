"""Earlier requests that may be the same: of the same applicant, or in much the same words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from gongkai.law.message import Message
from gongkai.law.requests import RequestCounts, reasons_may_be_asked
from gongkai.ledger.case import Kind
from gongkai_web.requests.ledger import arrivals_of
from gongkai_web.requests.models import Applicant, Case
from gongkai_web.requests.sealing import mark
from gongkai_web.search.tokens import fold, parts

_MOST_WORDS = 60
_LOOKED_AT = 500
_SHOWN = 8
_SHARE = 0.5
"""How much of the words two requests have in common that are shown as similar."""


class Alike(NamedTuple):
    """An earlier request. `share`: how much of the words it has in common, of 1. `same`: whether the same applicant asked."""

    case: Case
    share: float
    same: bool

    @property
    def percent(self) -> int:
        """The share, as it is shown."""
        return round(self.share * 100)


class Frequency(NamedTuple):
    """How often the applicant asks the organ. `verdict`: what article 35 says of it."""

    counts: RequestCounts
    beyond: bool
    verdict: Sequence[Message]


def marks_of(content: str, organ: int) -> list[int]:
    """Marks of the words of a text. They tell nothing without the key for looking up, and nothing of another organ's."""
    words = sorted(set(parts(fold(content))))[:_MOST_WORDS]
    return [int.from_bytes(bytes.fromhex(mark("word", f"{organ}\0{word}"))[:8], signed=True) for word in words]


def alike(case: Case) -> list[Alike]:
    """Requests to the same organ like this one: those of the same applicant first, newest first."""
    identity = Applicant.objects.filter(case=case).values_list("identity", flat=True).first()
    others = Case.objects.filter(organ_id=case.organ_id, kind=case.kind).exclude(pk=case.pk)
    same = others.filter(applicant__identity=identity).order_by("-received_on", "pk")[:_SHOWN] if identity else []
    found = [Alike(one, _share(case, one), True) for one in same]
    known = {one.case.pk for one in found}
    near = others.filter(words__overlap=case.words).order_by("-received_on", "pk")[:_LOOKED_AT] if case.words else []
    similar = [Alike(one, share, False) for one in near if one.pk not in known and (share := _share(case, one)) >= _SHARE]
    return found + sorted(similar, key=lambda one: -one.share)[:_SHOWN]


def frequency(case: Case, today: date) -> Frequency | None:
    """How often the applicant asked the organ for information, up to this request; None before it was received, and once erased.

    Law: OGI-R 35; FEE 4. A letter that was split counts as its parts.
    """
    if case.received_on is None:
        return None
    on = case.received_on
    identity = Applicant.objects.get(case=case).identity
    if not identity:
        return None
    theirs = Case.objects.filter(organ_id=case.organ_id, applicant__identity=identity, kind=Kind.REQUEST, split=False)
    before = theirs.filter(received_on__range=(on.replace(month=1, day=1), on - timedelta(1))).values_list("received_on", flat=True)
    days = [*(day for day in before if day is not None), *[on] * _place(case, theirs.filter(received_on=on))]
    quarter = date(on.year, on.month - (on.month - 1) % 3, 1)
    counts = RequestCounts(sum(day >= on.replace(day=1) for day in days), sum(day >= quarter for day in days), len(days))
    verdict = reasons_may_be_asked(counts, today)
    return Frequency(counts, verdict.answer, [step.text for step in verdict.steps])


def asked_before(case: Case, earlier: str) -> bool:
    """Whether another case is a request of the same applicant that was answered. Law: OGI-R 36(6)."""
    identity = Applicant.objects.get(case=case).identity
    answered = Case.objects.filter(pk=earlier, organ_id=case.organ_id, kind=Kind.REQUEST, answered_on__isnull=False)
    return bool(identity) and answered.filter(applicant__identity=identity).exclude(pk=case.pk).exists()


def _place(case: Case, same_day: "QuerySet[Case]") -> int:
    """The place of a case among those of one applicant and one day, by the instant at which each arrived."""
    began = arrivals_of(same_day)
    mine = (began[case.pk], case.pk) if case.pk in began else None
    return sum((at, pk) <= mine for pk, at in began.items()) if mine else 1


def _share(one: Case, other: Case) -> float:
    mine, theirs = set(one.words), set(other.words)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
