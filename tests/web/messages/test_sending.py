"""Messages go to a real SMTP server and to a gateway that counts: each once, with nothing in it that nobody else may know."""

import logging
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from gongkai.ledger.events.handling import Registered
from gongkai_web.messages.kinds import State
from gongkai_web.messages.models import Message
from gongkai_web.messages.sending import _LOCK, PAUSES, send
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import follow, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Applicant, Case
from lab.soak.gateway import Gateway
from tests.web.accounts.post import Post
from tests.web.requests.examples import IDENTITY, PHONE, request

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MAIL = "lin@example.org"
pytestmark = pytest.mark.usefixtures("site")


def _asked(**changes: str) -> str:
    return submit(asked(request(applicant_email=MAIL, **changes)), now=NOW).case


def _states(water: Organ) -> list[tuple[str, str, int]]:
    open_for(reads=[water.pk])
    return list(Message.objects.order_by("key").values_list("channel", "state", "tries"))


def test_the_first_brings_the_query_code_with_which_the_case_is_found(water: Organ, gateway: Gateway, post: Post) -> None:
    case = _asked()

    assert (send(NOW), send(NOW)) == (2, 0)

    ((key, sms),) = gateway.sent.items()
    assert (key, sms["phone"], gateway.keys) == (f"{case}:1:sms", f"+86{PHONE}", ["Bearer secret"])
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", sms["text"])
    assert code is not None
    assert follow(code[0], PHONE[-4:], network="home", now=NOW).case.pk == case
    assert sms["text"] == (
        f"【洛泽市水务局】政府信息公开申请（编号{case}）：您的申请已到达。查询码{code[0]}，请妥善保存；查询网址：http://testserver/requests/status/"
    )
    (mail,) = post.taken
    assert (mail["To"], mail["From"], mail["Message-ID"]) == (MAIL, "gongkai@luoze.example", f"<{case}.1.email@luoze.example>")
    assert mail["Subject"].strip() == f"政府信息公开申请（编号{case}）：您的申请已到达"
    assert mail.get_content().strip() == sms["text"]
    assert _states(water) == [("email", "sent", 1), ("sms", "sent", 1)]
    assert {bytes(one.code) for one in Message.objects.all()} == {b""}


def test_what_follows_tells_number_and_step_and_nothing_of_content_or_person(water: Organ, gateway: Gateway, post: Post) -> None:
    _asked()
    open_for(reads=[water.pk], writes=[water.pk])
    record(Case.objects.get(), [(date(2026, 3, 2), Registered("LZSW-1"))], by=None, at=NOW)
    send(NOW)

    texts = [one["text"] for one in gateway.sent.values()] + [f"{one['Subject']} {one.get_content()}" for one in post.taken]
    assert len(texts) == 4
    assert "LZSW-1" in texts[1]
    assert "已登记" in texts[1]
    assert not [text for text in texts for secret in ("水价", "审", "林一鸣", IDENTITY, PHONE, MAIL) if secret in text]


def test_whoever_gave_no_such_address_is_told_nothing_by_that_way(water: Organ, gateway: Gateway, post: Post) -> None:
    submit(asked(request(applicant_phone="0317-2026666", applicant_address="河东路1号")), now=NOW)

    assert send(NOW) == 0
    assert _states(water) == [("email", "nowhere", 0), ("sms", "nowhere", 0)]
    assert (gateway.posted, post.taken) == ([], [])


def test_of_an_erased_applicant_nobody_knows_an_address(water: Organ, gateway: Gateway) -> None:
    _asked()
    open_for(reads=[water.pk], writes=[water.pk])
    Applicant.objects.update(key="", sealed=b"")

    assert (send(NOW), gateway.posted) == (0, [])
    assert _states(water) == [("sms", "nowhere", 0)]


def test_a_gateway_that_is_busy_is_asked_again_with_the_same_key_after_growing_pauses_and_not_for_ever(
    water: Organ, gateway: Gateway
) -> None:
    case, at = _asked(), NOW
    gateway.status, gateway.says = 503, "busy"
    for tries, pause in enumerate(PAUSES, 1):
        assert send(at) == 0
        assert _states(water) == [("sms", "waiting", tries)]
        send(at + pause - timedelta(seconds=1))
        assert len(gateway.posted) == tries
        at += pause
    send(at)

    assert _states(water) == [("sms", "undelivered", len(PAUSES) + 1)]
    assert {one["key"] for one in gateway.posted} == {f"{case}:1:sms"}
    found = Message.objects.get()
    assert (found.said, bytes(found.code)) == ("503: busy", b"")
    assert list(PAUSES) == sorted(PAUSES)


