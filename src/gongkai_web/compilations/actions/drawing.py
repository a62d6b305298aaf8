"""Drawing up: the open version, issue or change, by drafters; giving it up."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from gongkai_web.compilations.actions.rows import C, gone, lock_public, locked, replace_lines, store
from gongkai_web.compilations.models import Catalogue, Growing, Guide, Register
from gongkai_web.compilations.refusals import SavedMeanwhile
from gongkai_web.compilations.texts import read_fields
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused

N = TypeVar("N", Guide, Catalogue, Register)
G = TypeVar("G", bound=Growing)


def opened(one: G) -> G:
    """What is worked on where a person opens one that may be public: its open change, a new one like it where there is none, or itself."""
    if one.published_at is None:
        return one
    copied = {field.name: field.value_from_object(one) for field in read_fields(type(one))}
    return one.change() or type(one)(organ=one.organ, replaces_id=one.pk, **copied)


@transaction.atomic
def save_version(
    actor: Actor, kind: type[N], organ: Organ, values: Mapping[str, Any], lines: Sequence[models.Model] = (), *, seen: str | None = None
) -> N:
    """The version that is being drawn up: the open one changed, or the next one begun. Raises: Refused, SavedMeanwhile, as `save`."""
    Organ.objects.select_for_update().get(pk=organ.pk)  # two drafters at once do not begin two versions
    begun = kind(organ=organ, **{name: values[name] for name in kind.SERIES})
    last = begun.before()
    begun.number = last.number + 1 if last else 1
    one = last if last and last.published_at is None else begun
    for name, value in values.items():
        setattr(one, name, value)
    return save(actor, one, lines, seen=seen)


@transaction.atomic
def save(actor: Actor, one: C, lines: Sequence[models.Model] = (), *, seen: str | None = None) -> C:
    """A compilation with these lines instead of those that it had, by drafters; nothing of it is public by that.

    `seen`: the stamp of what the person began from; None: whatever stands there by now. Raises: Refused, also for one that is public;
    SavedMeanwhile, when it is not what the person began from.
    """
    demand(actor, Right.WRITE_DRAFTS, one.organ)
    kept = _standing(one)
    if kept is not None and kept.pk == one.pk and kept.published_at is not None:
        raise Refused(_("Nothing was saved."), _("It is public, and stays as it is."), _("Draw up a new one."))
    if seen is not None and seen != (kept.stamp if kept else ""):
        raise SavedMeanwhile(kept)
    if kept is None and one.pk is not None:
        raise gone(_("Nothing was saved."))
    one.pk = kept.pk if kept is not None and kept.published_at is None else None
    one.released = kept.released if kept is not None and (one.pk is not None or isinstance(one, Growing)) else {}
    one.published_at = None
    one.edited_by, one.edited_at = actor.user, actor.now
    store(one, _("Nothing was saved."))
    replace_lines(one, lines)
    return one


def _standing(one: C) -> C | None:
    """What stands where it would be saved, locked: the open row, else the public one that it comes after; None where nothing does."""
    is_change = isinstance(one, Growing) and one.replaces_id is not None
    lock_public(one)  # two drafters at once do not begin two changes
    found = one.before() if one.pk is None or is_change else one
    return None if found is None else locked(found)


@transaction.atomic
def discard(actor: Actor, one: Growing) -> None:
    """Gives up a change, or a column or place that was never public. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS, one.organ)
    kept = locked(one)
    if kept is None or kept.published_at is not None:
        raise gone(_("Nothing was given up."))
    kept.delete()
