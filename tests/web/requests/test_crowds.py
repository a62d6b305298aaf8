"""So many requests an hour: what is sent then is told to wait, and loses nothing; who looks after the platform is told."""

import json
import logging
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from pytest_django import Settings

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import receive, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.crowds import Full, admit
from gongkai_web.requests.models import AskedHour, Case
from tests.web.people import appoint
from tests.web.requests.examples import request
from tests.web.requests.views.test_asking import ANSWERS

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("site", "water")


@pytest.fixture(autouse=True)
def two(settings: Settings) -> None:
    """An hour has room for two."""
    settings.GONGKAI_REQUESTS_PER_HOUR = 2


def _form(path: str = "/requests/ask/", key: str = "k") -> tuple[int, str, str]:
    answer = Client().post(path, {"page": "check", "key": key, **ANSWERS})
    return answer.status_code, answer.get("Retry-After", ""), unescape(answer.content.decode())


def test_an_hour_has_so_many_and_the_next_one_again() -> None:
    admit(1, NOW)
    with pytest.raises(Full) as full:
        admit(2, NOW + timedelta(minutes=5))
    admit(1, NOW + timedelta(minutes=10))
    with pytest.raises(Full):
        admit(1, NOW + timedelta(minutes=29, seconds=59))
    admit(2, NOW + timedelta(minutes=30))

    assert full.value.seconds == 25 * 60
    assert list(AskedHour.objects.values_list("count", "full")) == [(2, False)], "hours that are over are forgotten"


def test_a_count_waits_for_no_disk() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = %s", [AskedHour._meta.db_table])
        assert cursor.fetchone() == ("u",)


def test_administrators_and_operator_are_told_once(government: Organ, water: Organ, caplog: pytest.LogCaptureFixture) -> None:
    above, below = appoint(government, Role.ADMINISTRATOR), appoint(water, Role.ADMINISTRATOR)
    appoint(government, Role.AUDITOR)
    admit(2, NOW)
    assert not Notice.objects.exists()
    with caplog.at_level(logging.ERROR):
        for minute in (0, 1, 40):  # the last in the next hour
            for _ in range(3):
                with pytest.raises(Full):
                    admit(3 if minute == 40 else 1, NOW + timedelta(minutes=minute))

    assert len(caplog.records) == 2, "one line an hour"
    (notice,) = Notice.objects.all()
    assert below != above == notice.person
    assert (notice.what, str(notice.on)) == (What.CROWDED, "2026-03-02")
    assert not mail.outbox, "mail is the worker's"


def test_the_applicant_keeps_what_was_typed_and_learns_what_to_do(water: Organ) -> None:
    assert [_form(key=key)[0] for key in "ab"] == [201, 201]
    code, wait, page = _form(key="c")

    assert code == 429
    assert 0 < int(wait) <= 3600
    assert f"{int(wait) // 60 + 1} 分钟后重新提交" in page
    assert f'href="/guide/{water.code}/"' in page
    assert "<title>错误：" in page
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert ANSWERS.items() <= hidden.items()
    assert (hidden["key"], hidden["page"]) == ("c", "check")
    assert "Your request was not sent yet" in _form("/en/requests/ask/", "c")[2]
    open_for(reads=[water.pk])
    assert Case.objects.count() == 2


def test_a_program_is_told_to_wait(water: Organ) -> None:
    answers = [
        Client().post("/api/v1/requests", json.dumps(request()), content_type="application/json", headers={"Idempotency-Key": key})
        for key in ("a", "b", "c", "a")
    ]

    assert [one.status_code for one in answers] == [201, 201, 429, 201]
    assert answers[2].json().keys() == {"detail", "errors"}
    assert 0 < int(answers[2]["Retry-After"]) <= 3600
    assert answers[3].json() == answers[0].json(), "what was taken in before is answered also now"
    open_for(reads=[water.pk])
    assert Case.objects.count() == 2


def test_what_asks_several_counts_for_each_and_comes_in_whole_or_not(water: Organ) -> None:
    with pytest.raises(Full):
        receive([asked(request())] * 3, now=NOW)
    receive([asked(request())], now=NOW)
    with pytest.raises(Full):
        receive([asked(request())] * 2, now=NOW)

    open_for(reads=[water.pk])
    assert Case.objects.count() == 1


def test_what_officers_take_in_is_not_counted() -> None:
    for _ in range(3):
        submit(asked(request()), now=NOW)

    assert not AskedHour.objects.exists()
