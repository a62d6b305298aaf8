"""One item: its metadata, its text, its files, what explains or changes it; or, withdrawn, the reason."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.portal import columns
from gongkai_web.portal.facts import day, facts
from gongkai_web.portal.reading import read
from gongkai_web.portal.selection import STALE
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import SHANGHAI, Article, Column, Tags
from gongkai_web.portal.ties import ties
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.publishing.life.vocabulary import Validity

Row = Mapping[str, Any]
Step = tuple[str, str, Mapping[str, str]]
"""A name, its path and its query."""

_NAMED = re.compile("(《[^《》]*》)")
"""The name of a document inside a title, which a line should not break."""
_TYPES = {Kind.RULES: "Legislation", Kind.NORMATIVE_DOCUMENT: "Legislation", Kind.ANNUAL_REPORT: "Report", Kind.INTERPRETATION: "Article"}
_FORCE = {
    Validity.NOT_YET_IN_FORCE: "NotInForce",
    Validity.IN_FORCE: "InForce",
    Validity.AMENDED: "InForce",
    Validity.EXPIRED: "NotInForce",
    Validity.REPEALED: "NotInForce",
}


@public
def item(visit: Visit, index_no: str) -> HttpResponseBase:
    """The item with that index number; 410 with the reason once it was withdrawn."""
    row = found(index_no)
    if row["withdrawn_at"] is not None:
        return withdrawn(visit, row)
    column, trail = _column(row["kind"], row["statutory_code"])
    context = {
        "item": row,
        "title_parts": [part for part in _NAMED.split(row["title"]) if part],
        "facts": facts(row, visit),
        "files": [file | {"kind": file["name"].rpartition(".")[2].upper()} for file in row["files"]],
        "ties": ties(row["ties"], visit, row["validity"]),
        "cleanups": [
            one | {"url": visit.path(f"/cleanups/{one['number']}/"), "by": visit.directory.organs[one["organ"]].name}
            for one in row["cleanups"]
        ],
        "organ": visit.directory.label(row["organ_id"]),
        "published": published(row),
        "updated": _updated(row),
        "stale": row["validity"] in STALE,
        "validity": VALIDITIES[Validity(row["validity"])] if row["validity"] else "",
        "wide": "<table" in row["body"],
        "paper": visit.path(f"/items/{quote(row['index_no'])}/pdf/") if row["body"] else "",
    }
    source = row["source"] or visit.directory.label(row["organ_id"])
    tags = Tags(row["title"], column, Article(row["title"], row["appeared_at"], source, tuple(row["keywords"]), row["abstract"]))
    crumbs = (*((name, visit.path(path, **query)) for name, path, query in trail), (_("Full text"), ""))
    return visit.page("portal/item.html", context, tags=tags, crumbs=crumbs, data=(_linked(row, visit),))


def found(index_no: str) -> Row:
    """What is known of the item with that index number.

    Raises: Http404 when none that is or was public has it.
    """
    row = read(index_no)
    if row is None:
        raise Http404(_("No public item has this index number."))
    return row


def published(row: Row) -> str:
    """When the public could read it first: the day on an old site, or the minute here."""
    return day(row["first_published_on"]) or row["published_at"].astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def withdrawn(visit: Visit, row: Row) -> HttpResponseBase:
    """What stands in the place of a withdrawn item: when and why, without its title, which may be the reason."""
    organ = visit.directory.organs.get(row["organ_id"])
    context = {
        "index_no": row["index_no"],
        "organ": organ,
        "organ_url": visit.organ(organ) if organ else "",
        "day": row["withdrawn_at"].astimezone(SHANGHAI).strftime("%Y-%m-%d"),
        "reason": row["withdrawal_reason"],
    }
    return visit.page("portal/withdrawn.html", context, tags=Tags(_("This item was withdrawn")), status=410)


def _updated(row: Row) -> str:
    """The day of the last change, where it is another than that of the publication."""
    first, last = (row[name].astimezone(SHANGHAI).strftime("%Y-%m-%d") for name in ("published_at", "updated_at"))
    return last if last != first else ""


def _column(kind: str, code: str) -> tuple[Column, tuple[Step, ...]]:
    """The column that an item belongs to, and the steps that lead there."""
    match kind:
        case Kind.INSTITUTION:
            return _section(columns.institutions(), "/sections/institutions/")
        case Kind.ANNUAL_REPORT:
            return _section(columns.reports(), "/sections/reports/")
        case Kind.INTERPRETATION:
            return _section(columns.interpretations(), "/sections/interpretations/")
        case Kind.RULES | Kind.NORMATIVE_DOCUMENT:
            return _section(columns.library(), "/library/")
    category = categories().get(code)
    if category is None:
        return _section(columns.everything(), "/items/")
    column = columns.category(category.short, category.name)
    return column, ((columns.statutory().name, "/sections/statutory/", {}), (column.name, "/items/", {"category": code}))


def _section(column: Column, path: str) -> tuple[Column, tuple[Step, ...]]:
    return column, ((column.name, path, {}),)


def _linked(row: Row, visit: Visit) -> dict[str, object]:
    """The item in schema.org's words; a rule or normative document as legislation."""
    known = {
        "@type": _TYPES.get(Kind(row["kind"]), "DigitalDocument"),
        "name": row["title"],
        "identifier": row["index_no"],
        "url": visit.origin + visit.request.path,
        "inLanguage": "zh-CN",
        "datePublished": row["appeared_at"].isoformat(),
        "dateModified": row["updated_at"].isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": visit.directory.label(row["organ_id"])},
    }
    if row["abstract"]:
        known["abstract"] = row["abstract"]
    if known["@type"] == "Legislation":
        law = {
            "legislationIdentifier": row["doc_no"],
            "legislationDate": row["made_on"].isoformat() if row["made_on"] else "",
            "legislationPassedBy": row["issuer"],
            "legislationLegalForce": _FORCE[Validity(row["validity"])] if row["validity"] else "",
        }
        known |= {key: value for key, value in law.items() if value}
    return known
