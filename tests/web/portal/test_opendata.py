"""The page of the open data."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any, cast

import pytest
from django.test import Client

from gongkai_web.api.catalogue import DATASETS


def read(answer: Any) -> str:
    parts = cast("Iterable[bytes]", answer.streaming_content) if answer.streaming else [answer.content]
    return b"".join(parts).decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_everything_that_it_offers_is_there(reader: Client, prefix: str) -> None:
    html = reader.get(f"{prefix}/opendata/").content.decode()
    offered = set(re.findall(r'href="(/(?:opendata|catalog|api|sitemap)[^"]*\.[^"]+)"', html))

    assert {f"/opendata/{one.name}.{kind}" for one in DATASETS for kind in one.formats} <= offered
    assert {"/catalog.jsonld", "/catalog.ttl", "/api/v1/openapi.json", "/sitemap.xml"} <= offered
    for path in offered:
        answer = reader.get(path)
        assert answer.status_code == 200, path
        assert read(answer), path


def test_its_columns_are_those_of_the_files(reader: Client) -> None:
    html = reader.get("/opendata/").content.decode()

    for one in DATASETS:
        told = html.partition(f'id="data-{one.name}"')[2].partition("</section>")[0]
        rows = csv.reader(io.StringIO(read(reader.get(f"/opendata/{one.name}.csv")).removeprefix("\ufeff")))
        assert re.findall(r"<code>(\w+)</code>", told) == next(rows)


def test_it_is_described_for_machines(reader: Client) -> None:
    html = reader.get("/opendata/").content.decode()
    blocks = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    (catalogue,) = (block for block in blocks if block["@type"] == "DataCatalog")

    assert len(catalogue["dataset"]) == len(DATASETS)
    assert '<link rel="alternate" type="text/turtle" href="/catalog.ttl">' in html
