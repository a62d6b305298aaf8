"""Making public, once, by somebody else than whoever drew it up."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import User
from gongkai_web.accounts.notices import tell
from gongkai_web.compilations.actions.rows import C, called, gone, locked, replace_lines, said, store
from gongkai_web.compilations.findings import refuse_unreleased
from gongkai_web.compilations.models import Cleanup, Compiled, GazetteIssue, Growing
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.outstanding import outstanding
from gongkai_web.compilations.texts import lines as lines_of
from gongkai_web.compilations.texts import read_fields
from gongkai_web.organs.actions.organs import COMPILING
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import changes, note
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import change_validity, print_in_gazette
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.refusals import refused_by

_ENDS = {Verdict.REPEAL: Validity.REPEALED, Verdict.VOID: Validity.EXPIRED}
"""What a verdict does by itself. One that is to be amended stays in force as it is until that is done, and its page leads to the notice."""


@transaction.atomic
def publish(actor: Actor, one: C, *, seen: str | None = None) -> C:
    """Makes a compilation public, once, and lets it take effect on its items; of a change the public one, which then says what it says.

    A gazette is a channel of every item in it; a clean-up ends every document of the organ itself that it repeals or declares void, and
    asks the organs below to do what it decided about theirs. `seen`: the stamp
    of what the person has read; None: whatever it is by now. Raises: Refused, also for whoever wrote it last where the office demands four
    eyes, and where the scan finds personal data that nobody released.
    """
    demand(actor, Right.PUBLISH, one.organ)
    kept = locked(one)
    if kept is None:
        raise gone(_("Nothing was published."))
    _refuse_unready(actor, kept, kept.stamp if seen is None else seen)
    if isinstance(kept, Growing) and (public := kept.public()) is not None:
        return _taken_over(actor, kept, public)
    kept.published_at = actor.now
    kept.save(update_fields=["published_at"])
    match kept:
        case GazetteIssue():
            items = list(kept.articles.exclude(item=None).values_list("item_id", flat=True))
            print_in_gazette(actor, items, on=kept.issued_on, issue=str(kept))
        case Cleanup():
            for verdict in kept.verdicts.filter(verdict__in=_ENDS, item__organ=kept.organ).select_related("item"):
                change_validity(actor, verdict.item, validity=_ENDS[Verdict(verdict.verdict)], on=kept.decided_on)
            _ask(actor, kept)
    note(actor, Noted.COMPILATION_PUBLISHED, kept.organ, details={**called(kept), **_prepared(kept)})
    return kept


def _ask(actor: Actor, batch: Cleanup) -> None:
    """Tells the organs below which of their documents they are to amend or end."""
    asked = [one for one in outstanding(batch) if one.organ_id != batch.organ_id]
    people = {organ: appointed(organ, COMPILING, actor.today) for organ in {one.organ_id for one in asked}}
    for one in asked:
        tell(people[one.organ_id], What.CLEANUP, at=actor.now, item=one.pk, on=batch.decided_on, by=actor.user)


def _taken_over(actor: Actor, change: Compiled, public: C) -> C:
    """The public one with the text and the lines of its change, which is gone."""
    before, prepared = said(public), _prepared(change)
    for name in (*(field.name for field in read_fields(type(public))), "released", "edited_by", "edited_at"):
        setattr(public, name, getattr(change, name))
    lines = lines_of(change)
    change.delete()
    store(public, _("Nothing was published."))
    replace_lines(public, lines)
    note(actor, Noted.COMPILATION_CHANGED, public.organ, details={**called(public), **changes(before, said(public)), **prepared})
    return public


def _prepared(one: Compiled) -> dict[str, object]:
    return {"prepared_by": str(one.edited_by or "")}


def is_by(person: User | None, one: Compiled) -> bool:
    """Whether a person may not publish a compilation, nor release what the scan finds in it, because they wrote it.

    An item is reviewed, approved and published; here one step is all three. Whichever of them an office takes from whoever wrote the text,
    it takes this one.
    """
    return bool(settings.GONGKAI_NOT_BY_AUTHOR) and person is not None and person.pk == one.edited_by_id


def _refuse_unready(actor: Actor, one: Compiled, seen: str) -> None:
    if one.published_at is not None:
        raise Refused(_("Nothing was published."), _("It is public already."))
    if one.stamp != seen:
        raise Refused(_("Nothing was published."), _("It was changed since you read it."), _("Read it again."))
    if is_by(actor.user, one):
        raise refused_by(Rule.FOUR_EYES)
    if one.LINES and not isinstance(one, Growing) and not lines_of(one):
        raise Refused(_("Nothing was published."), _("There is nothing in it."), _("Fill it first."))
    refuse_unreleased(one, _("Nothing was published."))
