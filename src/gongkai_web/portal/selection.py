"""Which public items a list or a feed shows: all, or those of an organ, a category, a kind, a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from gongkai_web.portal import asked, tallies
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.reading import newest, of_organs
from gongkai_web.portal.statutory import Category, categories
from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import Publication

STALE = frozenset({Validity.NOT_YET_IN_FORCE.value, Validity.AMENDED.value, Validity.EXPIRED.value, Validity.REPEALED.value})
"""What a reader must be told before reading on."""
_Known = TypeVar("_Known")
_FIELDS = ("index_no", "title", "doc_no", "organ_id", "appeared_at", "validity")


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a list; None lets everything through. `year`: of publication."""

    organ: Entry | None = None
    category: Category | None = None
    kind: Kind | None = None
    year: int | None = None

    @property
    def query(self) -> dict[str, object]:
        """The filters as the query of an address."""
        return {
            "organ": self.organ.code if self.organ else None,
            "category": self.category.code if self.category else None,
            "kind": self.kind.value if self.kind else None,
            "year": self.year,
        }

    @property
    def name(self) -> str:
        """What is selected, in words; empty where nothing is."""
        parts = [self.organ.label if self.organ else "", self.category.short if self.category else "", self.kind.label if self.kind else ""]
        return " · ".join(str(part) for part in (*parts, str(self.year or "")) if part)

    def filters(self, scope: frozenset[int] | None) -> dict[str, object]:
        """What an item must be, as the database is asked for it. `scope`: the organs of the site."""
        wanted = of_organs(scope if self.organ is None else (self.organ.id,))
        if self.category is not None:
            wanted["statutory_code"] = self.category.code
        if self.kind is not None:
            wanted["kind"] = self.kind.value
        if self.year is not None:
            begins, ends = (datetime(year, 1, 1, tzinfo=SHANGHAI) for year in (self.year, self.year + 1))
            wanted |= {"appeared_at__gte": begins, "appeared_at__lt": ends}
        return wanted

    def items(self, scope: frozenset[int] | None) -> QuerySet[Publication]:
        """Those items, newest first."""
        return Publication.objects.filter(withdrawn_at=None, **self.filters(scope)).order_by("-appeared_at", "-item_id")

    def rows(self, visit: Visit, count: int, start: int = 0) -> list[dict[str, Any]]:
        """What a list shows of so many of them, from a place in that order on."""
        return shown(newest(_FIELDS, self.filters(visit.scope), start, count), visit)

    def count(self, scope: frozenset[int] | None) -> int:
        """How many there are: from the tally, which knows everything but years."""
        if self.year is not None:
            return self.items(scope).count()
        return tallies.total(
            scope if self.organ is None else (self.organ.id,),
            category=self.category.code if self.category else "",
            kinds=(self.kind.value,) if self.kind else (),
        )


def selection_of(query: QueryDict, visit: Visit, kind: Kind | None = None) -> Selection:
    """The filters that the query of an address names. `kind`: given by the page itself.

    Raises: Http404 when it names what does not exist, or is of another site.
    """
    return Selection(
        organ=organ_asked(query, visit),
        category=one_of(categories(), asked.words(query, "category")),
        kind=kind or one_of({one.value: one for one in Kind}, asked.words(query, "kind")),
        year=asked.year(query),
    )


def organ_asked(query: QueryDict, visit: Visit) -> Entry | None:
    """The organ that a query names, None where it names none.

    Raises: Http404 when there is none, or it is of another site.
    """
    found = one_of(visit.directory.by_code, asked.words(query, "organ"))
    if found is not None and not visit.shows(found.id):
        raise Http404(_("This site does not hold what was asked for."))
    return found


def one_of(known: Mapping[str, _Known], key: str) -> _Known | None:
    """What is known under a key, None for an empty key.

    Raises: Http404 when nothing is.
    """
    if key and key not in known:
        raise Http404(_("This site does not hold what was asked for."))
    return known.get(key)


def rows_of(items: QuerySet[Publication], visit: Visit, *, minutes: bool = False) -> list[dict[str, Any]]:
    """What a list shows of each item. `minutes`: with the minute of its publication here."""
    fields = [name if name != "appeared_at" or not minutes else "published_at" for name in _FIELDS]
    return shown(items.values_list(*fields), visit, "%Y-%m-%d %H:%M" if minutes else "%Y-%m-%d")


def shown(rows: Iterable[tuple[Any, ...]], visit: Visit, time: str = "%Y-%m-%d") -> list[dict[str, Any]]:
    """What a list shows of each item, as plain as it can be: a page has dozens. `rows`: the columns of `_FIELDS`. `time`: its pattern."""
    return [
        {
            "url": visit.item(index_no),
            "title": title,
            "doc_no": doc_no,
            "organ": visit.directory.label(organ),
            "date": appeared_at.astimezone(SHANGHAI).strftime(time),
            "stale": validity if validity in STALE else "",
            "validity": VALIDITIES[Validity(validity)] if validity else "",
        }
        for index_no, title, doc_no, organ, appeared_at, validity in rows
    ]
