"""Messages are written with what they tell of, or not at all; nothing personal stands in them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from gongkai.law.receipt import Channel as Arrival
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import Registered, SearchRecorded, Served
from gongkai_web.messages.models import Message
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case
from lab.soak.gateway import Gateway
from tests.web.accounts.post import Post
from tests.web.people import appoint
from tests.web.requests.examples import IDENTITY, PHONE, request

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MAIL = "lin@example.org"
pytestmark = pytest.mark.django_db


def test_without_a_way_that_is_set_up_nothing_is_written(water: Organ, settings: Settings) -> None:
    settings.GONGKAI_SMS_URL = settings.GONGKAI_MAIL_HOST = ""
    submit(asked(request()), now=NOW)

    open_for(reads=[water.pk])
    assert not Message.objects.exists()


def test_each_step_of_the_applicant_is_a_message_for_each_way_under_a_key_of_its_own(water: Organ, gateway: Gateway, post: Post) -> None:
    case = submit(asked(request()), now=NOW).case
    open_for(reads=[water.pk], writes=[water.pk])
    record(Case.objects.get(), [(date(2026, 3, 2), Registered("1")), (date(2026, 3, 2), SearchRecorded(found=True))], by=None, at=NOW)

    found = Message.objects.order_by("key").values_list("key", "step", "state")
    assert list(found) == [
        (f"{case}:1:email", "RequestArrived", "waiting"),
        (f"{case}:1:sms", "RequestArrived", "waiting"),
        (f"{case}:2:email", "Registered", "waiting"),
        (f"{case}:2:sms", "Registered", "waiting"),
    ]
    assert (gateway.posted, post.taken) == ([], [])


def test_what_is_refused_or_undone_is_no_news(water: Organ, gateway: Gateway) -> None:  # noqa: ARG001 - a way is set up
    with pytest.raises(Faulty):
        submit(asked(request()), now=NOW, files=[(f"{number}.txt", b"x") for number in range(11)])
    submit(asked(request()), now=NOW)
    open_for(reads=[water.pk], writes=[water.pk])
    with pytest.raises(LedgerError):
        record(Case.objects.get(), [(date(2026, 3, 2), Served())], by=None, at=NOW)

    assert Message.objects.count() == 1


def test_whoever_is_asked_at_the_counter_gets_the_code_too(water: Organ, gateway: Gateway) -> None:  # noqa: ARG001 - a way is set up
    taken = Taken(appoint(water, Role.HANDLER), Arrival.IN_PERSON, date(2026, 3, 2))
    submit(asked(request()), now=NOW, taken=taken)

    open_for(reads=[water.pk])
    assert bytes(Message.objects.get().code)


def test_neither_number_nor_address_nor_code_nor_content_stands_in_the_table(water: Organ, gateway: Gateway, post: Post) -> None:  # noqa: ARG001 - both ways are set up
    code = submit(asked(request(applicant_email=MAIL)), now=NOW).code

    open_for(reads=[water.pk])
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(one::text, ' ') FROM applicant_messages_message one")
        (rows,) = cursor.fetchone()
    assert "RequestArrived" in rows
    for secret in (IDENTITY, PHONE, PHONE[-4:], MAIL, code, code.replace("-", ""), "林一鸣", "水价"):
        assert secret not in rows
        assert secret.encode().hex() not in rows
