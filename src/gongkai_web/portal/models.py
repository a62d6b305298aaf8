"""What the public pages would otherwise count or read again for every visitor; the database keeps both tables by itself."""

from django.db import models
from django.db.models import UniqueConstraint

from gongkai_web.organs.models import Organ


class Tally(models.Model):
    """How many items of an organ, a kind, a category and a validity are public now. Triggers on the publications keep it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    statutory_code = models.CharField(max_length=8)
    validity = models.CharField(max_length=16)
    items = models.IntegerField()

    class Meta:
        verbose_name = "tally"
        verbose_name_plural = "tallies"
        constraints = (UniqueConstraint(fields=("organ", "kind", "statutory_code", "validity"), name="tally_once"),)

    def __str__(self) -> str:
        return f"{self.organ_id} {self.kind} {self.statutory_code} {self.validity}: {self.items}"


class DirectoryStamp(models.Model):
    """One row whose number is another after every change of an organ or a site: as long as it stands, what was read of them holds."""

    number = models.BigIntegerField()

    class Meta:
        verbose_name = "directory stamp"
        verbose_name_plural = "directory stamps"

    def __str__(self) -> str:
        return str(self.number)
