"""What a new day brings by itself: documents that expire or take effect, and reminders of what is due."""

import logging
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.errors import ContractError
from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import PUBLISHING, Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions.effects import ready, take_effect
from gongkai_web.publishing.clocks import due_on, file_by
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.life.validity import ENDED
from gongkai_web.publishing.life.vocabulary import State, Validity
from gongkai_web.publishing.models import Draft, Item, Publication, Relation
from gongkai_web.publishing.projection import life_of, validity_of
from gongkai_web.search.outbox import note

_LOG = logging.getLogger(__name__)
_NEXT: Mapping[str, frozenset[Right]] = {
    State.DRAFTED: frozenset({Right.WRITE_DRAFTS}),
    State.ATTRIBUTE_FIXED: frozenset({Right.WRITE_DRAFTS}),
    State.IN_REVIEW: frozenset({Right.REVIEW_AS_HEAD, Right.REVIEW_SECRECY, Right.REVIEW_LEGALITY, Right.APPROVE}),
    State.APPROVED: frozenset({Right.PUBLISH}),
}
"""State of an item on its way → the rights of those who can bring it on."""


def follow_dates(now: datetime) -> int:
    """Brings the validity of every publication up to the day, and answers how many changed: those that expired, took effect, or were ended
    by another document from that day on.

    The column is what lists, filters, search and API read, so all of them change at once. Nothing is recorded as an event: that a day has
    come is no decision, and the text with its dates is on record. Each publication is a transaction of its own; what a crash leaves undone
    the next call does. One whose events contradict each other is logged, and does not keep the others from their day.
    """
    today = timezone.localdate(now)
    public = Publication.objects.filter(withdrawn_at=None)
    over = public.filter(~Q(validity__in=[one.value for one in ENDED]), expires_on__lt=today)
    begun = public.filter(validity=Validity.NOT_YET_IN_FORCE, effective_on__lte=today)
    followed = sum(_tried(item, organ, today) for rows in (over, begun) for item, organ in rows.values_list("pk", "organ_id"))
    return followed + sum(_ended(reference, now) for reference in ready(today))


def _ended(reference: Relation, now: datetime) -> bool:
    """Whether a document was repealed or amended by what another one said it would be from a day on."""
    try:
        with transaction.atomic():
            return take_effect(reference, now)
    except ContractError:
        _LOG.exception("the reference %s could not take effect", reference.pk)
        return False


def _tried(pk: int, organ: int, today: date) -> bool:
    try:
        return _followed(pk, organ, today)
    except ContractError:
        _LOG.exception("the validity of item %s could not be brought up to the day", pk)
        return False


@transaction.atomic
def _followed(pk: int, organ: int, today: date) -> bool:
    open_for(reads=[organ], writes=[organ])
    item = Item.objects.select_for_update(of=("self",)).get(pk=pk)
    publication = Publication.objects.get(pk=pk)
    validity = validity_of(publication, item.kind, life_of(item), today)
    if publication.withdrawn_at is not None or publication.validity == validity:
        return False
    publication.validity = validity
    publication.save(update_fields=["validity"])
    note(pk)
    return True


@transaction.atomic
def remind(now: datetime) -> None:
    """Tells each person once of each item that is due soon, late, to be withdrawn, to be filed or to be assessed again, and that waits for
    them.

    Dates are computed anew first: a calendar of working days may have come since an item was saved.
    """
    today = timezone.localdate(now)
    organs = frozenset(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    _count_anew(organs, today)
    people = cache(appointed)
    for what, item, on in _due(organs, today):
        tell(people(item.organ_id, _rights(what, item), today), what, at=now, item=item.pk, on=on)


def _count_anew(organs: frozenset[int], today: date) -> None:
    known = Draft.objects.filter(item__in=Item.objects.filter(standing(Clock.RUNNING, today), organ__in=organs))
    changed = []
    for draft in known.select_related("item").only("made_on", "special_period", "due_on", "item__changed_on"):
        found = due_on(draft.made_on, draft.special_period, draft.item.changed_on)
        if draft.due_on != found:
            draft.due_on = found
            changed.append(draft)
    Draft.objects.bulk_update(changed, ["due_on"], batch_size=500)


def _due(organs: frozenset[int], today: date) -> Iterator[tuple[What, Item, date]]:
    items = Item.objects.filter(organ__in=organs).select_related("draft")
    for clock, what in ((Clock.SOON, What.DUE_SOON), (Clock.OVERDUE, What.OVERDUE)):
        for item in items.filter(standing(clock, today)):
            if item.draft.due_on is not None:
                yield what, item, item.draft.due_on
    for item in items.filter(standing(Clock.TAKE_DOWN, today)):
        if item.take_down_by is not None:
            yield What.TAKE_DOWN, item, item.take_down_by
    for item in items.filter(standing(Clock.FILE, today)).select_related("publication"):
        if (until := file_by(timezone.localdate(item.publication.published_at))) is not None:
            yield What.FILE_OVERDUE if until < today else What.FILE_SOON, item, until
    for item in items.filter(standing(Clock.REASSESS, today)):
        if item.reassess_on is not None:
            yield What.REASSESS, item, item.reassess_on


def _rights(what: What, item: Item) -> frozenset[Right]:
    match what:
        case What.TAKE_DOWN:
            return frozenset({Right.WITHDRAW})
        case What.REASSESS:
            return _NEXT.get(item.state, frozenset()) | {Right.APPROVE}
        case What.FILE_SOON | What.FILE_OVERDUE:
            return frozenset({Right.PUBLISH})
        case _:
            return _NEXT.get(item.state, PUBLISHING)
