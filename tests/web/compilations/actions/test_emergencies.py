"""Items about an emergency: taken in while nobody outside sees them, by whoever writes for the organ."""

import pytest

from gongkai_web.compilations import actions
from gongkai_web.compilations.models import TopicColumn
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions import publish
from gongkai_web.publishing.life.vocabulary import State
from tests.web.compilations.emergency import flood
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def taken_in(column: TopicColumn) -> list[int]:
    return list(column.written.values_list("item_id", flat=True))


def test_an_item_is_taken_in_and_out_while_it_is_on_its_way(office: Office) -> None:
    column, item = flood(office), office.drafted()

    actions.bind(office.drafter, column, item=item)
    actions.bind(office.drafter, column, item=item)
    assert taken_in(column) == [item.pk]
    actions.unbind(office.drafter, column, item=item)
    assert taken_in(column) == []


def test_what_is_public_comes_in_and_goes_out_by_two_people_alone(office: Office) -> None:
    column, out = flood(office), office.published().item
    bound = office.drafted()
    actions.bind(office.drafter, column, item=bound)
    publish(office.publisher, office.approved(bound))

    with pytest.raises(Refused, match="变更专栏"):
        actions.bind(office.drafter, column, item=out)
    with pytest.raises(Refused, match="变更专栏"):
        actions.unbind(office.drafter, column, item=bound)
    assert taken_in(column) == [bound.pk]


def test_the_draft_is_filled_in_with_what_is_known(office: Office) -> None:
    item = actions.draft_item(office.drafter, flood(office))

    draft = item.draft
    assert (item.state, draft.statutory_code, draft.special_period, draft.made_on) == (State.DRAFTED, "20-12", "emergency", NOW.date())
    assert draft.due_on == NOW.date(), "at once"


def test_nothing_is_taken_into_what_is_no_emergency_or_is_over(office: Office) -> None:
    plain = flood(office, slug="plain", emergency="", event="", happened_at=None)
    over = flood(office, over_at=NOW)

    for column in (plain, over):
        with pytest.raises(Refused, match="已结束"):
            actions.draft_item(office.drafter, column)


def test_whoever_does_not_write_for_the_organ_takes_nothing_in(office: Office) -> None:
    column, own = flood(office), office.drafted()
    water = Office.of(make_department(office.organ), office.drafter.now)
    open_for(reads=[water.organ.pk, office.organ.pk], writes=[water.organ.pk, office.organ.pk])
    foreign = water.drafted()

    with pytest.raises(Refused):
        actions.bind(office.publisher, column, item=own)
    with pytest.raises(Refused):
        actions.bind(water.drafter, column, item=foreign)
    with pytest.raises(Refused):
        actions.bind(office.drafter, column, item=foreign)
    assert taken_in(column) == []
