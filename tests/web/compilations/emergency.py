"""A flood at half past nine on the day of the office."""

from dataclasses import replace
from datetime import timedelta

from gongkai_web.compilations import actions
from gongkai_web.compilations.models import TopicColumn
from gongkai_web.publishing.actions import fix_attribute, publish, save_draft
from gongkai_web.publishing.actions.texts import fields_of
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Item, Publication
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office

EVENT = NOW - timedelta(hours=1)
"""2026-03-02 08:30: information by 13:30, a press conference by 08:30 on the next day."""


def flood(office: Office, **values: object) -> TopicColumn:
    """A column about it, drawn up."""
    said = {"slug": "flood", "title": "洛泽河汛情", "description": "汛情和应对", "emergency": "major", "event": "洛泽河堤防决口"}
    column = TopicColumn(**{"organ": office.organ, **said, "happened_at": EVENT, **values})
    return actions.save(office.drafter, column)


def brought_out(office: Office, item: Item) -> Publication:
    """A draft about it all the way to the public."""
    save_draft(office.drafter, item, expected_version=1, text=replace(fields_of(item.draft), body="<p>决口已封堵。</p>"))
    fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-12")
    return publish(office.publisher, office.approved(item))
