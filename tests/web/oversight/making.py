"""Public items with what happened to them, put into the tables as the actions do."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Max

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.life.vocabulary import Channel
from gongkai_web.publishing.models import ItemEvent, Publication
from tests.web.search.making import publish as publish_alone

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: date) -> datetime:
    """Ten in the morning of a day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=ZONE)


def publish(organ: Organ, title: str, on: date, *channels: Channel, **fields: Any) -> Publication:
    """An item that went out on a day: on the site, and through other channels on the same day."""
    one = publish_alone(organ, title, published_at=at(on), updated_at=at(on), **fields)
    happened(one, "published", on, version=1, index_no=one.index_no)
    for channel in (Channel.SITE, *channels):
        happened(one, "channel_used", on, channel=channel.value, address="")
    return one


def happened(one: Publication, kind: str, on: date, *, who: int | None = None, **data: object) -> None:
    """One more event of its item. The gates stand afterwards as they did before."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('gongkai.follows', true)")
            (follows,) = cursor.fetchone()
        open_for(reads=[one.organ_id], writes=[one.organ_id])
        last = ItemEvent.objects.filter(item=one.pk).aggregate(last=Max("number"))["last"] or 0
        ItemEvent.objects.create(
            item_id=one.pk, organ_id=one.organ_id, number=last + 1, kind=kind, happened_on=on, recorded_at=at(on), by_id=who, data=data
        )
        open_for(follows=map(int, filter(None, (follows or "").split(","))))
