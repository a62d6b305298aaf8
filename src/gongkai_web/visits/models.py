"""Counts, and nothing of whoever came. Everyone may read these rows; the place's own organ alone writes them."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.organs.models import Organ
from gongkai_web.visits.kinds import Help


class VisitCount(models.Model):
    """How many people were helped in one way at one place on one day. No row: nobody counted; 0: nobody came."""

    place = models.ForeignKey(ReadingPlace, models.PROTECT, related_name="+", verbose_name=_("reading place"))
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    on = models.DateField(_("day"))
    help = models.CharField(_("kind of help"), max_length=16, choices=Help)
    people = models.PositiveIntegerField(_("people"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("count of visits")
        verbose_name_plural = _("counts of visits")
        ordering = ("place", "-on", "help")
        constraints = (UniqueConstraint(fields=("place", "on", "help"), name="visits_counted_once"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.on} {self.help}: {self.people}"
