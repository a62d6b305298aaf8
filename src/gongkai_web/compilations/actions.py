"""The only writer of compilations: drawn up by one person, published by another, with what that does to the items in them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Catalogue, Cleanup, Compiled, GazetteIssue, Guide, Register
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.texts import lines as lines_of
from gongkai_web.compilations.texts import read_fields, texts
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import changes, note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import change_validity, print_in_gazette
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.refusals import refused_by
from gongkai_web.publishing.scan.words import refuse_personal_data

_VALIDITIES = {Verdict.AMEND: Validity.AMENDED, Verdict.REPEAL: Validity.REPEALED, Verdict.VOID: Validity.EXPIRED}

C = TypeVar("C", bound=Compiled)
N = TypeVar("N", Guide, Catalogue, Register)


@transaction.atomic
def save_version(actor: Actor, kind: type[N], organ: Organ, values: Mapping[str, Any], lines: Sequence[models.Model] = ()) -> N:
    """The version that is being drawn up: the open one changed, or the next one begun. Raises: Refused."""
    Organ.objects.select_for_update().get(pk=organ.pk)  # two drafters at once do not begin two versions
    series = kind.objects.filter(organ=organ, **{name: values[name] for name in kind.SERIES})
    found = series.filter(published_at=None).first()
    if found is None:
        last = series.aggregate(last=models.Max("number"))["last"] or 0
        found = kind(organ=organ, number=last + 1)
    for name, value in values.items():
        setattr(found, name, value)
    return save(actor, found, lines)


@transaction.atomic
def save(actor: Actor, one: C, lines: Sequence[models.Model] = ()) -> C:
    """A compilation with these lines instead of those that it had, by drafters.

    One that goes on changing when it is public is kept up to date by publishers; what they write is scanned first, and goes into the log.
    Raises: Refused, also for one that is public and stays.
    """
    kept = type(one)._default_manager.select_for_update().filter(pk=one.pk).first()
    public = kept is not None and kept.published_at is not None
    demand(actor, Right.PUBLISH if public and one.GROWS else Right.WRITE_DRAFTS, one.organ)
    if public and not one.GROWS:
        raise Refused(_("Nothing was saved."), _("It is public, and stays as it is."), _("Draw up a new one."))
    before = _said(kept) if kept is not None and kept.GROWS else {}
    one.published_at = kept.published_at if kept is not None else None
    one.edited_by, one.edited_at = actor.user, actor.now
    one.save()
    _replace_lines(one, lines)
    if public:
        refuse_personal_data(_("Nothing was saved."), texts(one))
        note(actor, Noted.COMPILATION_CHANGED, one.organ, details={**_called(one), **changes(before, _said(one))})
    return one


@transaction.atomic
def publish(actor: Actor, one: C, *, seen: str | None = None) -> C:
    """Makes a compilation public, once, and lets it take effect on its items.

    A gazette is a channel of every item in it; a clean-up changes the validity of every document that it does not keep. `seen`: the stamp
    of what the person has read; None: whatever it is by now. Raises: Refused, also for whoever wrote it last where the office demands four
    eyes, and where the scan finds personal data.
    """
    demand(actor, Right.PUBLISH, one.organ)
    kept = type(one)._default_manager.select_for_update().get(pk=one.pk)
    _refuse_unready(actor, kept, kept.stamp if seen is None else seen)
    kept.published_at = actor.now
    kept.save(update_fields=["published_at"])
    match kept:
        case GazetteIssue():
            items = list(kept.articles.values_list("item_id", flat=True))
            print_in_gazette(actor, items, on=kept.issued_on, issue=str(kept))
        case Cleanup():
            for verdict in kept.verdicts.exclude(verdict=Verdict.KEEP).select_related("item"):
                change_validity(actor, verdict.item, validity=_VALIDITIES[Verdict(verdict.verdict)], on=kept.decided_on)
    note(actor, Noted.COMPILATION_PUBLISHED, kept.organ, details={**_called(kept), "prepared_by": str(kept.edited_by or "")})
    return kept


def is_by(person: User | None, one: Compiled) -> bool:
    """Whether a person may not publish a compilation because they wrote it.

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
    if one.LINES and not one.GROWS and not lines_of(one):
        raise Refused(_("Nothing was published."), _("There is nothing in it."), _("Fill it first."))
    refuse_personal_data(_("Nothing was published."), texts(one))


def _replace_lines(one: Compiled, lines: Sequence[models.Model]) -> None:
    if not one.LINES:
        return
    kept = getattr(one, one.LINES)
    kept.all().delete()
    for place, line in enumerate(lines, 1):
        for name, value in ((kept.field.name, one), ("organ", one.organ), ("position", place)):
            setattr(line, name, value)
    kept.bulk_create(lines)


def _said(one: Compiled) -> dict[str, object]:
    """What the log compares: what was filled in, and which items there are."""
    said = {field.name: field.value_from_object(one) for field in read_fields(type(one))}
    return {**said, "items": [line.item_id for line in lines_of(one)]} if one.LINES else said


def _called(one: Compiled) -> dict[str, object]:
    """Which one it is, for the log."""
    return {"compilation": one._meta.model_name, "number": one.pk, "title": str(one)}
