"""API v1: asking for information, and asking where a request stands."""

import json
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from ninja import Field, Router, Schema
from ninja.decorators import decorate_view

from gongkai.ledger.case import State
from gongkai.ledger.events.opening import ApplicantKind
from gongkai_web.requests import actions
from gongkai_web.requests.actions import Another, Followed, NotFound
from gongkai_web.requests.asked import LONGEST, Faulty, asked
from gongkai_web.requests.attempts import TooMany
from gongkai_web.requests.crowds import Full
from gongkai_web.requests.kinds import Form, IdType, Method
from gongkai_web.requests.labels import said, steps
from gongkai_web.requests.network import network_of
from gongkai_web.requests.uploaded import uploaded

_LONGEST_KEY = 200
_LARGEST = 64 * 1024
"""Bytes of the description of a request: five thousand characters and what belongs to them, many times over."""
_QUESTION = ("query_code", "verify")
router = Router(tags=["requests"])


class Applicant(Schema):
    """Who asks. `kind`: a column of the annual report. At least one of phone, email and address."""

    kind: ApplicantKind
    name: str
    id_type: IdType
    id_number: str
    phone: str = ""
    email: str = ""
    address: str = ""


class Delivery(Schema):
    """How the information is wanted."""

    form: Form
    method: Method


class Request(Schema):
    """A request to one organ; `organ` is its code. No purpose is asked."""

    organ: str
    content: Annotated[str, Field(max_length=LONGEST)]
    applicant: Applicant
    delivery: Delivery


class Taken(Schema):
    """The request is received in law. `query_code` leads back to it: keep it, nobody can look it up."""

    query_code: str


class Fault(Schema):
    """One thing that is wrong. `field`: where in the request, such as `applicant.phone`."""

    field: str
    message: str


class Faults(Schema):
    """Why nothing was done."""

    detail: str
    errors: list[Fault] = []


class Question(Schema):
    """`verify`: the last four signs of the identity or telephone number that the request gave."""

    query_code: str
    verify: str


class Reason(Schema):
    """One step of how the due day comes about."""

    date: date | None
    rule: str
    article: str | None
    text: str


class Step(Schema):
    """Something that happened to the request."""

    date: date
    event: str
    text: str


class Status(Schema):
    """Where a request stands. `due_on`: the last day for the answer, null where no period runs; `provisional`: a notice may move it."""

    status: State
    received_on: date | None
    due_on: date | None
    provisional: bool
    reasoning: list[Reason]
    steps: list[Step]


@router.post(
    "",
    response={201: Taken, 409: Faults, 413: Faults, 415: Faults, 422: Faults, 429: Faults},
    summary="Ask an organ for information",
    url_name="request",
    openapi_extra={
        "parameters": [
            {"in": "header", "name": "Idempotency-Key", "required": False, "schema": {"type": "string", "maxLength": _LONGEST_KEY}}
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": Request.json_schema()},
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["request"],
                        "properties": {
                            "request": Request.json_schema(),
                            "attachments": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        },
                    }
                },
            },
        },
    },
)
@decorate_view(never_cache)
def ask(request: HttpRequest) -> HttpResponse:
    """As JSON; with files as multipart, whose part `request` is that JSON and whose parts `attachments` are the files.

    Sent again under the same `Idempotency-Key` it is the same request, and the answer is the same code. 429: the platform takes in only so
    many requests an hour; `Retry-After` says in how many seconds the next hour begins.
    """
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > _LONGEST_KEY:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, gettext("The Idempotency-Key is too long."))
    try:
        data, files = _sent(request)
        (done,) = actions.receive([asked(data)], now=timezone.now(), files=files, key=key)
    except Faulty as faulty:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, gettext("The request was not taken."), faulty.faults)
    except Another:
        return _refused(HTTPStatus.CONFLICT, gettext("Under this Idempotency-Key another request was sent."))
    except Full as full:
        return _later(
            full, gettext("The platform takes in only so many requests an hour. Nothing was taken; send it again in the next hour.")
        )
    return _answer({"query_code": done.code}, HTTPStatus.CREATED)


@router.post(
    "/status",
    response={200: Status, 404: Faults, 422: Faults, 429: Faults},
    summary="Where a request stands",
    url_name="request-status",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": Question.json_schema()}}}},
)
@decorate_view(never_cache)
def status(request: HttpRequest) -> HttpResponse:
    """With the query code and the second proof in the body, where no log sees them."""
    try:
        data = _parsed(request.body)
        given = [data.get(name) for name in _QUESTION]
        faults = {
            name: gettext("This has to be a text.") for name, value in zip(_QUESTION, given, strict=True) if not isinstance(value, str)
        }
        if faults:
            raise Faulty(faults)
        followed = actions.follow(*map(str, given), network=network_of(request), now=timezone.now())
    except Faulty as faulty:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, gettext("The question was not understood."), faulty.faults)
    except NotFound:
        return _refused(HTTPStatus.NOT_FOUND, gettext("No request goes with this query code and these signs."))
    except TooMany as limit:
        return _later(limit, gettext("Too many wrong tries. Wait a while and try again."))
    return _answer(told(followed))


def told(followed: Followed) -> dict[str, object]:
    """The status as JSON."""
    clock, received_on = followed.clock, followed.folded.received
    return {
        "status": followed.folded.state,
        "received_on": _day(received_on.on if received_on else None),
        "due_on": _day(followed.due_on),
        "provisional": bool(clock and clock.provisional),
        "reasoning": [
            {"date": _day(step.on), "rule": step.rule, "article": step.basis.code if step.basis else None, "text": said(step.text)}
            for step in (clock.reasoning if clock else ())
        ],
        "steps": [
            {"date": _day(entry.happened_on), "event": type(entry.event).__name__, "text": str(text)}
            for entry, text in steps(followed.entries)
        ],
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _sent(request: HttpRequest) -> tuple[Mapping[str, Any], list[tuple[str, bytes]]]:
    """The description and the files. Raises: Faulty."""
    if request.content_type != "multipart/form-data":
        return _parsed(request.body), []
    part = request.FILES.get("request")
    text = part.read(_LARGEST + 1) if part else request.POST.get("request", "").encode()
    return _parsed(text), uploaded(request)


def _parsed(text: bytes) -> Mapping[str, Any]:
    """The JSON object. Raises: Faulty."""
    try:
        data = json.loads(text) if len(text) <= _LARGEST else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise Faulty({"request": gettext("This has to be a JSON object of at most %(most)d kB.") % {"most": _LARGEST // 1024}})
    return data


def _later(limit: TooMany, detail: str) -> HttpResponse:
    answer = _refused(HTTPStatus.TOO_MANY_REQUESTS, detail)
    answer["Retry-After"] = str(limit.seconds)
    return answer


def _refused(code: int, detail: str, faults: Mapping[str, str] | None = None) -> HttpResponse:
    errors = [{"field": field, "message": message} for field, message in (faults or {}).items()]
    return _answer({"detail": detail, "errors": errors}, code)


def _answer(content: object, code: int = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/json; charset=utf-8", status=code)
