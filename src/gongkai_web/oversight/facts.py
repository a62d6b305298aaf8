"""What the database knows about channels and documents, for the counting."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import DateField, Min
from django.db.models.fields.json import KT

from gongkai_web.oversight.channels import Use
from gongkai_web.oversight.documents import ROWS, Document
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel, Validity
from gongkai_web.publishing.models import ItemEvent, Publication


def uses_in(organs: Collection[int], year: int) -> list[Use]:
    """What these organs brought through a channel in a year for the first time; one query."""
    used = ItemEvent.objects.filter(organ__in=organs, kind="channel_used", happened_on__lte=date(year, 12, 31)).order_by()
    first = used.values_list("item", "organ", KT("data__channel")).annotate(on=Min("happened_on", output_field=DateField()))
    return [Use(item, organ, Channel(channel), on) for item, organ, channel, on in first.filter(on__gte=date(year, 1, 1))]


def documents_of(organs: Collection[int]) -> list[Document]:
    """The rules and normative documents that these organs have made public and not withdrawn, by organ and date; two queries."""
    public = Publication.objects.filter(organ__in=organs, withdrawn_at=None, kind__in=ROWS, made_on__isnull=False)
    rows = list(public.order_by("organ", "made_on", "item").values_list("item", "organ", "kind", "made_on", "expires_on"))
    changes: dict[int, list[tuple[date, Validity]]] = defaultdict(list)
    recorded = ItemEvent.objects.filter(item__in=[row[0] for row in rows], kind="validity_changed").order_by("item", "number")
    for item, on, validity in recorded.values_list("item", "happened_on", KT("data__validity")):
        changes[item].append((on, Validity(validity)))
    return [
        Document(item, organ, Kind(kind), made_on, expires_on, tuple(changes[item]))
        for item, organ, kind, made_on, expires_on in rows
        if made_on is not None
    ]
