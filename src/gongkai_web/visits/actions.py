"""The only writer of counts."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.compilations.models.places import UNATTENDED
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_gates
from gongkai_web.visits.kinds import Help
from gongkai_web.visits.models import VisitCount

COUNTS = (Right.WRITE_DRAFTS, Right.HANDLE_CASES)
"""Who keeps a place: those who draw it up, and those who take requests in there."""


@transaction.atomic
def count(actor: Actor, place: ReadingPlace, *, on: date, people: Mapping[Help, int | None]) -> None:
    """Records whom was helped at a place on a day, instead of what was recorded of that day before. None: nobody counted.

    Law: OGI-R 25; domain F.1 row 12. Raises: Refused.
    """
    demand(actor, next((right for right in COUNTS if actor.duties.may(right, place.organ)), COUNTS[0]), place.organ)
    open_gates(actor.duties)
    kept = ReadingPlace.objects.select_for_update(of=("self",)).filter(pk=place.pk, published_at__isnull=False).first()
    if kept is None or kept.kind in UNATTENDED:
        raise _uncounted(_("Visits are counted at public reading places that somebody keeps."), _("Publish the place first."))
    if on > actor.today:
        raise _uncounted(_("%(day)s has not come yet.") % {"day": on}, _("Correct the day."))
    if kept.open_until is not None and on > kept.open_until:
        raise _uncounted(_("The place was open until %(day)s.") % {"day": kept.open_until}, _("Correct the day."))
    for way in Help:
        number = people.get(way)
        if number is None:
            VisitCount.objects.filter(place=kept, on=on, help=way).delete()
        else:
            said = {"organ_id": kept.organ_id, "people": number, "by": actor.user, "recorded_at": actor.now}
            VisitCount.objects.update_or_create(said, place=kept, on=on, help=way)


def _uncounted(why: str, remedy: str) -> Refused:
    return Refused(_("Nothing was recorded."), why, remedy)
