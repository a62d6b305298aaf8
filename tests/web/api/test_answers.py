"""Answers to programs."""

import json
from datetime import UTC, date, datetime

import pytest

from gongkai_web.api.answers import answer, plain


def test_an_answer_is_json_that_everyone_may_read_and_keep_for_a_second() -> None:
    found = answer({"title": "供水", "on": date(2026, 3, 2), "at": datetime(2026, 3, 2, 1, tzinfo=UTC)}, 410)

    assert json.loads(found.content) == {"title": "供水", "on": "2026-03-02", "at": "2026-03-02T01:00:00+00:00"}
    assert "供水".encode() in found.content
    assert (found.status_code, found["Content-Type"]) == (410, "application/json; charset=utf-8")
    assert (found["Access-Control-Allow-Origin"], found["Cache-Control"]) == ("*", "public, max-age=1")


def test_what_has_no_form_in_json_is_no_answer() -> None:
    with pytest.raises(TypeError, match="no form in JSON"):
        plain({1})
