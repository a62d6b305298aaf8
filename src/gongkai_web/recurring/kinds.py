"""Closed lists about recurring publications, in the field's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Matter(TextChoices):
    """What recurs. Budgets and final accounts have a time limit of their own, by law."""

    BUDGET = "budget", _("budget")
    ACCOUNTS = "accounts", _("final accounts")
    OTHER = "other", _("another publication")


BY_LAW = (Matter.BUDGET, Matter.ACCOUNTS)
"""Owed once a year. Law: Budget Law 14."""


class Rhythm(TextChoices):
    """How often."""

    MONTH = "month", _("monthly")
    QUARTER = "quarter", _("quarterly")
    HALF_YEAR = "half_year", _("half-yearly")
    YEAR = "year", _("yearly")


class Standing(TextChoices):
    """How a period stands."""

    PUBLISHED = "published", _("published in time")
    LATE = "late", _("published late")
    OPEN = "open", pgettext_lazy("period", "open")
    SOON = "soon", _("due soon")
    OVERDUE = "overdue", _("overdue")
    MISSING = "missing", _("not in the schedule")


OUT = (Standing.PUBLISHED, Standing.LATE)
"""Where nothing is left to do."""
