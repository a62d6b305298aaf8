"""What was set aside is kept no longer than it is needed."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.law.clock import months_after
from gongkai_web.incoming.actions import forget_files
from gongkai_web.incoming.kinds import State
from gongkai_web.incoming.models import Mail
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for


def erase(now: datetime) -> int:
    """Erases mails that were set aside so many months ago as the office decided, and answers how many; that they came stays on record.

    What was taken in went over to its case, and is erased with it. What nobody has looked at stays.
    """
    return sum(_erased(pk, now, settings.GONGKAI_ERASE_AFTER_MONTHS) for pk in _set_aside())


@transaction.atomic
def _set_aside() -> list[str]:
    _open_everywhere()
    return list(Mail.objects.filter(state=State.SET_ASIDE).exclude(key="").values_list("pk", flat=True))


@transaction.atomic
def _erased(pk: str, now: datetime, months: int) -> bool:
    """Whether it was time."""
    _open_everywhere()
    mail = Mail.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)
    if mail.state != State.SET_ASIDE or mail.settled_at is None:
        return False
    if months_after(timezone.localdate(mail.settled_at), months) > timezone.localdate(now):
        return False
    forget_files(mail)
    mail.key, mail.sealed = "", b""
    mail.save()
    reason = f"{months} months after the mail was set aside (GONGKAI_ERASE_AFTER_MONTHS)"
    note(Actor(None, Duties({}), now), Noted.APPLICANT_ERASED, mail.organ, reason=reason, details={"mail": mail.pk})
    return True


def _open_everywhere() -> None:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
