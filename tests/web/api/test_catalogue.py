"""The catalogue of the open data: two notations, one description, and what DCAT-AP 3.0 demands and recommends of it."""

import json
from datetime import UTC, datetime

import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from gongkai_web.api.catalogue import DATASETS, Facts, Office, described, turtle

ORIGIN = "https://www.example.test"
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
OFFICE = Office(ORIGIN, '洛泽市"人民政府"办公室', "地址\\电话\n0990-6600000", "https://www.example.test/licence")
MOMENT = datetime(2026, 3, 2, 1, 2, 3, 4, tzinfo=UTC)
CATALOGUE = described(OFFICE, {"items": Facts(MOMENT, MOMENT), "organs": Facts(sizes={"csv": 120, "json": 340, "ndjson": 330})})
EUROPEAN = "http://publications.europa.eu/resource/authority"

RANGES = {
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.accessRights: DCTERMS.RightsStatement,
    DCTERMS.accrualPeriodicity: DCTERMS.Frequency,
    DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.theme: SKOS.Concept,
    DCAT.themeTaxonomy: SKOS.ConceptScheme,
    DCAT.contactPoint: VCARD.Organization,
    DCAT.dataset: DCAT.Dataset,
    DCAT.distribution: DCAT.Distribution,
    DCAT.landingPage: FOAF.Document,
    FOAF.homepage: FOAF.Document,
}
"""Of which class the profile wants what a property leads to."""
DEMANDED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
    SKOS.Concept: (SKOS.prefLabel,),
    SKOS.ConceptScheme: (DCTERMS.title,),
}
RECOMMENDED = {
    DCAT.Catalog: (DCTERMS.license, DCTERMS.language, DCTERMS.modified, DCAT.themeTaxonomy, FOAF.homepage),
    DCAT.Dataset: (DCTERMS.identifier, DCTERMS.publisher, DCTERMS.license, DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCAT.theme),
    DCAT.Distribution: (DCTERMS["format"], DCTERMS.license, DCAT.downloadURL),
}
ONCE = {
    *(DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.modified, DCTERMS.accessRights, DCTERMS.accrualPeriodicity),
    *(DCTERMS["format"], DCAT.mediaType, DCAT.byteSize, FOAF.homepage),
}
"""What a thing has at most once."""


def parsed(text: str, notation: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=text, format=notation)
    return graph


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The catalogue as a harvester has it."""
    return parsed(turtle(CATALOGUE), "turtle")


def test_both_notations_say_the_same(graph: rdflib.Graph) -> None:
    as_json = parsed(json.dumps(CATALOGUE), "json-ld")

    assert len(as_json) > 80
    assert isomorphic(as_json, graph)


@pytest.mark.parametrize("kind", DEMANDED)
def test_everything_has_what_the_profile_asks_of_it(graph: rdflib.Graph, kind: rdflib.URIRef) -> None:
    found = list(graph.subjects(RDF.type, kind))

    assert found
    for wanted in (*DEMANDED[kind], *RECOMMENDED.get(kind, ())):
        assert [one for one in found if graph.value(one, wanted) is None] == [], wanted


@pytest.mark.parametrize("wanted", RANGES)
def test_everything_leads_to_what_the_profile_wants_there(graph: rdflib.Graph, wanted: rdflib.URIRef) -> None:
    targets = list(graph.objects(None, wanted))

    assert targets
    assert [one for one in targets if (one, RDF.type, RANGES[wanted]) not in graph] == []


def test_nothing_is_said_twice_that_can_hold_once(graph: rdflib.Graph) -> None:
    said = {(subject, what): set(graph.objects(subject, what)) for subject, what in set(graph.subject_predicates()) if what in ONCE}

    assert [key for key, values in said.items() if len(values) > 1] == []


def test_times_and_sizes_have_their_types(graph: rdflib.Graph) -> None:
    items, organs = (rdflib.URIRef(f"{ORIGIN}/opendata/{one.name}") for one in DATASETS)

    assert graph.value(items, DCTERMS.issued) == rdflib.Literal("2026-03-02T09:02:03+08:00", datatype=XSD.dateTime)
    assert graph.value(items, DCTERMS.modified) == graph.value(rdflib.URIRef(f"{ORIGIN}/catalog"), DCTERMS.modified)
    assert graph.value(organs, DCTERMS.modified) is None
    assert graph.value(rdflib.URIRef(f"{organs}.csv"), DCAT.byteSize) == rdflib.Literal("120", datatype=XSD.nonNegativeInteger)


def test_each_set_can_be_downloaded_in_each_form(graph: rdflib.Graph) -> None:
    for one in DATASETS:
        ways = list(graph.objects(rdflib.URIRef(f"{ORIGIN}/opendata/{one.name}"), DCAT.distribution))
        assert {str(graph.value(way, DCAT.downloadURL)) for way in ways} == {f"{ORIGIN}/opendata/{one.name}.{kind}" for kind in one.formats}
    types = {str(one) for one in graph.objects(None, DCAT.mediaType)}
    assert types == {f"http://www.iana.org/assignments/media-types/{kind}" for kind in ("text/csv", "application/json")}
    assert {str(one) for one in graph.objects(None, RDFS.label)} == {"application/x-ndjson"}


def test_who_gives_the_data_away_and_who_answers_for_them(graph: rdflib.Graph) -> None:
    assert {str(one) for one in graph.objects(None, FOAF.name)} == {OFFICE.name}
    assert {str(one) for one in graph.objects(None, VCARD.note)} == {OFFICE.contact}
    assert {str(one) for one in graph.objects(None, DCTERMS.license)} == {OFFICE.licence}
    assert {str(one) for one in graph.objects(None, DCAT.theme)} == {f"{EUROPEAN}/data-theme/GOVE"}
