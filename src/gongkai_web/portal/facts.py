"""The metadata of an item as its page lists them (D.3)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.catalogue import Entry, early_effects, genres, topics
from gongkai_web.publishing.kinds import VALIDITIES
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.policies import BINDING


class Fact(NamedTuple):
    """One line. `key`: its name in D.3, by which collectors find it. `wide`: too long for half a row."""

    key: str
    label: str
    value: str
    url: str = ""
    wide: bool = False


def facts(row: Mapping[str, Any], visit: Visit) -> list[Fact]:
    """What is known of an item, in the order in which offices print it; what is not, is left out."""
    known = [one for one in _facts(row, visit) if one.value]
    narrow = [place for place, one in enumerate(known) if not one.wide]
    if len(narrow) % 2:  # they stand in two columns: the last one takes the row
        known[narrow[-1]] = known[narrow[-1]]._replace(wide=True)
    return known


def _facts(row: Mapping[str, Any], visit: Visit) -> Iterator[Fact]:
    organ = visit.directory.organs.get(row["organ_id"])
    category = categories().get(row["statutory_code"])
    yield Fact("index_no", _("Index number"), row["index_no"])
    yield Fact(
        "statutory_code",
        _("Statutory category"),
        category.short if category else "",
        visit.path("/items/", category=category.code) if category else "",
    )
    yield Fact("issuer", _("Issued by"), "、".join((row["issuer"], *row["joint_issuers"])) if row["issuer"] else "")
    yield Fact("responsible_org", _("Disclosed by"), organ.name if organ else "", visit.organ(organ) if organ else "")
    yield Fact("doc_no", _("Document number"), row["doc_no"])
    yield Fact("made_on", _("Made on"), day(row["made_on"]))
    here = row["published_at"].astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    if row["first_published_on"]:
        yield Fact("first_published_on", _("Published on the former site"), day(row["first_published_on"]))
        yield Fact("published_at", _("Imported into this platform"), here)
    else:
        yield Fact("published_at", _("Published at"), here)
    yield Fact("report_year", _("Report year"), str(row["report_year"] or ""))
    yield Fact("genre", _("Genre"), _named(genres(), row["genre"]))
    yield Fact("topic", _("Topic"), _named(topics(), row["topic"]))
    yield Fact("effective_on", _("Takes effect on"), day(row["effective_on"]))
    yield Fact("expires_on", _("Expires on"), day(row["expires_on"]))
    yield Fact("validity", _("Validity"), str(VALIDITIES[Validity(row["validity"])]) if row["validity"] else "")
    yield from _making(row)
    for one in row["gazettes"]:
        name, printer = _("No. %(number)d of %(year)d") % one, visit.directory.organs[one["organ"]]
        url = visit.path(f"/gazette/{printer.code}/{one['year']}/{one['number']}/") if visit.shows(printer.id) else ""
        yield Fact("gazette", _("Printed in the gazette"), name, url)
    yield Fact("audience", _("Audience"), row["audience"])
    yield Fact("disclosure_attribute", _("Disclosure"), _("published proactively"))
    yield Fact("source", _("Source"), row["source"] if row["source"] != row["issuer"] else "")
    yield Fact("keywords", _("Keywords"), " ".join(row["keywords"]), wide=True)
    yield Fact("abstract", _("Abstract"), row["abstract"], wide=True)


def _making(row: Mapping[str, Any]) -> Iterator[Fact]:
    """How a rule or normative document came about, as far as the public took part in it or can check it (D.5)."""
    if row["kind"] not in BINDING:
        return
    first, last = day(row["consulted_from"]), day(row["consulted_until"])
    yield Fact("consulted", _("Public consultation"), _("%(first)s to %(last)s") % {"first": first, "last": last} if first and last else "")
    yield Fact("decided", _("Decided"), f"{day(row['decided_on'])} {row['decided_by']}".strip())
    yield Fact("registered", _("Registered"), f"{day(row['registered_on'])} {row['registration_no']}".strip())
    yield Fact("filed", _("Filed for the record"), f"{day(row['filed_on'])} {row['filing_no']}".strip())
    yield Fact("early_effect", _("Why it takes effect early"), _named(early_effects(), row["early_effect"]), wide=True)


def _named(known: Mapping[str, Entry], code: str) -> str:
    """What a code stands for; what no list knows, such as the word of an old site, as it is."""
    return known[code].label if code in known else code


def day(value: date | None) -> str:
    """A date as pages print it."""
    return value.isoformat() if value else ""
