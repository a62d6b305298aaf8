"""API v1 for requests: what a program sends, and what it is answered."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, CaseFile
from tests.web.requests.examples import request

URL = "/api/v1/requests"


def _post(data: Any, path: str = URL, **headers: str) -> tuple[int, Any]:
    answer = Client().post(
        path, json.dumps(data) if not isinstance(data, bytes) else data, content_type="application/json", headers=headers
    )
    assert answer["Cache-Control"].find("no-store") >= 0
    return answer.status_code, answer.json()


def test_asking_and_following(water: Organ) -> None:  # noqa: ARG001 - it is asked
    code, taken = _post(request())
    assert (code, taken.keys()) == (201, {"query_code"})

    code, status = _post({"query_code": taken["query_code"], "verify": "002X"}, f"{URL}/status")

    assert code == 200
    assert status.keys() == {"status", "received_on", "due_on", "provisional", "reasoning", "steps"}
    assert status["status"] == "received"
    assert status["received_on"] < status["due_on"]
    assert status["reasoning"][0].keys() == {"date", "rule", "article", "text"}
    assert [step["event"] for step in status["steps"]] == ["RequestArrived"]


def test_with_files_as_multipart(water: Organ) -> None:
    files = [SimpleUploadedFile(f"证明{place}.txt", f"第{place}份".encode()) for place in range(2)]
    sent = {"request": json.dumps(request()), "attachments": files}

    answer = Client().post(URL, sent)

    assert answer.status_code == 201, answer.content
    open_for(reads=[water.pk])
    assert sorted(file.open().decode() for file in CaseFile.objects.all()) == ["第0份", "第1份"]


def test_the_description_may_come_as_a_file_part_too(water: Organ) -> None:  # noqa: ARG001 - it is asked
    part = SimpleUploadedFile("request.json", json.dumps(request()).encode(), content_type="application/json")

    assert Client().post(URL, {"request": part}).status_code == 201


def test_a_repeated_key_is_one_request(water: Organ) -> None:
    answers = [_post(request(), **{"Idempotency-Key": "k"}) for _ in range(3)]

    assert answers == [answers[0]] * 3
    open_for(reads=[water.pk])
    assert Case.objects.count() == 1
    code, refusal = _post(request(content="另一件"), **{"Idempotency-Key": "k"})
    assert (code, refusal.keys()) == (409, {"detail", "errors"})
    assert _post(request(), **{"Idempotency-Key": "k" * 201})[0] == 422


def test_faults_stand_beside_their_fields(water: Organ) -> None:  # noqa: ARG001 - it is asked
    code, refusal = _post(request(applicant_id_number="1", organ="7"))

    assert code == 422
    assert [one["field"] for one in refusal["errors"]] == ["applicant.id_number"]
    assert _post(request(organ="7"))[1]["errors"][0]["field"] == "organ"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"a":' * 40_000, b'{"content":"' + b"a" * 70_000 + b'"}', b"\xff\xfe"])
@pytest.mark.parametrize("path", [URL, f"{URL}/status"])
def test_what_is_no_request_is_refused_in_words(db: None, data: bytes, path: str) -> None:  # noqa: ARG001 - the database is there
    code, refusal = _post(data, path)

    assert code == 422
    assert refusal["errors"][0]["field"] == "request"


def test_a_wrong_code_and_a_wrong_proof_look_alike(water: Organ) -> None:  # noqa: ARG001 - it is asked
    taken = _post(request())[1]["query_code"]

    assert _post({"query_code": taken, "verify": "0000"}, f"{URL}/status") == _post(
        {"query_code": "A" * 14, "verify": "0000"}, f"{URL}/status"
    )
    assert _post({"query_code": 7, "verify": None}, f"{URL}/status")[0] == 422


def test_who_guesses_is_told_to_wait(water: Organ) -> None:  # noqa: ARG001 - it is asked
    taken = _post(request())[1]["query_code"]
    for _ in range(5):
        _post({"query_code": taken, "verify": "0000"}, f"{URL}/status")

    answer = Client().post(f"{URL}/status", {"query_code": taken, "verify": "002X"}, content_type="application/json")

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900


@pytest.mark.usefixtures("water")
def test_a_day_beyond_the_known_holidays_is_provisional(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 30, 1, 30, tzinfo=UTC))
    taken = _post(request())[1]["query_code"]

    assert _post({"query_code": taken, "verify": "002X"}, f"{URL}/status")[1]["provisional"] is True
