"""The page on which an applicant follows a request."""

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from tests.web.requests.examples import request

URL = "/requests/status/"
pytestmark = pytest.mark.usefixtures("site", "water")


def test_with_code_and_proof_everything_is_told() -> None:
    code = submit(asked(request()), now=timezone.now()).code

    answer = Client().post(URL, {"query_code": code, "verify": "002X"})

    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "洛泽市水务局" in text
    assert "最迟答复日期" in text
    assert "OGI-R 33" in text
    assert "您的申请已到达" in text
    assert "林一鸣" not in text


def test_without_them_nothing_is_and_the_code_stays_in_its_field() -> None:
    answer = Client().post(URL, {"query_code": "7K3M-92QX", "verify": "1234"})

    assert answer.status_code == 422
    assert "没有与该查询码和后四位相符的申请" in answer.content.decode()
    assert 'value="7K3M-92QX"' in answer.content.decode()


def test_who_guesses_is_told_for_how_long_to_wait() -> None:
    code = submit(asked(request()), now=timezone.now()).code
    for _ in range(5):
        Client().post(URL, {"query_code": code, "verify": "0000"})

    answer = Client().post(URL, {"query_code": code, "verify": "002X"})

    assert answer.status_code == 422
    assert "分钟后再试" in answer.content.decode()


def test_in_english_too() -> None:
    assert "Follow a request" in Client().get("/en/requests/status/").content.decode()
