"""What every compilation has."""

from datetime import UTC
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ


class Compiled(models.Model):
    """A compilation of an organ. `published_at`: None while it is drawn up; then it is public, and does not change any more.

    `edited_by`, `edited_at`: who changed it last, and when; unknown of those that are older than these columns.
    """

    LINES: ClassVar[str] = ""
    """The name under which it has its lines; empty for one without."""
    GROWS: ClassVar[bool] = False
    """Whether it goes on changing when it is public."""
    SERIES: ClassVar[tuple[str, ...]] = ()
    """The columns by which versions of one thing are told from those of another, beside the organ."""
    CONTACT: ClassVar[frozenset[str]] = frozenset()
    """The columns that say how an office is reached."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="%(class)ss", verbose_name=_("organ"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    edited_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def stamp(self) -> str:
        """Tells one state of it from the next: whoever publishes has read this one."""
        return self.edited_at.astimezone(UTC).isoformat() if self.edited_at else ""
