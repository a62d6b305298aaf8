"""Open data: everything that a site shows, to be downloaded whole, and the catalogue that harvesters read."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from gongkai_web.api import catalogue
from gongkai_web.api.answers import answer
from gongkai_web.api.dumps import WRITTEN, dump
from gongkai_web.api.moments import moment
from gongkai_web.api.reading import every, organ_rows, span
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit

_PATIENCE = 30
"""Seconds after which whoever was turned away may ask again."""
_AN_HOUR = "public, max-age=3600"


@public
def catalog(visit: Visit, kind: str) -> HttpResponse:
    """The catalogue: `/catalog.jsonld` and `/catalog.ttl`."""
    office = catalogue.Office(visit.origin, visit.site.sponsor, visit.site.contact, settings.GONGKAI_OPEN_DATA_LICENCE)
    issued, changed = span(visit.scope)
    rows = organ_rows(visit.directory, visit.scope)
    sizes = {form: sum(len(line.encode()) for line in write(rows)) for form, write in WRITTEN.items()}
    told = catalogue.described(office, {"items": catalogue.Facts(issued, changed), "organs": catalogue.Facts(sizes=sizes)})
    if kind == "ttl":
        response = HttpResponse(catalogue.turtle(told), content_type="text/turtle; charset=utf-8")
    else:
        response = HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/ld+json; charset=utf-8")
    response["Cache-Control"] = _AN_HOUR
    response["Access-Control-Allow-Origin"] = "*"
    return response


@public
def download(visit: Visit, name: str, kind: str) -> HttpResponseBase:
    """A whole set as a file, or of the items those that changed since; as a stream that needs little memory however much is public."""
    rows: Iterable[Mapping[str, object]]
    if name == "items":
        try:
            rows = every(visit.directory, visit.origin, moment(visit.request.GET.get("modified_since") or None), visit.scope)
        except ValueError as error:
            return answer({"detail": f"modified_since: {error}"}, HTTPStatus.UNPROCESSABLE_ENTITY)
    elif name == "organs":
        rows = organ_rows(visit.directory, visit.scope)
    else:
        raise Http404
    content = dump(rows, kind)
    if content is None:
        busy = answer(
            {"detail": f"Others are downloading everything at the moment; ask again in {_PATIENCE} seconds."},
            HTTPStatus.SERVICE_UNAVAILABLE,
        )
        busy["Cache-Control"] = "no-store"
        busy["Retry-After"] = str(_PATIENCE)
        return busy
    response = StreamingHttpResponse(content, content_type=f"{catalogue.MEDIA[kind]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
