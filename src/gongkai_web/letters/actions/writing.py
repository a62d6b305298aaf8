"""Drafts of letters: begun, saved, thrown away."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.law.outcomes import Ground, Outcome
from gongkai_web.letters.drafting.catalogue import Letter
from gongkai_web.letters.drafting.offers import decision, offers
from gongkai_web.letters.knowing import Given, sealed, told_before
from gongkai_web.letters.models import LetterDraft
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case


@transaction.atomic
def write(actor: Actor, case: Case, letter: Letter, outcome: Outcome | None) -> LetterDraft:
    """Begins a letter of a case, dated today or as its decision, with what officers wrote on the case before.

    `outcome`: the one that it tells of, None for a letter that tells of none.
    Raises: Refused where the case has no place for it.
    """
    demand(actor, Right.HANDLE_CASES, case.organ)
    if not case.applicant.key:
        raise Refused(_("This letter was not begun."), _("What told of people in this case was erased on schedule."))
    entries = entries_of(case)
    folded = standing(entries)
    if (letter, outcome) not in offers(folded, entries, actor.today):
        raise Refused(
            _("This letter was not begun."), _("The case has no place for it now."), _("Choose one of the letters that are offered.")
        )
    result = decision(folded) if letter.reply else None
    dated = result.made.on if result else actor.today
    grounds = tuple(map(Ground, result.grounds)) if result else ()
    content = sealed(Given(dated, outcome, grounds, told_before(case, letter, outcome, actor.today)), case)
    return LetterDraft.objects.create(case=case, organ=case.organ, code=letter.code, sealed=content, by=actor.user, written_at=actor.now)


@transaction.atomic
def save(actor: Actor, draft: LetterDraft, given: Given, *, seen: int) -> LetterDraft:
    """Keeps what was written. `seen`: the version of the draft that the officer had before their eyes. Raises: Refused."""
    found = locked(actor, draft, seen)
    found.sealed, found.version = sealed(given, found.case), found.version + 1
    found.by, found.written_at = actor.user, actor.now
    found.save()
    return found


@transaction.atomic
def discard(actor: Actor, draft: LetterDraft) -> None:
    """Throws a draft away; it bore no number, and leaves no gap. Raises: Refused."""
    demand(actor, Right.HANDLE_CASES, draft.organ)
    draft.delete()


def locked(actor: Actor, draft: LetterDraft, seen: int) -> LetterDraft:
    """The draft, for this transaction alone. Raises: Refused where somebody else changed or issued it meanwhile."""
    demand(actor, Right.HANDLE_CASES, draft.organ)
    rows = LetterDraft.objects.select_for_update(of=("self",)).select_related("case__applicant", "case__organ", "organ")
    found = rows.filter(pk=draft.pk).first()
    if found is None or found.version != seen:
        raise Refused(
            _("This was not saved."),
            _("Somebody else has changed or issued the letter since you opened it."),
            _("Open it again; what you wrote is still in the form."),
        )
    return found
