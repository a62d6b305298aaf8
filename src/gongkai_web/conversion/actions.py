"""Turning the answer to a request into a draft of an item."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai.law.outcomes import Outcome
from gongkai_web.conversion.models import Conversion
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing import actions as publishing
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.models import Item
from gongkai_web.requests.models import Case
from gongkai_web.severing.models import Document, Severed

DISCLOSED = frozenset({Outcome.GRANTED, Outcome.PARTIAL})
"""The outcomes in which something was handed out that others can have too."""


@transaction.atomic
def convert(actor: Actor, case: Case, *, title: str, documents: Sequence[Severed | Document] = ()) -> Item:
    """A draft with what was provided as its files; attribute, reviews and scan follow as for every item.

    Nothing of the applicant goes into it, neither who asked nor in what words. Law: OGI-R 44. Raises: Refused.
    """
    demand(actor, Right.HANDLE_CASES, case.organ)
    if actor.user is None:
        raise ContractError("a proposal without an author", remedy="give the officer who makes it")
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if case.outcome not in DISCLOSED:
        raise _refused(_("Only what was disclosed to one applicant can be public for all."), _("Answer the request first."))
    if Conversion.objects.filter(case=case).exists():
        raise _refused(_("There is an item of this request already."), _("Open it from the page of the case."))
    item = publishing.create_draft(actor, case.organ, kind=Kind.INFORMATION, text=TextFields(title=title))
    for number, one in enumerate(documents, 1):
        publishing.attach(actor, item, name=f"{number:02}.pdf", content=one.open())
    Conversion.objects.create(case=case, organ=case.organ, item=item, by=actor.user, at=actor.now)
    return item


def _refused(why: str, remedy: str) -> Refused:
    return Refused(_("No item was drafted."), why, remedy)
