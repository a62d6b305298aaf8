"""Open data: everything that is public, to be downloaded whole, and the catalogue that harvesters read."""

import json
from collections.abc import Iterable, Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from gongkai_web.api.catalogue import described, turtle
from gongkai_web.api.reading import every, organ_rows
from gongkai_web.api.safe_csv import lines
from gongkai_web.organs.sites import site_of
from gongkai_web.portal.directory import directory

_CSV = "text/csv; charset=utf-8"
_JSON = "application/json; charset=utf-8"


@require_safe
def catalog(request: HttpRequest, kind: str) -> HttpResponse:
    """The catalogue: `/catalog.jsonld` and `/catalog.ttl`."""
    site = site_of(request)
    described_ = described(f"{request.scheme}://{request.get_host()}", site.sponsor, site.contact)
    if kind == "ttl":
        return HttpResponse(turtle(described_), content_type="text/turtle; charset=utf-8")
    return HttpResponse(json.dumps(described_, ensure_ascii=False), content_type="application/ld+json; charset=utf-8")


@require_safe
def download(request: HttpRequest, name: str, kind: str) -> HttpResponseBase:
    """A whole set as CSV or JSON, as a stream that needs little memory however much is public."""
    known = directory()
    rows: Iterable[Mapping[str, object]]
    if name == "items":
        rows = every(known, f"{request.scheme}://{request.get_host()}")
    elif name == "organs":
        rows = organ_rows(known)
    else:
        raise Http404
    content, media_type = (_as_csv(rows), _CSV) if kind == "csv" else (_as_json(rows), _JSON)
    response = StreamingHttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _as_csv(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return
    header = list(first)
    yield from lines(header, ([row[name] for name in header] for row in _and_then(first, waiting)))


def _as_json(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """An array, a row a line."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False, default=str)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def _and_then(first: Mapping[str, object], rest: Iterator[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    yield first
    yield from rest
