"""Which files go out with the reply: chosen before it is decided, so that reviewers and whoever approves it read the same files."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai.ledger.case import State
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case
from gongkai_web.severing.models import Document, Provided, Severed

_CHOOSING = OPEN - {State.DECIDED, State.DISPATCHED}


@transaction.atomic
def provide(actor: Actor, document: Document, severed: Severed | None = None) -> Provided:
    """The document goes out with the reply: as it is, or what was severed of it, in place of what was chosen before.

    Raises: Refused once the reply was decided, and for a whole document in which passages are marked.
    """
    withhold(actor, document)
    if actor.user is None:
        raise ContractError("files are chosen by a person")
    if severed is None and (document.cuts.exists() or document.severed.exists()):
        raise Refused(_("This was not done."), _("Passages of it are marked to be cut."), _("Provide the severed file."))
    return Provided.objects.create(document=document, organ=document.organ, severed=severed, by=actor.user, at=actor.now)


@transaction.atomic
def withhold(actor: Actor, document: Document) -> None:
    """Nothing of the document goes out. Raises: Refused once the reply was decided."""
    demand(actor, Right.HANDLE_CASES, document.organ)
    case = Case.objects.select_for_update(of=("self",)).get(pk=document.case_id)
    if case.state not in _CHOOSING:
        raise Refused(_("This was not done."), _("The reply was decided: what goes out is what was approved."))
    Provided.objects.filter(document=document).delete()
