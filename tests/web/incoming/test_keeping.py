"""What was set aside is erased on schedule; what waits, and what went over to a case, is not touched."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet
from pytest_django.fixtures import Settings

from gongkai_web.incoming.actions import set_aside, told
from gongkai_web.incoming.fetching import keep
from gongkai_web.incoming.imap import Found
from gongkai_web.incoming.keeping import erase
from gongkai_web.incoming.kinds import State, Why
from gongkai_web.incoming.models import Mail
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions.keeping import clear
from gongkai_web.requests.actions.renewing import renew_keys
from tests.web.incoming.mails import request
from tests.web.requests.office import Office

SET_ASIDE = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.fixture
def mails(water: Organ, office: Office, settings: Settings) -> list[Mail]:
    """One that was set aside, and one that waits."""
    settings.GONGKAI_ERASE_AFTER_MONTHS = 24
    for text in ("甲", "乙"):
        keep(water, Found(request(text), SET_ASIDE), SET_ASIDE)
    open_for(reads=[water.pk], writes=[water.pk])
    by_text = {told(one)["text"]: one for one in Mail.objects.all()}
    set_aside(office.actor("handler", SET_ASIDE), by_text["乙"], why=Why.SPAM, words="广告")
    return [by_text["乙"], by_text["甲"]]


def test_two_years_after_it_was_set_aside_nothing_tells_of_it_but_that_it_came(
    mails: list[Mail], water: Organ, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    gone, stays = mails
    places = [one.files.get().place for one in mails]

    assert erase(datetime(2028, 3, 1, 2, tzinfo=UTC)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(datetime(2028, 3, 2, 2, tzinfo=UTC)) == 1
    assert erase(datetime(2028, 3, 2, 2, tzinfo=UTC)) == 0

    open_for(reads=[water.pk])
    gone.refresh_from_db()
    assert (gone.state, gone.why, gone.key, bytes(gone.sealed)) == (State.SET_ASIDE, Why.SPAM, "", b"")
    assert [store.path_of(place).exists() for place in places] == [False, True]
    assert told(Mail.objects.get(pk=stays.pk))["text"] == "甲"
    entry = LogEntry.objects.get(what=Noted.APPLICANT_ERASED)
    assert (entry.organ, entry.by, entry.details) == (water, None, {"mail": gone.pk})


def test_bytes_of_a_mail_are_not_taken_for_what_nothing_names(mails: list[Mail]) -> None:
    clear(datetime(2030, 1, 1, tzinfo=UTC))

    assert mails[0].files.get().open() == request("乙")


def test_after_the_change_of_keys_the_new_one_alone_opens_mails(mails: list[Mail], settings: Settings) -> None:
    old, new = settings.PERSONAL_KEYS, Fernet.generate_key().decode()
    settings.PERSONAL_KEYS = [new, *old]
    renew_keys()
    settings.PERSONAL_KEYS = [new]

    mails[1].refresh_from_db()
    assert told(mails[1])["text"] == "甲"
