"""Reviewing one by one, releasing what the scan found, approving, and looking again at what is not public."""

from django.db import transaction

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions.drafts import count_anew
from gongkai_web.publishing.actions.ended import refuse_ended
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.life.events import Approved, FindingReleased, Reassessment, Reviewed, SentBack
from gongkai_web.publishing.life.vocabulary import Reassessed, Review, Verdict
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.policies import REVIEWERS, STEPS


@transaction.atomic
def review(actor: Actor, item: Item, *, review: Review, verdict: Verdict, opinion: str = "") -> None:
    """One review of the submitted version. Returned: back to the drafter. Referred: nothing goes on until somebody passes it.

    Law: OGI-R 17. Raises: Refused, also without an opinion for what is not passed, and while findings of the scan stand against it.
    """
    record = Record(actor, item, REVIEWERS[Review(review)])
    record.add(Reviewed(record.today, record.life.version, Review(review), Verdict(verdict), opinion.strip()))
    if verdict == Verdict.RETURNED:
        _tell_drafter(record)


@transaction.atomic
def send_back(actor: Actor, item: Item, *, opinion: str) -> None:
    """Whoever approves gives the version back to the drafter, before or after the approval; every review is then given anew.

    Law: OGI-R 17. Raises: Refused, also without an opinion.
    """
    record = Record(actor, item, Right.APPROVE)
    record.add(SentBack(record.today, record.life.version, opinion.strip()))
    _tell_drafter(record)


def _tell_drafter(record: Record) -> None:
    drafter = record.item.draft.saved_by_id
    if record.actor.user is None or drafter != record.actor.user.pk:
        tell([drafter], What.RETURNED, at=record.actor.now, item=record.item.pk, by=record.actor.user)


@transaction.atomic
def release_finding(actor: Actor, item: Item, *, finding: str, reason: str) -> None:
    """Lets one finding of the scan pass, with a reason that goes on record. Raises: Refused."""
    record = Record(actor, item, STEPS["release_finding"][0])
    record.add(FindingReleased(record.today, record.life.version, finding, reason.strip()))


@transaction.atomic
def approve(actor: Actor, item: Item) -> None:
    """The version may go out; one that is not for the public is kept from now on. Raises: Refused until every review is passed."""
    record = Record(actor, item, Right.APPROVE)
    refuse_ended(record.item.organ, record.today)
    record.add(Approved(record.today, record.life.version))


@transaction.atomic
def reassess(actor: Actor, item: Item, *, result: Reassessed, reason: str) -> None:
    """Looks again at what is not public. To be opened further: its attribute is fixed anew, and it is reviewed again.

    From then on the time for publishing runs, as it does for what has just been made. Law: OGI-R 18, 26. Raises: Refused.
    """
    record = Record(actor, item, Right.APPROVE)
    record.add(Reassessment(record.today, Reassessed(result), reason.strip()))
    count_anew(record)
