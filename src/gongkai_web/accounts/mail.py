"""Notices by mail: one mail a person, with the sentences of all that it was not mailed yet."""

import logging
from datetime import datetime, timedelta
from itertools import groupby
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai_web.accounts.models import Notice

_LOG = logging.getLogger(__name__)
_OLDEST = timedelta(days=7)
"""What could not be mailed for so long is not mailed any more: it stands in the workbench."""


@transaction.atomic
def mail_notices(now: datetime) -> int:
    """Hands over what was not mailed yet, and answers how many mails that were. None where no mail server is set up.

    A mail that the server does not take is logged, and tried again at the next call. After a crash between handing over and writing that
    down, a person gets the same mail twice, never none.
    """
    if not settings.GONGKAI_MAIL_HOST:
        return 0
    waiting = Notice.objects.select_for_update(of=("self",), skip_locked=True).select_related("person", "by")
    waiting = waiting.filter(mailed_at=None, told_at__gte=now - _OLDEST, seen_at=None, person__is_active=True)
    rows = waiting.exclude(person__mail_address="").order_by("person_id", "pk")
    return sum(_mailed(list(notices), now) for _person, notices in groupby(rows, key=lambda one: one.person_id))


def _mailed(notices: list[Notice], now: datetime) -> bool:
    address = notices[0].person.mail_address
    with translation.override(settings.LANGUAGE_CODE):
        count = len(notices)
        subject = ngettext("Workbench: %(count)d notice", "Workbench: %(count)d notices", count) % {"count": count}
        lines = [f"· {notice}" for notice in notices]
        ending = _("Sign in to the workbench to see which items they are. Nobody reads answers to this mail.")
        message = EmailMessage(subject, "\n".join([*lines, "", ending]), to=[address])
    try:
        message.send()
    except (SMTPException, OSError):
        _LOG.exception("a mail to account %s was not taken; it is tried again", notices[0].person_id)
        return False
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=now)
    return True
