"""Files of an item."""

from dataclasses import replace

import pytest

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Attachment, Draft, Item, PastPublication, ScanFinding
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.office import TEXT, Office

_PLAN = "供水管网改造一览表：东城、西城。".encode()


def test_a_file_goes_out_with_its_item(office: Office) -> None:
    item = office.drafted()
    made = actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)
    open_for()
    assert not Attachment.objects.exists()

    actions.publish(office.publisher, office.approved(item))
    open_for()
    public = Attachment.objects.get()
    assert (public.pk, public.name, public.open()) == (made.pk, "一览表.txt", _PLAN)


def test_a_new_file_is_a_new_version(office: Office) -> None:
    item = office.approved(office.drafted())
    actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)

    assert Item.objects.get(pk=item.pk).state == State.ATTRIBUTE_FIXED
    assert Item.objects.get(pk=item.pk).version == Draft.objects.get(item=item).version == 2


def test_a_file_alone_may_be_the_text(office: Office) -> None:
    item = office.drafted(replace(TEXT, body=""))
    actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)

    assert actions.publish(office.publisher, office.approved(item)).text == ""


def test_what_a_file_holds_is_searched_too(office: Office) -> None:
    item = office.drafted()
    actions.attach(office.drafter, item, name="名单.txt", content="张某 13812345678".encode())
    actions.submit(office.drafter, item)

    assert "名单.txt" in ScanFinding.objects.get(item=item).where


def test_two_files_of_one_name_are_refused(office: Office) -> None:
    item = office.drafted()
    actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)

    with pytest.raises(Refused):
        actions.attach(office.drafter, item, name="一览表.txt", content=b"other")
    assert Draft.objects.get(item=item).version == 2


def test_a_public_file_stays_until_the_amended_item_is_public(office: Office) -> None:
    item = office.drafted()
    old = actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)
    actions.publish(office.publisher, office.approved(item))
    actions.detach(office.drafter, Attachment.objects.get(pk=old.pk))
    new = actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN + "南城。".encode())
    open_for()
    assert Attachment.objects.get().pk == old.pk

    actions.publish(office.publisher, office.approved(item))
    open_for()
    assert Attachment.objects.get().pk == new.pk
    open_for(reads=[office.organ.pk])
    assert PastPublication.objects.get().files == [{"name": "一览表.txt", "sha256": old.sha256}]


def test_giving_up_an_amendment_brings_the_public_files_back(office: Office) -> None:
    item = office.drafted()
    old = actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)
    actions.publish(office.publisher, office.approved(item))
    actions.detach(office.drafter, Attachment.objects.get(pk=old.pk))
    actions.attach(office.drafter, item, name="一览表.txt", content=b"other")

    actions.discard(office.drafter, item, reason="不再修改")
    kept = Attachment.objects.get()
    assert (kept.pk, kept.removed, kept.published) == (old.pk, False, True)


def test_a_withdrawn_item_takes_its_files_along(office: Office) -> None:
    item = office.drafted()
    actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN)
    actions.publish(office.publisher, office.approved(item))

    actions.withdraw(office.drafter, item, reason="有误")
    open_for()
    assert not Attachment.objects.exists()


def test_an_unpublished_file_is_simply_gone(office: Office) -> None:
    item = office.drafted()
    actions.detach(office.drafter, actions.attach(office.drafter, item, name="一览表.txt", content=_PLAN))

    assert not Attachment.objects.exists()
    assert Draft.objects.get(item=item).version == 3
