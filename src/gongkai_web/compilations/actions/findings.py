"""Letting a finding of the scan pass."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.compilations.actions.publishing import is_by
from gongkai_web.compilations.actions.rows import called, gone, locked
from gongkai_web.compilations.findings import found_in
from gongkai_web.compilations.models import Compiled
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.policies import STEPS
from gongkai_web.publishing.refusals import refused_by

RELEASES = STEPS["release_finding"][0]
"""The right that it needs; as with items, whoever looks for secrets also looks for personal data."""
_LONGEST_REASON = 500


@transaction.atomic
def release(actor: Actor, one: Compiled, *, finding: str, reason: str) -> None:
    """Lets one finding of the scan pass, with a reason that goes into the log. It holds for that very text at that very place.

    Raises: Refused, also for whoever wrote the text where the office demands four eyes.
    """
    demand(actor, RELEASES, one.organ)
    kept = locked(one)
    if kept is None or kept.published_at is not None:
        raise gone(_("The finding was not released."))
    if is_by(actor.user, kept):
        raise refused_by(Rule.FOUR_EYES)
    said = " ".join(reason.split())
    if not said:
        raise refused_by(Rule.REASON)
    if len(said) > _LONGEST_REASON:
        why = _("The reason is longer than %(most)d characters.") % {"most": _LONGEST_REASON}
        raise Refused(_("The finding was not released."), why, _("Shorten it."))
    found = next((each for each in found_in(kept) if each.id == finding and each.reason is None), None)
    if found is None:
        raise refused_by(Rule.NO_SUCH_FINDING)
    kept.released = {**kept.released, finding: {"reason": said, "by": str(actor.user or ""), "at": actor.now.isoformat()}}
    kept.save(update_fields=["released"])
    told = found.finding
    details = {**called(kept), "finding": f"{told.label} {told.where} {told.excerpt}"}
    note(actor, Noted.COMPILATION_RELEASED, kept.organ, reason=said, details=details)
