"""What the scan found."""

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models.items import Item


class ScanFinding(models.Model):
    """One finding of the last scan of an item, for its reviewers. `finding`: the id that events name. `excerpt`: masked.

    Only the last scan's are kept; that there was a finding, and who released it, the events tell for ever.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="findings")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    finding = models.CharField(max_length=64)
    kind = models.CharField(_("kind"), max_length=64)
    where = models.TextField(_("place"))
    excerpt = models.TextField(_("excerpt"))

    class Meta:
        verbose_name = _("finding of the scan")
        verbose_name_plural = _("findings of the scan")
        ordering = ("pk",)
        constraints = (UniqueConstraint(fields=("item", "finding"), name="finding_once"),)

    def __str__(self) -> str:
        return f"{self.item_id}: {self.kind}"
