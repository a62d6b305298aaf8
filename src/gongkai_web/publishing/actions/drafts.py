"""Writing: drafts, the disclosure attribute, handing over to the reviewers, giving up."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing import catalogue
from gongkai_web.publishing.actions.ended import refuse_ended
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.repeating import repeat
from gongkai_web.publishing.actions.scanning import found_in, keep
from gongkai_web.publishing.actions.texts import accepted, columns_of, fields_of, refuse_incomplete, refuse_two_categories
from gongkai_web.publishing.clocks import due_on
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import AttributeFixed, Discarded, Drafted, Revised, Scanned, Submitted
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Draft, Item
from gongkai_web.publishing.refusals import Refused, SavedMeanwhile


@transaction.atomic
def create_draft(actor: Actor, organ: Organ, *, kind: Kind, text: TextFields) -> Item:
    """A new item of an organ, with the first version of its text. Raises: Refused, also after the organ's last day."""
    demand(actor, Right.WRITE_DRAFTS, organ)
    refuse_ended(organ, actor.today)
    open_gates(actor.duties)
    taken = accepted(text, actor.today)
    item = Item.objects.create(organ=organ, kind=Kind(kind))
    record = Record.begun(actor, item, Drafted(actor.today))
    until = due_on(taken.made_on, taken.special_period)
    Draft.objects.create(item=item, organ=organ, saved_by=_person(actor), saved_at=actor.now, due_on=until, **columns_of(taken))
    return record.item


@transaction.atomic
def save_draft(actor: Actor, item: Item, *, expected_version: int, text: TextFields) -> Draft:
    """The next version of the text; what was reviewed before no longer counts. The same text again changes nothing.

    Raises: Refused; SavedMeanwhile, with the text, when the draft is no longer the version that was opened.
    """
    record = Record(actor, item, Right.WRITE_DRAFTS)
    draft = Draft.objects.select_related("saved_by").get(item=record.item)
    if draft.version != expected_version:
        raise SavedMeanwhile(text, fields_of(draft), draft.saved_by.get_full_name() or draft.saved_by.username)
    taken = accepted(text, actor.today)
    return draft if taken == fields_of(draft) else rewritten(record, draft, taken)


def rewritten(record: Record, draft: Draft, text: TextFields) -> Draft:
    """The draft with another text, or with the same one when its files changed; in either case the next version."""
    record.add(Revised(record.today, record.life.version + 1))
    for name, value in columns_of(text).items():
        setattr(draft, name, value)
    return stamped(record, draft)


def stamped(record: Record, draft: Draft) -> Draft:
    """The draft as the version that its last event made it, by whoever acts."""
    draft.version, draft.saved_by, draft.saved_at = record.life.version, _person(record.actor), record.actor.now
    draft.due_on = due_on(draft.made_on, draft.special_period, record.life.changed_on)
    draft.save()
    return draft


def count_anew(record: Record) -> None:
    """Has the draft repeat until when it has to be public, where that runs from another day by now."""
    draft = record.item.draft
    draft.due_on = due_on(draft.made_on, draft.special_period, record.life.changed_on)
    draft.save(update_fields=["due_on"])


@transaction.atomic
def fix_attribute(actor: Actor, item: Item, *, attribute: Attribute, basis: str, reason: str = "") -> None:
    """Fixes whether the item is to be published, is for requests only, or is not public, and what that rests on.

    Law: OGI-R 13 to 16. Raises: Refused, also for a basis that the attribute cannot rest on.
    """
    record = Record(actor, item, Right.WRITE_DRAFTS)
    if basis and basis not in catalogue.bases(Attribute(attribute)):
        raise Refused(
            _("The attribute was not fixed."), _("It cannot rest on “%(basis)s”.") % {"basis": basis}, _("Choose one of the list.")
        )
    record.add(AttributeFixed(record.today, Attribute(attribute), basis, reason.strip()))
    count_anew(record)


@transaction.atomic
def submit(actor: Actor, item: Item) -> None:
    """Hands the version to the reviewers. What is to go out is searched for personal data and hidden content first.

    Raises: Refused while the attribute is not fixed, mandatory fields are empty, or attribute and text name different categories.
    """
    record = Record(actor, item, Right.WRITE_DRAFTS)
    refuse_ended(record.item.organ, record.today)
    record.add(Submitted(record.today, record.life.version))
    refuse_unready(record.item, record.life)
    if record.life.attribute is Attribute.PROACTIVE:
        found = found_in(record)
        keep(record, found)
        record.add(Scanned(record.today, record.life.version, tuple(sorted({one.id for one in found}))), by_system=True)


def refuse_unready(item: Item, life: Life) -> None:
    """Raises: Refused for an item whose text is not ready for the reviewers, and says what is missing or does not agree."""
    text, has_files = fields_of(item.draft), item.attachments.filter(removed=False).exists()
    refuse_incomplete(text, Kind(item.kind), life.attribute, has_files=has_files)
    refuse_two_categories(text, life)


@transaction.atomic
def discard(actor: Actor, item: Item, *, reason: str) -> None:
    """Gives up a draft that was never published, or the amendment of a public item: its draft then is what the public reads.

    Raises: Refused.
    """
    record = Record(actor, item, Right.WRITE_DRAFTS)
    record.demand(Discarded)
    if record.life.published is not None:
        rewritten(record, record.item.draft, fields_of(record.item.publication))
        record.item.attachments.filter(published=False).delete()
        record.item.attachments.update(removed=False)
    record.add(Discarded(record.today, reason.strip()))
    count_anew(record)
    repeat(record)


def _person(actor: Actor) -> User:
    if actor.user is None:
        raise ContractError("a draft is saved by a person", remedy="give the actor a user")
    return actor.user
