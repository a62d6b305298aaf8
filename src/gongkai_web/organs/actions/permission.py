"""The first line of every action."""

from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused


def demand(actor: Actor, right: Right, organ: Organ | None) -> Organ:
    """The organ. Raises: Refused unless there is one and the actor has the right for it."""
    if organ is None or not actor.duties.may(right, organ):
        raise Refused(_("This was not done."), _("You have no right to do it for that organ."), _("Ask whoever administers the organ."))
    return organ


def demand_reason(reason: str) -> str:
    """The reason without blanks around it. Raises: Refused when there is none."""
    if not reason.strip():
        raise Refused(_("This was not done."), _("It needs a reason, which goes into the log."), _("Write the reason."))
    return reason.strip()
