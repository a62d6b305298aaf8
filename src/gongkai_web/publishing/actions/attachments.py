"""Files of an item."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions.drafts import rewritten
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.texts import fields_of
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.models import Attachment, Item
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.uploads import accept


@transaction.atomic
def attach(actor: Actor, item: Item, *, name: str, content: bytes) -> Attachment:
    """Adds a file, without its metadata. The item takes the next version: files are reviewed like text. Raises: Refused."""
    record = Record(actor, item, Right.WRITE_DRAFTS)
    taken = accept(name, content)
    if record.item.attachments.filter(name=taken.name, removed=False).exists():
        raise Refused(
            _("The file was not added."),
            _("The item already has a file “%(name)s”.") % {"name": taken.name},
            _("Remove that one first, or give this one another name."),
        )
    rewritten(record, record.item.draft, fields_of(record.item.draft))
    last = record.item.attachments.aggregate(last=Max("position"))["last"]
    return Attachment.objects.create(
        item=record.item,
        organ=record.item.organ,
        name=taken.name,
        media_type=taken.media_type,
        size=len(taken.content),
        sha256=keep(taken.content),
        position=0 if last is None else last + 1,
    )


@transaction.atomic
def detach(actor: Actor, attachment: Attachment) -> None:
    """Takes a file out. One that is public stays so until the amended item is published. Raises: Refused."""
    record = Record(actor, attachment.item, Right.WRITE_DRAFTS)
    rewritten(record, record.item.draft, fields_of(record.item.draft))
    if attachment.published:
        record.item.attachments.filter(pk=attachment.pk).update(removed=True)
    else:
        record.item.attachments.filter(pk=attachment.pk).delete()
