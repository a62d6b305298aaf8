"""Of what a person is told, in the field's words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class What(StrEnum):
    """The occasion of a notice."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    TAKE_DOWN = "take_down"
    REASSESS = "reassess"
    PERIOD_SOON = "period_soon"
    PERIOD_OVERDUE = "period_overdue"
    FILE_SOON = "file_soon"
    FILE_OVERDUE = "file_overdue"
    DUTIES = "duties"
    GUIDE = "guide"
    CLEANUP = "cleanup"
    CROWDED = "crowded"
    HOURS_RUN = "hours_run"
    HOURS_SOON = "hours_soon"
    HOURS_OVERDUE = "hours_overdue"
    RETURNED = "returned"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - an occasion, no password
    FACTOR_RESET = "factor_reset"


SENTENCES: Mapping[What, Promise] = {
    What.DUE_SOON: _("An item has to be public by %(day)s."),
    What.OVERDUE: _("An item had to be public by %(day)s, and is not."),
    What.TAKE_DOWN: _("The penalty decision of an item was overturned: it has to be withdrawn by %(day)s, with the reason."),
    What.REASSESS: _("An item that is not public is to be assessed again by %(day)s."),
    What.PERIOD_SOON: _("A recurring publication has to be public by %(day)s."),
    What.PERIOD_OVERDUE: _("A recurring publication had to be public by %(day)s, and is not."),
    What.FILE_SOON: _("Rules have to be filed for the record by %(day)s."),
    What.FILE_OVERDUE: _("Rules had to be filed for the record by %(day)s, and no filing is recorded."),
    What.DUTIES: _("Something that the catalogue of your organ, or one of its columns, promises is overdue or not public at all."),
    What.GUIDE: _("The contact data of your organ changed on %(day)s: see whether its guide has to be revised."),
    What.CLEANUP: _("A clean-up of an organ above yours decided on %(day)s that a document of yours is to be amended or ended."),
    What.CROWDED: _(
        "On %(day)s more requests came within an hour than the platform takes in: applicants were asked to wait, or to use other ways."
    ),
    What.HOURS_RUN: _("The hours of an emergency run: something is due by %(time)s."),
    What.HOURS_SOON: _("The hours of an emergency are nearly over: something is due by %(time)s."),
    What.HOURS_OVERDUE: _("The hours of an emergency are over: something was due by %(time)s."),
    What.RETURNED: _("%(person)s returned an item to you."),
    What.PASSWORD_RESET: _("%(person)s reset your password. If nobody asked for that, tell the auditor of your organ."),
    What.FACTOR_RESET: _("%(person)s reset your second factor. If nobody asked for that, tell the auditor of your organ."),
}
"""What a notice says. None names an item's title: notices also go out by mail, and what is not public must not."""
URGENT = frozenset(
    {
        What.OVERDUE,
        What.PERIOD_OVERDUE,
        What.TAKE_DOWN,
        What.FILE_OVERDUE,
        What.CROWDED,
        What.HOURS_RUN,
        What.HOURS_SOON,
        What.HOURS_OVERDUE,
        What.PASSWORD_RESET,
        What.FACTOR_RESET,
    }
)
"""What is shown as a warning."""
