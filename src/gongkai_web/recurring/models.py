"""What recurs, and its periods. Everyone may read these rows, of which none tells what an item says; its own organ alone writes them."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Item
from gongkai_web.recurring.kinds import BY_LAW, Matter, Rhythm


class RecurringDuty(models.Model):
    """One line of an organ's schedule. `days`: how long after the end of a period it is due; budgets and final accounts have none, their
    time runs from a day that is recorded with the period. `first_on`: in the first period. `last_on`: in the last one, once it has ended.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="recurring", verbose_name=_("organ"))
    matter = models.CharField(_("matter"), max_length=16, choices=Matter, default=Matter.OTHER)
    title = models.CharField(_("what is published"), max_length=100)
    kind = models.CharField(_("kind"), max_length=32, choices=Kind, default=Kind.INFORMATION)
    statutory_code = models.CharField(_("statutory category"), max_length=8, blank=True)
    rhythm = models.CharField(_("how often"), max_length=16, choices=Rhythm)
    days = models.PositiveSmallIntegerField(_("days after the end of the period"), null=True, blank=True)
    first_on = models.DateField(_("since"))
    last_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("recurring publication")
        verbose_name_plural = _("recurring publications")
        ordering = ("organ", "matter", "title")
        constraints = (
            UniqueConstraint(fields=("organ", "title"), name="recurring_named_once"),
            UniqueConstraint(fields=("organ", "matter"), condition=~Q(matter="other"), name="recurring_by_law_once"),
            CheckConstraint(
                condition=Q(matter="other", days__isnull=False) | (~Q(matter="other") & Q(days=None, rhythm="year")),
                name="recurring_by_law_is_yearly",
            ),
            CheckConstraint(condition=Q(last_on=None) | Q(last_on__gte=models.F("first_on")), name="recurring_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def by_law(self) -> bool:
        """Whether its time limit is the law's."""
        return self.matter in BY_LAW


class DuePeriod(models.Model):
    """One period of a duty. `started_on`: of a budget or of final accounts, the approval, from which the time runs. `due_on`: None before.

    `item`: the one that fulfils it, once that is public.
    """

    duty = models.ForeignKey(RecurringDuty, models.PROTECT, related_name="periods")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    started_on = models.DateField(_("approved on"), null=True, blank=True)
    due_on = models.DateField(_("to be public by"), null=True, blank=True)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("item"))

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ("-begins_on", "duty")
        constraints = (UniqueConstraint(fields=("duty", "begins_on"), name="period_once"),)
        indexes = (models.Index(fields=("due_on",), name="period_due"),)

    def __str__(self) -> str:
        """The period in words: 2026年第1季度."""
        first = self.begins_on
        said = {"year": first.year, "month": first.month, "quarter": (first.month + 2) // 3}
        match self.duty.rhythm:
            case Rhythm.MONTH:
                return gettext("%(month)d/%(year)d") % said
            case Rhythm.QUARTER:
                return gettext("quarter %(quarter)d of %(year)d") % said
            case Rhythm.HALF_YEAR:
                return (gettext("first half of %(year)d") if first.month == 1 else gettext("second half of %(year)d")) % said
            case _:
                return gettext("the year %(year)d") % said
