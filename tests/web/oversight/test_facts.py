"""What is read for the figures, and that whoever follows an organ reads no event of drafting."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.oversight.channels import Use
from gongkai_web.oversight.documents import Document
from gongkai_web.oversight.facts import documents_of, uses_in
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel, Validity
from gongkai_web.publishing.models import Draft, Item, ItemEvent
from tests.web.oversight.making import happened, publish
from tests.web.search.making import withdraw

DAY = date(2025, 3, 3)


def test_what_went_through_a_channel_for_the_first_time_in_the_year(
    government: Organ, water: Organ, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = publish(water, "停水公告", DAY, Channel.WEIBO)
    happened(one, "channel_used", date(2026, 2, 2), channel="site", address="")
    happened(one, "channel_used", date(2026, 2, 2), channel="press", address="晚报")
    publish(government, "别的机关的公告", date(2026, 2, 2))
    publish(water, "后一年的公告", date(2027, 1, 4))
    open_for(follows=[water.pk])

    with django_assert_num_queries(2):
        before, found = uses_in([water.pk], 2025), uses_in([water.pk], 2026)

    assert set(before) == {Use(one.pk, water.pk, channel, DAY) for channel in (Channel.SITE, Channel.WEIBO)}
    assert found == [Use(one.pk, water.pk, Channel.PRESS, date(2026, 2, 2))]


def test_documents_come_with_what_was_recorded_of_their_validity(water: Organ) -> None:
    one = publish(water, "供水管理办法", DAY, kind=Kind.NORMATIVE_DOCUMENT, made_on=DAY, expires_on=date(2030, 3, 3))
    happened(one, "validity_changed", date(2025, 6, 2), validity="amended", by="")
    happened(one, "validity_changed", date(2026, 6, 2), validity="repealed", by="")
    publish(water, "停水公告", DAY)
    withdraw(publish(water, "误发的办法", DAY, kind=Kind.NORMATIVE_DOCUMENT))
    open_for(follows=[water.pk])

    changes = ((date(2025, 6, 2), Validity.AMENDED), (date(2026, 6, 2), Validity.REPEALED))
    assert documents_of([water.pk]) == [Document(one.pk, water.pk, Kind.NORMATIVE_DOCUMENT, DAY, date(2030, 3, 3), changes)]


def test_whoever_follows_an_organ_reads_what_was_published_and_nothing_of_drafting(government: Organ, water: Organ) -> None:
    one = publish(water, "停水公告", DAY)
    for kind in ("drafted", "revised", "reviewed", "sent_back", "approved"):
        happened(one, kind, DAY)
    happened(one, "finding_released", DAY, version=1, finding="x", reason="公开的示例")
    publish(government, "别的机关的公告", DAY)
    open_for(follows=[water.pk])

    assert list(ItemEvent.objects.order_by("number").values_list("item", "kind")) == [
        (one.pk, kind) for kind in ("published", "channel_used", "finding_released")
    ]
    assert not Draft.objects.exists()
    assert not Item.objects.exists()


def test_without_the_gate_no_event_is_there(water: Organ) -> None:
    publish(water, "停水公告", DAY)
    open_for()

    assert uses_in([water.pk], 2025) == []
