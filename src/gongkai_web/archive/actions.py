"""Taking the package of a case out of the platform."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.archive.package import package
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import Whole


@transaction.atomic
def take_out(actor: Actor, whole: Whole, *, reason: str) -> bytes:
    """The package of a case that is over. It names the applicant, so that who took it, and why, is on record.

    Raises: Refused; Unreadable.
    """
    case, words = whole.case, " ".join(reason.split())
    if not actor.duties.may(Right.HANDLE_CASES, case.organ):
        raise _refused(_("Your appointments do not give you this right."))
    if case.state in OPEN:
        raise _refused(_("The case is not over: something of it would be missing."), _("Answer it first."))
    if not words:
        raise _refused(_("The reason is missing."))
    note(actor, Noted.CASE_PACKAGED, case.organ, reason=words, details={"case": case.pk, "entries": case.entries})
    Case.objects.filter(pk=case.pk).update(packaged=case.entries)
    return package(whole, actor.today)


def _refused(why: str, remedy: str = "") -> Refused:
    return Refused(_("The package was not made."), why, remedy)