def test_after_a_while_it_is_taken_after_all(water: Organ, gateway: Gateway) -> None:
    _asked()
    gateway.status = 429
    send(NOW)
    gateway.status = 200

    assert send(NOW + PAUSES[0]) == 1
    assert _states(water) == [("sms", "sent", 2)]


def test_a_refusal_is_final_and_its_words_are_kept_without_the_address(
    water: Organ, gateway: Gateway, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    _asked()
    gateway.status, gateway.says = 400, f"no such number: {PHONE}, 138 0013-8000"
    post.refused = {MAIL}

    with caplog.at_level(logging.INFO):
        send(NOW)

    assert _states(water) == [("email", "undelivered", 1), ("sms", "undelivered", 1)]
    assert list(Message.objects.order_by("key").values_list("said", flat=True)) == ["550: no such box", "400: no such number: …, …"]
    assert PHONE not in caplog.text
    assert MAIL not in caplog.text


def test_where_nobody_answers_all_wait_and_the_other_way_goes_on(water: Organ, gateway: Gateway, post: Post, settings: Settings) -> None:
    _asked()
    _asked()
    settings.GONGKAI_SMS_URL = "http://127.0.0.1:9/"

    assert send(NOW) == 2
    assert sorted(_states(water)) == [("email", "sent", 1)] * 2 + [("sms", "waiting", 1)] * 2
    settings.GONGKAI_SMS_URL = gateway.url
    assert send(NOW + PAUSES[0]) == 2
    assert len(gateway.sent) == 2
    assert len(post.taken) == 2


def test_an_interrupted_sms_is_repeated_under_its_key_and_of_an_interrupted_mail_nobody_knows(
    water: Organ, gateway: Gateway, post: Post
) -> None:
    _asked()
    open_for(reads=[water.pk], writes=[water.pk])
    Message.objects.update(state=State.SENDING, tries=1)

    assert send(NOW) == 1
    assert _states(water) == [("email", "unknown", 1), ("sms", "sent", 2)]
    assert (len(gateway.sent), post.taken) == (1, [])


def test_two_senders_at_once_are_one(gateway: Gateway, water: Organ) -> None:  # noqa: ARG001 - it is asked
    _asked()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, 0)", [_LOCK])
        assert send(NOW) == 0
        cursor.execute("SELECT pg_advisory_unlock(%s, 0)", [_LOCK])
    other.close()

    assert send(NOW) == 1
    assert len(gateway.posted) == 1


def test_what_waited_for_more_than_a_week_is_no_news_any_more(water: Organ, gateway: Gateway) -> None:
    _asked()

    assert send(NOW + timedelta(days=8)) == 0
    assert (_states(water), gateway.posted) == ([("sms", "undelivered", 0)], [])


def test_it_leads_to_the_site_nearest_above_the_organ(water: Organ, gateway: Gateway) -> None:
    Site.objects.create(organ=water, host="shui.example.test", name="水务", sponsor="洛泽市水务局", contact="0317-0000000")
    _asked()
    send(NOW)

    assert "http://shui.example.test/requests/status/" in gateway.posted[0]["text"]


@pytest.mark.usefixtures("gateway")
def test_one_message_that_cannot_be_sent_keeps_no_other_waiting(water: Organ, caplog: pytest.LogCaptureFixture) -> None:
    first, second = _asked(), _asked()
    open_for(reads=[water.pk], writes=[water.pk])
    Applicant.objects.filter(case=first).update(sealed=b"no sealed bytes")
    Message.objects.filter(case=first).update(due_at=NOW - timedelta(minutes=1))

    assert send(NOW) == 1
    open_for(reads=[water.pk])
    assert {one.case_id: one.state for one in Message.objects.all()} == {first: State.UNDELIVERED, second: State.SENT}
    assert bytes(Message.objects.get(case=first).code) == b""
    assert first in caplog.text
    assert send(NOW) == 0


def test_a_gateway_that_repeats_the_text_puts_no_query_code_in_the_clear(water: Organ, gateway: Gateway) -> None:
    _asked()
    gateway.status, gateway.says = 400, "refused"
    gateway.held = lambda: setattr(gateway, "says", gateway.posted[-1]["text"])

    send(NOW)
    open_for(reads=[water.pk])
    said = Message.objects.get().said
    assert said
    assert not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert "查询码…" in said
