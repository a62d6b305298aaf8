"""What is due within hours of an emergency, and how a clock stands. Pure."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.errors import ContractError
from gongkai.law.hours import hour_deadline

_NEAR = 5
"""The last fifth of its time counts as near: of five hours one."""


class Emergency(TextChoices):
    """What a column about an emergency is for. Law: IMPL80, OPINION (domain D.6)."""

    MAJOR = "major", _("major emergency")
    OPINION = "opinion", _("other public opinion on government affairs")


class Standing(TextChoices):
    """How a clock that runs in hours stands."""

    MET = "published", pgettext_lazy("hours", "in time")
    LATE = "late", pgettext_lazy("hours", "late")
    RUNNING = "open", _("runs")
    SOON = "soon", _("due soon")
    OVERDUE = "overdue", _("overdue")


OUT = (Standing.MET, Standing.LATE)
"""Where nothing is left to do."""
INFORMED: Mapping[str, str] = {Emergency.MAJOR: "emergency_information", Emergency.OPINION: "opinion_response"}
"""The category of `gongkai.law.hours` that the first item about it fulfils."""
CONFERENCE = "emergency_conference"
"""The one that a press conference fulfils; of a major emergency alone."""


def clocks(emergency: str, happened_at: datetime) -> dict[str, datetime]:
    """Until when something is due, by category: of a major emergency at 14:30 information by 19:30, a press conference within the day.

    Law: IMPL80, OPINION. Raises: ContractError for a day on which no such period held.
    """
    categories = (INFORMED[emergency], CONFERENCE) if emergency == Emergency.MAJOR else (INFORMED[emergency],)
    return {one: hour_deadline(one, happened_at).due for one in categories}


def knows(emergency: str, happened_at: datetime) -> bool:
    """Whether the law of that day has periods for it."""
    try:
        return bool(clocks(emergency, happened_at))
    except ContractError:
        return False


def standing(happened_at: datetime, due_at: datetime, met_at: datetime | None, now: datetime) -> Standing:
    """How a clock stands now. `met_at`: when what it is for happened, if it did; the minute in which it is due belongs to the time."""
    if met_at is not None:
        return Standing.MET if met_at <= due_at else Standing.LATE
    if now > due_at:
        return Standing.OVERDUE
    return Standing.SOON if (due_at - now) * _NEAR <= due_at - happened_at else Standing.RUNNING
