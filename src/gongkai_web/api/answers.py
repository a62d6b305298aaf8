"""An answer to a program: JSON that everyone may read and keep for a second."""

import json
from datetime import date, datetime
from http import HTTPStatus

from django.http import HttpResponse

from gongkai_web.portal.visit import FRESH


def answer(content: object, status: int = HTTPStatus.OK) -> HttpResponse:
    """The content as JSON in UTF-8, for any page of any origin to read."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=plain)
    response = HttpResponse(text, content_type="application/json; charset=utf-8", status=status)
    response["Cache-Control"] = FRESH
    response["Access-Control-Allow-Origin"] = "*"
    return response


def plain(value: object) -> str:
    """A day or a moment as JSON has it. Raises: TypeError for anything else that has no form there."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
