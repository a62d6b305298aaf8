"""What an organ does no more once it has ended."""

from datetime import date

from django.utils.translation import gettext as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.refusals import Refused


def refuse_ended(organ: Organ, today: date) -> None:
    """Raises: Refused after the last day of an organ: nobody drafts, approves or publishes for it, and it gives no numbers any more.

    What it published can still be withdrawn, and what became of its documents recorded.
    """
    if organ.valid_until is not None and organ.valid_until < today:
        raise Refused(
            _("This cannot be done for %(organ)s.") % {"organ": organ},
            _("The organ exists no more; its last day was %(day)s.") % {"day": organ.valid_until},
            _("Leave it to the organ that took over its work. What is public can still be withdrawn."),
        )
