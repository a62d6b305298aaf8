"""The applicant asks where a request stands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from gongkai.law.clock import Deadline
from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase
from gongkai.ledger.clocks import explain
from gongkai.ledger.entry import Entry
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.attempts import refuse_guessing, wrong
from gongkai_web.requests.codes import normal, proof_of
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, QueryCode
from gongkai_web.requests.sealing import mark


class Followed(NamedTuple):
    """A request as its applicant may see it. `clock`: None where no period runs; with its reasoning."""

    case: Case
    folded: HandledCase
    clock: Deadline | None
    entries: Sequence[Entry]

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
    written = normal(code) or ""
    known = QueryCode.objects.filter(mark=mark("code", written)).first()
    refuse_guessing(network, known, now)
    proof = proof_of(written, verify)
    if known is None or proof not in known.proofs:
        wrong(network, known, now)
        raise NotFound
    return _followed(known, now)


@transaction.atomic
def _followed(known: QueryCode, now: datetime) -> Followed:
    open_for(reads=[known.organ_id])
    case = Case.objects.select_related("organ").get(pk=known.case_id)
    entries = entries_of(case)
    folded = standing(entries)
    return Followed(case, folded, explain(folded, calendar(), as_of=timezone.localdate(now)), entries)
