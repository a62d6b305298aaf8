"""What is public."""

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.models.items import Item


class Publication(Described):
    """An item as the public reads it. Everyone may read it; only its organ's publishers may add or withdraw.

    `published_at` and `index_no` are set by the system and stay; the database refuses a change. `text`: the body without markup.
    """

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="publication")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="publications", verbose_name=_("organ"))
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    index_no = models.CharField(_("index number"), max_length=80, unique=True)
    published_at = models.DateTimeField(_("published at"))
    updated_at = models.DateTimeField(_("updated at"))
    version = models.PositiveIntegerField(_("version"))
    validity = models.CharField(_("validity"), max_length=16, choices=[(key.value, label) for key, label in VALIDITIES.items()], blank=True)
    text = models.TextField()
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason for the withdrawal"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = (
            models.Index(fields=("organ", "-published_at"), condition=Q(withdrawn_at=None), name="publication_of_organ"),
            models.Index(fields=("-published_at",), condition=Q(withdrawn_at=None), name="publication_newest"),
            models.Index(fields=("statutory_code", "-published_at"), condition=Q(withdrawn_at=None), name="publication_of_category"),
            models.Index(fields=("kind", "validity", "-published_at"), condition=Q(withdrawn_at=None), name="publication_in_library"),
            models.Index(fields=("doc_no",), condition=~Q(doc_no=""), name="publication_by_number"),
        )
        constraints = (models.CheckConstraint(condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""), name="withdrawn_with_a_reason"),)

    def __str__(self) -> str:
        return self.title


class IndexCounter(models.Model):
    """The last number that an organ gave in a period; given in the transaction that publishes: none is lost, none comes twice."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    period = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("counter of index numbers")
        verbose_name_plural = _("counters of index numbers")
        constraints = (UniqueConstraint(fields=("organ", "period"), name="counter_once"),)

    def __str__(self) -> str:
        return f"{self.organ_id} {self.period}: {self.last}"
