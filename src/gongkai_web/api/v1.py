"""API v1: organs and items. Read only, without an account; what is withdrawn is not there."""

from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

from gongkai_web.api import rows
from gongkai_web.api.answers import answer
from gongkai_web.api.moments import Day, Moment
from gongkai_web.api.reading import count_of, described, listed, newest, organ_rows
from gongkai_web.portal.directory import directory
from gongkai_web.portal.visit import origin_of
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import Publication
from gongkai_web.requests.api import router as requests
from gongkai_web.search.query import Query as Search
from gongkai_web.search.query import check, numbers
from gongkai_web.search.refusals import QueryRefused

PAGE = 50
_LAST_PAGE = 200
"""Beyond it a list is not turned page by page: the open data hold everything."""

api = NinjaAPI(
    title="Gongkai",
    version="1",
    description="Published government information of the organs on this platform.",
    docs_url=None,  # its page would fetch scripts from another host
    urls_namespace="api",
)


api.add_router("/requests", requests)


@api.get("/organs", response=list[rows.Organ], summary="The organs on the platform", url_name="organs")
def organs(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - ninja hands it over
    """Every organ that exists today, by code. `parent`: the organ above it in its area, or else in its system."""
    return answer(organ_rows(directory()))


class Asked(Schema):
    """What a list is asked for. `q`: words, "phrases", document or index numbers. `organ`: a code.

    `from`, `to`: days between which the public could read it first, here or on an old site. `modified_since`: what changed in anything.
    """

    q: Annotated[str, Field(max_length=200)] = ""
    organ: Annotated[str, Field(max_length=32)] = ""
    category: Annotated[str, Field(max_length=8)] = ""
    validity: Validity | None = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    modified_since: Moment = None
    page: Annotated[int, Field(ge=1, le=_LAST_PAGE)] = 1


@api.get(
    "/items",
    response={200: rows.Page, 404: rows.Refusal, 422: rows.Invalid},
    summary="Published items",
    url_name="items",
)
def items(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Fifty a page: the best match first where `q` is given, else the newest. An organ's own items, without those of organs below it."""
    known = directory()
    if asked.organ and asked.organ not in known.by_code:
        return answer({"detail": f"There is no organ with the code {asked.organ}; /api/v1/organs has them all."}, HTTPStatus.NOT_FOUND)
    organ = (known.by_code[asked.organ].id,) if asked.organ else ()
    wanted = Search(
        words=asked.q,
        organs=organ,
        category=asked.category,
        validity=asked.validity or "",
        since=asked.since,
        until=asked.until,
        page=asked.page,
        page_size=PAGE,
    )
    changed = asked.modified_since
    try:
        if not asked.q.strip():
            check(wanted)
            return answer({"count": count_of(wanted, changed), "results": newest(wanted, known, origin_of(request), changed)})
        if changed is not None:
            return answer({"count": 0, "results": [], "remark": "modified_since goes without q: ask for all that changed, or search."})
        count, found = numbers(wanted)
    except QueryRefused as refusal:
        return answer({"count": 0, "results": [], "remark": str(refusal)})
    shown = listed(found, known, origin_of(request))
    withdrawn = len(found) - len(shown)  # since the index was told
    return answer({"count": count - withdrawn, "results": shown})


@api.get(
    "/items/{path:index_no}",
    response={200: rows.FullItem, 404: rows.Refusal, 410: rows.Refusal},
    summary="One item, by its index number",
    url_name="item",
)
def item(request: HttpRequest, index_no: str) -> HttpResponse:
    """The item with text, files and references. An index number may hold slashes. 410 with the reason where it was withdrawn."""
    found = Publication.objects.filter(index_no=index_no).first()
    if found is None:
        return answer({"detail": "No item has this index number."}, HTTPStatus.NOT_FOUND)
    if found.withdrawn_at is not None:
        return answer({"detail": "This item was withdrawn.", "reason": found.withdrawal_reason}, HTTPStatus.GONE)
    return answer(described(found, directory(), origin_of(request)))
