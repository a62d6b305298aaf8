"""Row-level security: the database itself keeps an organ's drafts from others, whatever the query."""

from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import counting, open_for
from gongkai_web.publishing.models import Draft, Item, ItemEvent
from tests.web.people import make_department


@pytest.fixture
def two(government: Organ) -> tuple[Item, Item]:
    """A draft of the government, and one of a department."""
    other = make_department(government)
    author = User.objects.create_user("author")
    open_for(writes=[government.pk, other.pk], reads=[government.pk, other.pk])
    items = []
    for organ in (government, other):
        item = Item.objects.create(organ=organ)
        Draft.objects.create(item=item, organ=organ, title=f"{organ.name}草稿", saved_by=author, saved_at=timezone.now())
        ItemEvent.objects.create(item=item, organ=organ, number=1, kind="drafted", happened_on=date(2026, 3, 2), recorded_at=timezone.now())
        items.append(item)
    open_for()
    return items[0], items[1]


def test_without_gates_nothing_unpublished_is_there(two: tuple[Item, Item]) -> None:
    assert two
    assert not Draft.objects.exists()
    assert not Item.objects.exists()


def test_an_organ_sees_its_own_drafts_and_no_others(two: tuple[Item, Item]) -> None:
    open_for(reads=[two[0].organ_id])

    assert [draft.item_id for draft in Draft.objects.all()] == [two[0].pk]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM publishing_draft WHERE item_id = %s", [two[1].pk])
        assert cursor.fetchone() == (0,)


def test_nobody_changes_what_belongs_to_another_organ(two: tuple[Item, Item]) -> None:
    open_for(reads=[two[0].organ_id, two[1].organ_id], writes=[two[0].organ_id])

    assert Draft.objects.filter(item=two[1]).update(title="x") == 0
    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        Item.objects.create(organ_id=two[1].organ_id)


def test_what_is_opened_for_counting_is_closed_again_also_when_something_goes_wrong(two: tuple[Item, Item]) -> None:
    own, other = two
    open_for(reads=[own.organ_id])
    with counting([other.organ_id]):
        assert [item.pk for item in Item.objects.all()] == [other.pk]
        assert Draft.objects.filter(item=other).update(title="x") == 0
    assert [item.pk for item in Item.objects.all()] == [own.pk]

    with pytest.raises(Error, match="division by zero"), counting([other.organ_id]), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert [item.pk for item in Item.objects.all()] == [own.pk]


@pytest.mark.parametrize(
    "statement", ["UPDATE publishing_itemevent SET kind = 'x'", "DELETE FROM publishing_itemevent", "TRUNCATE publishing_itemevent"]
)
def test_what_happened_stays(two: tuple[Item, Item], statement: str) -> None:
    open_for(reads=[two[0].organ_id], writes=[two[0].organ_id])

    with pytest.raises(Error, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
