"""Items of an old site, taken over as they were there."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.errors import ContractError
from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions.adoption import Adopted, Adoption, place
from gongkai_web.publishing.actions.publications import empty, first_publication
from gongkai_web.publishing.actions.scanning import rows_of
from gongkai_web.publishing.actions.texts import columns_of
from gongkai_web.publishing.clocks import due_on
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.index_numbers import next_numbers
from gongkai_web.publishing.models import Attachment, Draft, Item, ItemEvent, Publication, ScanFinding
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.outbox import note

_PLACE = re.compile(r"/attachments/@([0-9]{1,4})/")


def adopt(actor: Actor, organ: Organ, adoption: Adoption) -> Item:
    """One item from an old site, as `adopt_all`. Raises: Refused."""
    (item,) = adopt_all(actor, organ, [adoption])
    return item


@transaction.atomic
def adopt_all(actor: Actor, organ: Organ, adoptions: Sequence[Adoption]) -> list[Item]:
    """Items from an old site: all of them or none, in a number of queries that does not grow with theirs.

    What was public there is public at once if the scan found nothing, else with the reviewers; what was withdrawn there is so here, with
    number, day and reason; everything else is a draft. What was public there was reviewed before it went out (OGI-R 17) and is approved by
    the system as it was; whoever imports it answers for publishing it here. The time of the publication here is now; when it was published
    there stands beside it. Raises: Refused.
    """
    demand(actor, Right.TRANSFER, organ)
    open_gates(actor.duties)
    if actor.user is None:
        raise ContractError("an import is answered for by a person", remedy="give the actor a user")
    adopted = [Adopted(actor, organ, one) for one in adoptions]
    _put_out(actor, organ, [one for one in adopted if one.goes_out])
    Item.objects.bulk_create([one.item for one in adopted])
    files = _attached(adopted)
    drafts = Draft.objects.bulk_create([_draft(one, files.get(one.item, []), actor.user, actor.now) for one in adopted])
    ItemEvent.objects.bulk_create(row for one in adopted for row in one.rows())
    ScanFinding.objects.bulk_create(row for one in adopted if one.is_searched for row in rows_of(one.item, one.adoption.findings))
    _publish(actor, [(one, draft) for one, draft in zip(adopted, drafts, strict=True) if one.goes_out])
    return [one.item for one in adopted]


def _put_out(actor: Actor, organ: Organ, adopted: Sequence[Adopted]) -> None:
    """Each under its old number where nobody has it here, else under the next one of the organ. Raises: Refused."""
    old = {one.adoption.imported.index_no for one in adopted}
    taken = {"", *Publication.objects.filter(index_no__in=old).values_list("index_no", flat=True)}
    kept: dict[str, Adopted] = {}
    for one in adopted:
        number = one.adoption.imported.index_no
        if number not in taken:
            kept.setdefault(number, one)
    new = [one for one in adopted if kept.get(one.adoption.imported.index_no) is not one]
    given = next_numbers(organ, [one.text.statutory_code for one in new], actor.today, kept) if new else []
    for number, one in (*kept.items(), *zip(given, new, strict=True)):
        one.put_out(number)


def _attached(adopted: Sequence[Adopted]) -> dict[Item, list[Attachment]]:
    """The files of each item, kept."""
    rows = [
        Attachment(
            item=one.item,
            organ=one.item.organ,
            name=file.name,
            media_type=file.media_type,
            size=len(file.content),
            sha256=keep(file.content),
            position=number,
            published=one.life.published is not None,
        )
        for one in adopted
        for number, file in enumerate(one.adoption.files)
    ]
    found: dict[Item, list[Attachment]] = {}
    for row in Attachment.objects.bulk_create(rows):
        found.setdefault(row.item, []).append(row)
    return found


def _draft(one: Adopted, files: Sequence[Attachment], by: User, at: datetime) -> Draft:
    body = _PLACE.sub(lambda found: _address(files, int(found[1])), one.text.body)
    until = due_on(one.text.made_on, one.text.special_period)
    columns = columns_of(replace(one.text, body=body))
    return Draft(item=one.item, organ=one.item.organ, saved_by=by, saved_at=at, due_on=until, **columns)


def _publish(actor: Actor, adopted: Sequence[tuple[Adopted, Draft]]) -> None:
    """The public rows, those that were withdrawn without their text, and the note for the search index. Raises: Refused."""
    rows = []
    for one, draft in adopted:
        row = first_publication(draft, one.life, actor)
        if one.adoption.gone is not None:
            since = datetime.combine(one.adoption.gone.on, time.min, timezone.get_default_timezone())
            empty(row, since, one.adoption.gone.reason)
        rows.append(row)
    try:
        with transaction.atomic():
            Publication.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Refused(
            _("The item was not published."), _("Somebody else has just been given its index number."), _("Import the row again.")
        ) from error
    note(*(row.pk for row in rows))


def _address(files: Sequence[Attachment], number: int) -> str:
    if number >= len(files):
        return place(number)
    with override("zh-hans"):  # the address without the prefix of a language
        return reverse("portal:attachment", args=[files[number].pk])
