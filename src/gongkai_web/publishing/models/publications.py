"""What is public."""

from django.db import models
from django.db.models import Func, Q, UniqueConstraint
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.models.items import Item

PUBLIC, IN_LIBRARY = Q(withdrawn_at=None), Q(withdrawn_at=None, kind__in=("rules", "normative_document"))
_NEWEST = ("-appeared_at", "-item_id")
_IN_LISTS, _OF_LIBRARY = ("organ", "statutory_code", "kind", "validity"), ("organ", "kind", "validity", "topic", "doc_no", "title")


def _list(name: str, first: tuple[str, ...], condition: Q, also: tuple[str, ...], order: tuple[str, ...] = _NEWEST) -> models.Index:
    return models.Index(fields=(*first, *order), include=[one for one in also if one not in first], condition=condition, name=name)


LISTS = (
    _list("publication_newest", (), PUBLIC, _IN_LISTS),
    _list("publication_of_organ", ("organ",), PUBLIC, _IN_LISTS),
    _list("publication_of_category", ("statutory_code",), PUBLIC, _IN_LISTS),
    _list("publication_of_kind", ("kind",), PUBLIC, _IN_LISTS),
    _list("publication_of_validity", ("validity",), PUBLIC & ~Q(validity=""), _IN_LISTS),
    _list("publication_in_library", (), IN_LIBRARY, _OF_LIBRARY),
    _list("publication_by_making", (), IN_LIBRARY, _OF_LIBRARY, ("-made_on", "-item_id")),
)
"""The orders of lists. Each holds what else lists ask for, so that a page of any selection is found in an index alone: reading a million
items to leave most of them out takes seconds."""


class BeginningOfDay(Func):
    """The first moment of a day in China."""

    template = "timezone('Asia/Shanghai', (%(expressions)s)::timestamp)"
    output_field = models.DateTimeField()


class Publication(Described):
    """An item as the public reads it. Everyone may read it; only its organ's publishers may add or withdraw.

    `published_at` and `index_no` are set by the system and stay; the database refuses a change. `text`: the body without markup.
    `first_published_on`: for what came from an old site, the day on which it became public there. `appeared_at`: since when the public
    could read it, here or there; lists are in this order.
    `filed_on`, `filing_no`: of rules and normative documents, when and under which number they were filed for the record.
    `validity`: on the day of `validity_of`; `actions.follow_dates` brings it up to each new day. `changed_at`: when the row last became
    another one, whatever of it changed; the database sees to it.
    """

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="publication")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="publications", verbose_name=_("organ"))
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    index_no = models.CharField(_("index number"), max_length=80, unique=True)
    published_at = models.DateTimeField(_("published at"))
    updated_at = models.DateTimeField(_("updated at"))
    version = models.PositiveIntegerField(_("version"))
    first_published_on = models.DateField(_("first published on"), null=True, blank=True)
    appeared_at = models.GeneratedField(
        expression=Coalesce(BeginningOfDay("first_published_on"), "published_at"), output_field=models.DateTimeField(), db_persist=True
    )
    validity = models.CharField(_("validity"), max_length=16, choices=[(key.value, label) for key, label in VALIDITIES.items()], blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    filing_no = models.CharField(_("filing number"), max_length=60, blank=True)
    text = models.TextField()
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason for the withdrawal"), max_length=500, blank=True)
    changed_at = models.DateTimeField(_("changed at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = (
            *LISTS,
            models.Index(
                fields=("expires_on",),
                condition=Q(withdrawn_at=None, expires_on__isnull=False) & ~Q(validity__in=("expired", "repealed")),
                name="publication_to_expire",
            ),
            models.Index(
                fields=("effective_on",), condition=Q(withdrawn_at=None, validity="not_yet_in_force"), name="publication_to_begin"
            ),
            models.Index(fields=("changed_at",), name="publication_changed"),
            models.Index(fields=("doc_no",), condition=~Q(doc_no=""), name="publication_by_number"),
            models.Index(
                fields=("-report_year", "organ"),
                condition=Q(withdrawn_at=None, report_year__isnull=False),
                name="publication_of_report_year",
            ),
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
