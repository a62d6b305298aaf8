"""What every compilation has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ


class Compiled(models.Model):
    """A compilation of an organ. `published_at`: None while it is drawn up; then it is public, and does not change any more."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="%(class)ss", verbose_name=_("organ"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        abstract = True
