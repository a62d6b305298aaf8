"""The sender is killed between handing over and writing down; processes and servers are real, rows are committed."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from threading import Event

import pytest
from django.db import OperationalError, connection, transaction
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.messages.models import Message
from gongkai_web.messages.sending import send
from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from lab.soak.gateway import Gateway
from tests.web.accounts.post import Post
from tests.web.requests.examples import request
from tests.web.search.platform import Platform, own_platform, seconds_until

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_SEND = "import django; django.setup(); from datetime import datetime, UTC; from gongkai_web.messages.sending import send; "
_SEND += "send(datetime(2026, 3, 2, 1, 30, tzinfo=UTC))"


@pytest.fixture
def platform(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """With an organ that is asked."""
    with own_platform(tmp_path_factory, django_db_blocker) as made:
        Organ.objects.create(code="130900-01", name="洛泽市水务局", kind=Kind.DEPARTMENT, level=Level.CITY)
        yield made


def _killed(platform: Platform, taken: Event, **told: str) -> None:
    """A sender, killed while the other side has the message and has not answered yet."""
    process = subprocess.Popen([sys.executable, "-c", _SEND], env={**platform.environment, **told})  # noqa: S603 - a test's own code
    try:
        assert taken.wait(60), "nothing was handed over"
    finally:
        process.kill()
        process.wait()


def _hold(taken: Event, dead: Event) -> None:
    """Keeps the sender waiting for an answer."""
    taken.set()
    dead.wait(60)


def _disconnect() -> None:
    """Ends the sender's connection to the database, which can be had again at once."""
    with connection.cursor() as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database() AND usename = current_user"
        )
    connection.close()


def _state() -> tuple[str, str, int]:
    with transaction.atomic():
        open_for(reads=Organ.objects.values_list("pk", flat=True))
        found = Message.objects.get()
        return found.state, found.said, found.tries


def test_a_killed_sender_leaves_an_sms_that_reaches_the_telephone_once(platform: Platform, gateway: Gateway) -> None:
    case = submit(asked(request()), now=NOW).case
    taken, dead = Event(), Event()
    gateway.held = partial(_hold, taken, dead)
    _killed(platform, taken, GONGKAI_SMS_URL=gateway.url, GONGKAI_SMS_KEY="secret")
    dead.set()
    gateway.held = lambda: None
    assert _state() == ("sending", "", 1)

    seconds_until(lambda: send(NOW) == 1)  # the database needs a moment to see that the lock's owner is gone

    assert [one["key"] for one in gateway.posted] == [f"{case}:1:sms"] * 2
    assert [one["text"] for one in gateway.posted] == [gateway.sent[f"{case}:1:sms"]["text"]] * 2
    assert _state() == ("sent", "202: {}", 2)


@pytest.mark.usefixtures("platform")
def test_a_database_that_went_away_meanwhile_leaves_an_sms_that_reaches_the_telephone_once(gateway: Gateway) -> None:
    case = submit(asked(request()), now=NOW).case
    gateway.held = _disconnect
    with pytest.raises(OperationalError):
        send(NOW)
    gateway.held = lambda: None
    assert _state() == ("sending", "", 1)

    assert send(NOW) == 1

    assert [one["key"] for one in gateway.posted] == [f"{case}:1:sms"] * 2
    assert list(gateway.sent) == [f"{case}:1:sms"]
    assert _state() == ("sent", "202: {}", 2)


def test_of_a_mail_it_is_said_that_nobody_knows_and_it_goes_out_once(platform: Platform, post: Post, settings: Settings) -> None:
    submit(asked(request(applicant_email="lin@example.org")), now=NOW)
    taken, dead = Event(), Event()
    post.held = partial(_hold, taken, dead)
    mail = {"GONGKAI_MAIL_HOST": "127.0.0.1", "GONGKAI_MAIL_PORT": str(settings.EMAIL_PORT)}
    _killed(platform, taken, **mail)
    dead.set()
    post.held = lambda: None

    seconds_until(lambda: send(NOW) == 0 and _state()[0] != "sending")

    assert len(post.taken) == 1
    assert _state() == ("unknown", "the platform was stopped while it was being sent", 1)
