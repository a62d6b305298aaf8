"""The only writer of compilations: drawn up by drafters, published by publishers, with what that does to the items in them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from gongkai_web.compilations.lines import Judged
from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    Compiled,
    GazetteArticle,
    GazetteIssue,
    Guide,
    ReadingPlace,
    TopicColumn,
)
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import change_validity, use_channel
from gongkai_web.publishing.life.vocabulary import Channel, Validity

_VALIDITIES = {Verdict.AMEND: Validity.AMENDED, Verdict.REPEAL: Validity.REPEALED, Verdict.VOID: Validity.EXPIRED}

C = TypeVar("C", bound=Compiled)
N = TypeVar("N", Guide, Catalogue)


@transaction.atomic
def save_guide(actor: Actor, organ: Organ, values: Mapping[str, Any]) -> Guide:
    """The version that is being drawn up: the open one changed, or the next one begun. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS, organ)
    return _numbered(Guide, organ, values)


@transaction.atomic
def save_catalogue(actor: Actor, organ: Organ, values: Mapping[str, Any], entries: Sequence[Mapping[str, str]]) -> Catalogue:
    """The version that is being drawn up, with these entries instead of those that it had. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS, organ)
    catalogue = _numbered(Catalogue, organ, values)
    catalogue.entries.all().delete()
    CatalogueEntry.objects.bulk_create(
        CatalogueEntry(catalogue=catalogue, organ=organ, position=place, **entry) for place, entry in enumerate(entries, 1)
    )
    return catalogue


@transaction.atomic
def save_gazette(actor: Actor, issue: GazetteIssue, items: Sequence[int]) -> GazetteIssue:
    """An issue that is not out, with these items. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS, issue.organ)
    _save_open(issue)
    issue.articles.all().delete()
    GazetteArticle.objects.bulk_create(
        GazetteArticle(issue=issue, organ=issue.organ, item_id=item, position=place) for place, item in enumerate(items, 1)
    )
    return issue


@transaction.atomic
def save_column(actor: Actor, column: TopicColumn, items: Sequence[int]) -> TopicColumn:
    """A column, public or not, with these items. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS if column.published_at is None else Right.PUBLISH, column.organ)
    column.save()
    column.entries.all().delete()
    ColumnEntry.objects.bulk_create(
        ColumnEntry(column=column, organ=column.organ, item_id=item, position=place) for place, item in enumerate(items, 1)
    )
    return column


@transaction.atomic
def save_place(actor: Actor, place: ReadingPlace) -> ReadingPlace:
    """A reading place, public or not. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS if place.published_at is None else Right.PUBLISH, place.organ)
    place.save()
    return place


@transaction.atomic
def save_cleanup(actor: Actor, cleanup: Cleanup, verdicts: Sequence[Judged]) -> Cleanup:
    """A batch that is not out, with these verdicts. Raises: Refused."""
    demand(actor, Right.WRITE_DRAFTS, cleanup.organ)
    _save_open(cleanup)
    cleanup.verdicts.all().delete()
    CleanupVerdict.objects.bulk_create(
        CleanupVerdict(cleanup=cleanup, organ=cleanup.organ, item_id=one.item, verdict=one.verdict, reason=one.reason) for one in verdicts
    )
    return cleanup


@transaction.atomic
def publish(actor: Actor, one: C) -> C:
    """Makes a compilation public, once, and lets it take effect on its items.

    A gazette is a channel of every item in it; a clean-up changes the validity of every document that it does not keep. Raises: Refused.
    """
    demand(actor, Right.PUBLISH, one.organ)
    kept = type(one)._default_manager.select_for_update().get(pk=one.pk)
    if kept.published_at is not None:
        raise Refused(_("Nothing was published."), _("It is public already."))
    _demand_filled(kept)
    kept.published_at = actor.now
    kept.save(update_fields=["published_at"])
    match kept:
        case GazetteIssue():
            for article in kept.articles.select_related("item"):
                use_channel(actor, article.item, channel=Channel.GAZETTE, on=kept.issued_on, address=str(kept))
        case Cleanup():
            for verdict in kept.verdicts.exclude(verdict=Verdict.KEEP).select_related("item"):
                change_validity(actor, verdict.item, validity=_VALIDITIES[Verdict(verdict.verdict)], on=kept.decided_on)
    return kept


def _demand_filled(one: Compiled) -> None:
    lines: models.QuerySet[Any] | None = None
    match one:
        case Catalogue():
            lines = one.entries.all()
        case GazetteIssue():
            lines = one.articles.all()
        case Cleanup():
            lines = one.verdicts.all()
    if lines is not None and not lines.exists():
        raise Refused(_("Nothing was published."), _("There is nothing in it."), _("Fill it first."))


def _numbered(kind: type[N], organ: Organ, values: Mapping[str, Any]) -> N:
    """The open version of an organ's guide or catalogue with these values; the next number where none is open."""
    Organ.objects.select_for_update().get(pk=organ.pk)  # two drafters at once do not begin two versions
    found = kind.objects.filter(organ=organ, published_at=None).first()
    if found is None:
        last = kind.objects.filter(organ=organ).aggregate(last=models.Max("number"))["last"] or 0
        found = kind(organ=organ, number=last + 1)
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    return found


def _save_open(one: Compiled) -> None:
    if one.published_at is not None:
        raise Refused(_("Nothing was saved."), _("It is public, and stays as it is."), _("Draw up a new one."))
    one.save()
