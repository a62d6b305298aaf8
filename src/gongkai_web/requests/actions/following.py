"""The applicant asks where a request stands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from gongkai.law.clock import Deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar
from gongkai.ledger import strikes
from gongkai.ledger.agenda import Clock, clocks
from gongkai.ledger.case import HandledCase
from gongkai.ledger.clocks import explain
from gongkai.ledger.entry import Entry
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.acts import Act, offered, overseer
from gongkai_web.requests.attempts import refuse_guessing, wrong
from gongkai_web.requests.codes import normal, proof_of
from gongkai_web.requests.content import content_of
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, QueryCode, Statement
from gongkai_web.requests.sealing import mark, opened

_THEIRS = frozenset({PeriodKind.CORRECTION, PeriodKind.FEE_PAYMENT, PeriodKind.REVIEW_REQUEST, PeriodKind.SUIT})
"""The periods that run for the applicant."""


class Told(NamedTuple):
    """What the applicant told the office, and when."""

    act: Act
    text: str
    at: datetime


class Followed(NamedTuple):
    """A request as its applicant may see it. `content`: what is asked, as it was corrected; empty once it was erased.

    `clock`: None where no period runs; with its reasoning. `entries`: those that count. `own`: the periods that run for the applicant.
    `offered`: what the applicant may do now.
    """

    case: Case
    folded: HandledCase
    content: str
    clock: Deadline | None
    entries: Sequence[Entry]
    own: Sequence[Clock]
    told: Sequence[Told]
    offered: Sequence[Act]

    @property
    def due_on(self) -> date | None:
        """The last day for the answer."""
        return self.clock.last if self.clock else None


class NotFound(Exception):
    """No case goes with that code and proof; which of them is wrong is not said."""


def follow(code: str, verify: str, *, network: str, now: datetime) -> Followed:
    """The case that a query code and the last four signs of the identity or telephone number lead to.

    `network`: from where it is asked; who guesses is refused for a while. Raises: NotFound, TooMany.
    """
    return followed(proved(code, verify, network=network, now=now), now)


def proved(code: str, verify: str, *, network: str, now: datetime) -> QueryCode:
    """What a query code and its proof lead to. Raises: NotFound, TooMany."""
    written = normal(code) or ""
    known = QueryCode.objects.filter(mark=mark("code", written)).first()
    refuse_guessing(network, known, now)
    proof = proof_of(written, verify)
    if known is None or proof not in known.proofs:
        wrong(network, known, now)
        raise NotFound
    return known


@transaction.atomic
def followed(known: QueryCode, now: datetime) -> Followed:
    """The case of a query code that was proved."""
    open_for(reads=[known.organ_id])
    case = Case.objects.select_related("organ__area_supervisor", "organ__system_supervisor").get(pk=known.case_id)
    entries, today = entries_of(case), timezone.localdate(now)
    folded = standing(entries)
    clock = explain(folded, calendar(), as_of=today)
    told = _told(case)
    late = clock is not None and clock.last is not None and clock.last < today
    return Followed(
        case,
        folded,
        content_of(case, entries),
        clock,
        strikes.standing(tuple(entries)),
        [one for one in clocks(folded, calendar()) if one.kind in _THEIRS and one.deadline.last],
        told,
        offered(folded, {one.act for one in told}, late=late, overseen=overseer(case.organ) is not None),
    )


def _told(case: Case) -> list[Told]:
    rows = Statement.objects.filter(case=case).order_by("pk") if case.key else ()
    return [Told(Act(one.act), opened(case.key, bytes(one.sealed)).decode(), one.at) for one in rows]
