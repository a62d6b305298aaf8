"""What was public once."""

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.models.items import Item


class PastPublication(Described):
    """A version as the public read it from one moment until another, kept for the record and for nobody outside the organ.

    Written when an amended version takes its place, or when it is withdrawn. `files`: name and hash of each file that went with it.
    `references`: tie, number and index number of each item that it referred to.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="past_publications")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(_("version"))
    began_at = models.DateTimeField(_("public from"))
    ended_at = models.DateTimeField(_("public until"))
    files = models.JSONField(default=list)
    references = models.JSONField(default=list)

    class Meta:
        verbose_name = _("past publication")
        verbose_name_plural = _("past publications")
        ordering = ("item", "ended_at")
        constraints = (UniqueConstraint(fields=("item", "began_at"), name="past_publication_once"),)

    def __str__(self) -> str:
        return f"{self.item_id}:{self.version} {self.title}"
