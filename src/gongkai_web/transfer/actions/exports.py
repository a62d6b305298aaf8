"""Asking for everything that an organ holds."""

from django.db import transaction

from gongkai.errors import ContractError
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.transfer.models import Export
from gongkai_web.transfer.stages import Making
from gongkai_web.transfer.tasks import begin_export


@transaction.atomic
def ask_export(actor: Actor, organ: Organ) -> Export:
    """Has the worker make an export; one that the same person still waits for is answered again. Raises: Refused."""
    demand(actor, Right.TRANSFER, organ)
    open_gates(actor.duties)
    if actor.user is None:
        raise ContractError("an export is made for a person", remedy="give the actor a user")
    asked, is_new = Export.objects.get_or_create(organ=organ, by=actor.user, stage=Making.WAITING, defaults={"asked_at": actor.now})
    if is_new:
        note_export(actor, organ)
        begin_export(asked.pk)
    return asked


def note_export(actor: Actor, organ: Organ) -> None:
    """Writes into the log that somebody takes out everything that the organ holds. Raises: Refused."""
    demand(actor, Right.TRANSFER, organ)
    note(actor, Noted.EVERYTHING_EXPORTED, organ, details={})
