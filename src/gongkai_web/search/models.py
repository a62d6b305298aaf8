"""What the search index has yet to learn."""

from django.db import models


class Change(models.Model):
    """A publication was added, changed or withdrawn. Written in the transaction that did it; the index follows in this order."""

    item_id = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "change"
        verbose_name_plural = "changes"

    def __str__(self) -> str:
        return f"{self.pk}: {self.item_id}"
