"""Items from the database as programs read them: rows without model instances, because a list of fifty is asked for often."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, Min
from django.urls import reverse
from django.utils.translation import override

from gongkai_web.organs.models import Organ
from gongkai_web.portal import reading, tallies
from gongkai_web.portal.directory import Directory
from gongkai_web.publishing.models import Attachment, Publication, Relation
from gongkai_web.publishing.references import recognised
from gongkai_web.search.asking import Query

_LISTED = ("index_no", "title", "doc_no", "organ_id", "made_on", "published_at", "validity")
_DESCRIBED = (
    "kind",
    "abstract",
    "issuer",
    "joint_issuers",
    "topic",
    "genre",
    "audience",
    "keywords",
    "report_year",
    "effective_on",
    "expires_on",
    "source",
    "first_published_on",
    "updated_at",
    "text",
)
_ZONE = ZoneInfo("Asia/Shanghai")
_BATCH = 2_000


def listed(ids: Iterable[int], known: Directory, origin: str) -> list[dict[str, object]]:
    """Public items as lists show them, in the order of their ids; what was withdrawn meanwhile is left out."""
    wanted = list(ids)
    found = {row[0]: row[1:] for row in Publication.objects.filter(pk__in=wanted, withdrawn_at=None).values_list("pk", *_LISTED)}
    return [_listed(found[one], known, origin) for one in wanted if one in found]


def count_of(wanted: Query, changed_since: datetime | None = None) -> int:
    """How many public items pass the filters of a query without words. `changed_since`: and became what they are then or later."""
    if changed_since or wanted.since or wanted.until:  # which the tally does not know
        return Publication.objects.filter(withdrawn_at=None, **_given(wanted, changed_since)).count()
    return tallies.total(wanted.organs or None, category=wanted.category, validity=wanted.validity)


def newest(wanted: Query, known: Directory, origin: str, changed_since: datetime | None = None) -> list[dict[str, object]]:
    """One page of those items, the newest first."""
    rows = reading.newest(_LISTED, _given(wanted, changed_since), wanted.start, wanted.page_size)
    return [_listed(row, known, origin) for row in rows]


def _given(wanted: Query, changed_since: datetime | None) -> dict[str, Any]:
    begin, end = wanted.period
    filters = {
        "statutory_code": wanted.category,
        "validity": wanted.validity,
        "appeared_at__gte": begin,
        "appeared_at__lt": end,
        "changed_at__gte": changed_since,
    }
    return reading.of_organs(wanted.organs or None) | {name: value for name, value in filters.items() if value}


def every(
    known: Directory, origin: str, changed_since: datetime | None = None, organs: Collection[int] | None = None
) -> Iterator[dict[str, object]]:
    """Every public item as lists show it, or every one that changed since. `organs`: whose; None for all.

    Read a batch at a time: while it waits for a slow reader nothing is open in the database, and what is withdrawn meanwhile is left out.
    """
    wanted = reading.of_organs(organs) | ({"changed_at__gte": changed_since} if changed_since else {})
    public = Publication.objects.filter(withdrawn_at=None, **wanted).order_by("-pk")
    before: dict[str, int] = {}
    while rows := list(public.filter(**before).values_list("pk", *_LISTED)[:_BATCH]):
        yield from (_listed(row[1:], known, origin) for row in rows)
        before = {"pk__lt": rows[-1][0]}


def span(organs: Collection[int] | None = None) -> tuple[datetime | None, datetime | None]:
    """Since when the public can read the oldest item of these organs, or of all, and when one last changed; None while there is none."""
    theirs = Publication.objects.filter(**reading.of_organs(organs))
    found = theirs.filter(withdrawn_at=None).aggregate(Min("appeared_at")), theirs.aggregate(Max("changed_at"))
    return found[0]["appeared_at__min"], found[1]["changed_at__max"]


def organ_rows(known: Directory, organs: Collection[int] | None = None) -> list[dict[str, object]]:
    """The organs that exist today, by code; all, or those of `organs`. `parent`: the organ above in the area, or else in the system."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "kind": one.kind,
            "level": one.level,
            "parent": known.organs[above].code if (above := one.area_supervisor or one.system_supervisor) else None,
        }
        for one in sorted(known.organs.values(), key=lambda one: one.code)
        if one.begun and not one.ended and (organs is None or one.id in organs)
    ]


def described(one: Publication, known: Directory, origin: str) -> dict[str, object]:
    """One item with its text and all that goes with it."""
    row = tuple(getattr(one, name) for name in _LISTED)
    full: dict[str, object] = _listed(row, known, origin)
    full |= {name: getattr(one, name) for name in _DESCRIBED}
    full |= {"category": one.statutory_code, "html": one.body, "updated_at": _local(one.updated_at)}
    files = Attachment.objects.filter(item=one.pk, published=True).values("pk", "name", "media_type", "size", "sha256")
    full["files"] = [_file(file, origin) for file in files]
    full["references"] = list(_references(one.pk, origin))
    return full


def _listed(row: tuple[Any, ...], known: Directory, origin: str) -> dict[str, object]:
    index_no, title, doc_no, organ, made_on, published_at, validity = row
    return {
        "index_no": index_no,
        "title": title,
        "doc_no": doc_no,
        "organ": _code(organ, known),
        "made_on": made_on,
        "published_at": _local(published_at),
        "validity": validity,
        "url": f"{origin}/items/{quote(index_no)}",
    }


def _local(moment: datetime) -> datetime:
    return moment.astimezone(_ZONE)


def _code(organ: int, known: Directory) -> str:
    """An organ's code, also of one that was added a moment ago."""
    entry = known.organs.get(organ)
    return entry.code if entry else Organ.objects.values_list("code", flat=True).get(pk=organ)


def _file(file: Mapping[str, Any], origin: str) -> dict[str, object]:
    with override(settings.LANGUAGE_CODE):
        path = reverse("portal:attachment", args=[file["pk"]])
    return {name: file[name] for name in ("name", "media_type", "size", "sha256")} | {"url": origin + path}


def _references(item: int, origin: str) -> Iterator[dict[str, object]]:
    """What it says of others, and what others say of it that may say so, or that its organ has confirmed."""
    names = ("tie", "source_id", "target_id")
    rows = list(Relation.objects.filter(published=True, source=item).values_list(*names))
    rows += list(recognised().filter(target=item).values_list(*names))
    others = {target if source == item else source for _, source, target in rows}
    known = {
        pk: (number, title)
        for pk, number, title in Publication.objects.filter(pk__in=others, withdrawn_at=None).values_list("pk", "index_no", "title")
    }
    for tie, source, target in rows:
        other = target if source == item else source
        if other in known:
            number, title = known[other]
            yield {
                "tie": tie if source == item else f"{tie}_by",
                "index_no": number,
                "title": title,
                "url": f"{origin}/items/{quote(number)}",
            }
