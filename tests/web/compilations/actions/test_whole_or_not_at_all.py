"""A change of something public, and a released finding, that fail at any point, as a killed process would, leave nothing behind."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from gongkai_web.compilations import actions
from gongkai_web.compilations.findings import found_in
from gongkai_web.compilations.models import ColumnEntry, TopicColumn
from gongkai_web.organs.models import LogEntry
from gongkai_web.organs.walls import open_for
from tests.web.compilations.emergency import EVENT, flood
from tests.web.publishing.actions.test_whole_or_not_at_all import _Dies, _Killed
from tests.web.publishing.office import Office


def _everything(office: Office) -> dict[str, list[Any]]:
    """Every row of compilations and of the log, and the items."""
    open_for(reads=[office.organ.pk])
    models: list[type[Model]] = [
        *apps.get_app_config("compilations").get_models(),
        *apps.get_app_config("publishing").get_models(),
        LogEntry,
    ]
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in models}


def _changed(office: Office) -> TopicColumn:
    """The change of a public column: other words, and other items."""
    first, second = office.published(), office.published()
    column = actions.save(office.drafter, flood(office), [ColumnEntry(item_id=first.pk)])
    change = actions.opened(actions.publish(office.publisher, column))
    change.over_at, change.description = EVENT, "已结束"
    return actions.save(office.drafter, change, [ColumnEntry(item_id=second.pk)])


def _with_a_finding(office: Office) -> TopicColumn:
    return flood(office, description="值班手机13931700000")


_ACTIONS: dict[str, tuple[Callable[[Office], TopicColumn], Callable[[Office, TopicColumn], object]]] = {
    "publish a change": (_changed, lambda office, one: actions.publish(office.publisher, one)),
    "give a change up": (_changed, lambda office, one: actions.discard(office.drafter, one)),
    "release": (
        _with_a_finding,
        lambda office, one: actions.release(office.secrecy, one, finding=found_in(one)[0].id, reason="对外公布的电话"),
    ),
    "begin an item": (flood, lambda office, one: actions.draft_item(office.drafter, one)),
}


@pytest.mark.parametrize("name", _ACTIONS)
def test_it_is_done_whole_or_not_at_all(office: Office, name: str) -> None:
    prepare, act = _ACTIONS[name]
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    pk = prepare(office).pk
    before = _everything(office)

    for statements in range(500):
        dies = _Dies(statements)
        open_for(reads=[office.organ.pk], writes=[office.organ.pk])
        one = TopicColumn.objects.select_related("organ").get(pk=pk)
        try:
            with connection.execute_wrapper(dies), transaction.atomic():
                act(office, one)
        except _Killed:
            assert _everything(office) == before, f"killed before statement {statements + 1}"
        else:
            break

    assert statements > 3
    assert _everything(office) != before
