"""Files that belong to an item."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models.items import Item


class Attachment(models.Model):
    """One file of one item, kept under the hash of its bytes and served by a view alone.

    `published`: everyone may have it. `removed`: taken out of an amendment; the public has it until that is published.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="attachments")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    published = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("position", "pk")
        constraints = (UniqueConstraint(fields=("item", "name"), condition=Q(removed=False), name="attachment_named_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes are in the private storage."""
        return f"{self.sha256[:2]}/{self.sha256}"

    def open(self) -> bytes:
        """The bytes."""
        with storages["private"].open(self.path) as file:
            return bytes(file.read())
