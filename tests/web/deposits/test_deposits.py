"""Batches at reading places: recorded once, with every item's channel, and printed."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.deposits import actions
from gongkai_web.deposits.models import Deposit, DepositLine
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions as publishing
from gongkai_web.publishing.models import ItemEvent
from tests.web.people import appoint, make_department, signed_in
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office

ON = date(2026, 3, 1)


@pytest.fixture
def library(office: Office) -> ReadingPlace:
    """The city's library, which everyone may know of."""
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    return ReadingPlace.objects.create(
        organ=office.organ, name="洛泽市图书馆", kind="library", address="文化路1号", office_hours="9:00-17:00", published_at=NOW
    )


def test_every_item_of_a_batch_has_reached_the_public_there(office: Office, library: ReadingPlace) -> None:
    items = [office.published().pk, office.published().pk]
    made = actions.hand_over(office.publisher, office.organ, place=library, handed_on=ON, items=items[::-1], receiver="王静")

    assert list(made.lines.values_list("position", "item")) == [(1, items[1]), (2, items[0])]
    events = ItemEvent.objects.filter(kind="channel_used", data__channel="reading_place")
    assert {(one.item_id, one.happened_on, one.data["address"]) for one in events} == {(pk, ON, "洛泽市图书馆") for pk in items}


def test_what_is_not_public_is_not_handed_over(office: Office, library: ReadingPlace) -> None:
    public, withdrawn, drafted = office.published().pk, office.published(), office.drafted().pk
    publishing.withdraw(office.publisher, withdrawn.item, reason="数据有误")
    for items in ([], [public, drafted], [public, withdrawn.pk]):
        with pytest.raises(Refused):
            actions.hand_over(office.publisher, office.organ, place=library, handed_on=ON, items=items)
    with pytest.raises(Refused):
        actions.hand_over(office.publisher, office.organ, place=library, handed_on=ON + timedelta(days=9), items=[public])
    with pytest.raises(Refused):
        actions.hand_over(office.drafter, office.organ, place=library, handed_on=ON, items=[public])

    assert not Deposit.objects.exists()
    assert not ItemEvent.objects.filter(data__channel="reading_place").exists()


def test_a_receipt_stays_and_is_the_organ_s_own(office: Office, library: ReadingPlace, government: Organ) -> None:
    made = actions.hand_over(office.publisher, office.organ, place=library, handed_on=ON, items=[office.published().pk])
    for change in (
        lambda: Deposit.objects.filter(pk=made.pk).update(receiver="别人"),
        lambda: DepositLine.objects.filter(deposit=made).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    other = make_department(government)
    open_for(reads=[other.pk], writes=[other.pk])
    assert not Deposit.objects.exists()
    assert not DepositLine.objects.exists()


def test_from_the_form_to_the_slip(office: Office, library: ReadingPlace) -> None:
    made = office.published()
    publisher = signed_in(office.publisher.user) if office.publisher.user else Client()
    open_for()
    address = f"/workbench/deposits/organs/{office.organ.pk}/new/"
    said = {"place": library.pk, "handed_on": timezone.localdate(), "receiver": "王静", "items": "130900/1999-1"}
    wrong = publisher.post(address, said)
    assert wrong.status_code == 422
    assert "130900/1999-1" in wrong.content.decode()

    slip = publisher.post(address, {**said, "items": made.index_no}, follow=True).content.decode()
    assert all(one in slip for one in ("洛泽市图书馆", "王静", made.index_no, made.title))
    assert "洛泽市图书馆" in publisher.get("/workbench/deposits/").content.decode()


def test_another_organ_finds_no_slip(office: Office, library: ReadingPlace, government: Organ) -> None:
    made = actions.hand_over(office.publisher, office.organ, place=library, handed_on=ON, items=[office.published().pk])
    other = signed_in(appoint(make_department(government), Role.PUBLISHER, name="other"))
    open_for()

    assert other.get(f"/workbench/deposits/{made.pk}/").status_code == 404
    assert "洛泽市图书馆" not in other.get("/workbench/deposits/").content.decode()
