"""The worker is killed between keeping a mail and telling the server, and before it keeps one; processes and servers are real."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.incoming.actions import told
from gongkai_web.incoming.fetching import fetch
from gongkai_web.incoming.models import Mail, MailFile
from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from tests.web.incoming.box import Box
from tests.web.incoming.mails import PDF, request
from tests.web.search.platform import Platform, own_folder, own_platform, seconds_until

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_FETCH = "import django; django.setup(); from datetime import datetime, UTC; from gongkai_web.incoming.fetching import fetch; "
_FETCH += "fetch(datetime(2026, 3, 2, 1, 30, tzinfo=UTC))"
_TEXTS = ["甲", "乙", "丙"]


@pytest.fixture
def platform(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """With an organ that has a mailbox; its files lie where its processes look for them."""
    with own_platform(tmp_path_factory, django_db_blocker) as made, own_folder(Path(made.environment["GONGKAI_DATA_DIR"])):
        Organ.objects.create(code="130900-01", name="洛泽市水务局", kind=Kind.DEPARTMENT, level=Level.CITY)
        yield made


def _kept() -> list[str]:
    """The texts of what was kept; each mail is whole."""
    with transaction.atomic():
        open_for(reads=Organ.objects.values_list("pk", flat=True))
        for file in MailFile.objects.select_related("mail"):
            assert len(file.open()) == file.size
        return sorted(str(told(one)["text"]) for one in Mail.objects.all())


@pytest.mark.parametrize(("at", "before"), [("FETCH 2", ["甲"]), ("STORE 2", ["乙", "甲"])], ids=["before it is kept", "before it is said"])
def test_a_killed_worker_loses_no_mail_and_leaves_none_twice(
    platform: Platform, box: Box, settings: Settings, at: str, before: list[str]
) -> None:
    box.put(*(request(text, files=(("a.pdf", PDF),)) for text in _TEXTS))
    reached, dead = Event(), Event()

    def hold(command: str) -> None:
        if at in command:
            reached.set()
            dead.wait(60)

    box.before = hold
    (told_of,) = settings.MAILBOXES
    said = {
        "ORGANS": told_of.organ,
        "HOST": told_of.host,
        "PORT": str(told_of.port),
        "TLS": "none",
        "USER": box.user,
        "PASSWORD": box.password,
    }
    environment = {**platform.environment, **{f"GONGKAI_IMAP_{name}": value for name, value in said.items()}}
    process = subprocess.Popen([sys.executable, "-c", _FETCH], env=environment)  # noqa: S603 - a test's own code
    try:
        assert reached.wait(60), "the mailbox was not read"
    finally:
        process.kill()
        process.wait()
    dead.set()
    box.before = lambda _command: None
    assert _kept() == before

    seconds_until(lambda: fetch(NOW) == len(_TEXTS) - len(before))  # the database needs a moment to see that the lock's owner is gone

    assert _kept() == sorted(_TEXTS)
    assert all(one.seen for one in box.lying)
