"""The catalogue of the open data: two notations, one description, which a harvester understands."""

import json

import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, RDF

from gongkai_web.api.catalogue import DATASETS, described, turtle

ORIGIN = "https://www.example.test"
CATALOGUE = described(ORIGIN, '洛泽市"人民政府"办公室', "地址\\电话\n0990-6600000")


def parsed(text: str, notation: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=text, format=notation)
    return graph


def test_both_notations_say_the_same() -> None:
    as_json = parsed(json.dumps(CATALOGUE), "json-ld")
    as_turtle = parsed(turtle(CATALOGUE), "turtle")

    assert len(as_json) > 20
    assert isomorphic(as_json, as_turtle)


def test_every_set_has_what_a_harvester_asks_for() -> None:
    graph = parsed(turtle(CATALOGUE), "turtle")
    sets = list(graph.subjects(RDF.type, DCAT.Dataset))

    assert len(sets) == len(DATASETS)
    for one in sets:
        for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCAT.contactPoint, DCAT.distribution):
            assert graph.value(one, wanted) is not None
        for way in graph.objects(one, DCAT.distribution):
            assert str(graph.value(way, DCAT.downloadURL)).startswith(f"{ORIGIN}/opendata/")
