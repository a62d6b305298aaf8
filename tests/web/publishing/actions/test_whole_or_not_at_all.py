"""An action that fails at any point, as a killed process would, leaves nothing of it behind."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Review, Tie, Verdict
from gongkai_web.publishing.models import Attachment, Item
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office


class _Killed(OperationalError):
    """The process ends here: to the database a lost connection."""


class _Dies:
    """Lets so many statements pass, and none after them. Rolling back is the database's, not the process's."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("ROLLBACK", "RELEASE SAVEPOINT")) and self.left < 0:
            return execute(sql, params, many, context)
        self.left -= 1
        if self.left < 0:
            raise _Killed
        return execute(sql, params, many, context)


def _everything(office: Office) -> dict[str, list[Any]]:
    """Every row of publishing and of the note for the index."""
    open_for(reads=[office.organ.pk])
    models = [*apps.get_app_config("publishing").get_models(), *apps.get_app_config("search").get_models()]
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in models}


def _amended(office: Office) -> Item:
    """A public item with a file and a reference, and an approved amendment."""
    item, other = office.drafted(), office.published()
    old = actions.attach(office.drafter, item, name="一.txt", content="一".encode())
    actions.relate(office.drafter, item, target=other, tie=Tie.RESTS_ON)
    actions.publish(office.publisher, office.approved(item))
    actions.detach(office.drafter, Attachment.objects.get(pk=old.pk))
    return office.approved(item)


def _in_review(office: Office) -> Item:
    item = office.drafted()
    actions.submit(office.drafter, item)
    return item


_ACTIONS: dict[str, tuple[Callable[[Office], Any], Callable[[Office, Any], object]]] = {
    "create": (lambda _: None, lambda office, _: actions.create_draft(office.drafter, office.organ, kind=Kind.RULES, text=TEXT)),
    "save": (
        lambda office: office.drafted(),
        lambda office, item: actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, title="新")),
    ),
    "attribute": (
        lambda office: office.drafted(),
        lambda office, item: actions.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-01"),
    ),
    "submit": (
        lambda office: office.drafted(replace(TEXT, body="<p>13812345678</p>")),
        lambda office, item: actions.submit(office.drafter, item),
    ),
    "review": (
        _in_review,
        lambda office, item: actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="不符"),
    ),
    "publish": (lambda office: office.approved(office.drafted()), lambda office, item: actions.publish(office.publisher, item)),
    "publish an amendment": (_amended, lambda office, item: actions.publish(office.publisher, item)),
    "withdraw": (_amended, lambda office, item: actions.withdraw(office.publisher, item, reason="有误")),
    "channel": (
        lambda office: office.published().item,
        lambda office, item: actions.use_channel(office.publisher, item, channel=Channel.WEIBO, on=NOW.date()),
    ),
    "attach": (lambda office: office.drafted(), lambda office, item: actions.attach(office.drafter, item, name="一.txt", content=b"1")),
    "discard": (_amended, lambda office, item: actions.discard(office.drafter, item, reason="不再修改")),
}


@pytest.mark.parametrize("name", _ACTIONS)
def test_an_action_is_done_whole_or_not_at_all(office: Office, name: str) -> None:
    prepare, act = _ACTIONS[name]
    item = prepare(office)
    before = _everything(office)

    for statements in range(500):
        dies = _Dies(statements)
        try:
            with connection.execute_wrapper(dies), transaction.atomic():
                act(office, item)
        except _Killed:
            assert _everything(office) == before, f"killed before statement {statements + 1}"
        else:
            break

    assert statements > 5
    assert _everything(office) != before
