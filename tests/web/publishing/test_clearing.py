"""Bytes that nothing refers to any more."""

import logging
import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.storage import storages

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.clearing import clear
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.models import Attachment
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office

LATER = NOW + timedelta(days=2)


def _path(content: bytes) -> Path:
    digest = sha256(content).hexdigest()
    return Path(storages["private"].path(f"{digest[:2]}/{digest}"))


def _made_at(content: bytes, age: timedelta) -> Path:
    keep(content)
    path = _path(content)
    moment = (LATER - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def _age_all() -> None:
    moment = NOW.timestamp()
    for path in Path(storages["private"].path("")).rglob("*"):
        if path.is_file():
            os.utime(path, (moment, moment))


def test_bytes_of_a_file_taken_out_of_a_draft_go_and_the_others_stay(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    item = office.drafted()
    gone, stays = (actions.attach(office.drafter, item, name=f"{name}.csv", content=f"{name}\n".encode()) for name in ("a", "b"))
    actions.detach(office.drafter, gone)
    _age_all()
    open_for()

    with caplog.at_level(logging.INFO, logger="gongkai_web.publishing.clearing"):
        assert clear(LATER) == 1
    assert "1 files" in caplog.text
    open_for(reads=[office.organ.pk])
    assert stays.open() == b"b\n"
    with pytest.raises(FileNotFoundError):
        gone.open()


def test_bytes_that_two_items_share_stay_while_one_has_them(office: Office) -> None:
    first, second = office.drafted(), office.drafted()
    files = [actions.attach(office.drafter, item, name="表.csv", content=b"1,2\n") for item in (first, second)]
    actions.detach(office.drafter, files[0])
    _age_all()

    assert clear(LATER) == 0
    assert Attachment.objects.get(pk=files[1].pk).open() == b"1,2\n"


def test_what_the_public_could_read_once_stays_on_record(office: Office) -> None:
    item = office.drafted()
    file = actions.attach(office.drafter, item, name="表.csv", content=b"1,2\n")
    actions.publish(office.publisher, office.approved(item))
    file.refresh_from_db()
    actions.detach(office.drafter, file)
    actions.publish(office.publisher, office.approved(item))
    assert not Attachment.objects.filter(pk=file.pk).exists()
    _age_all()

    assert clear(LATER) == 0
    assert _path(b"1,2\n").exists()


def test_bytes_younger_than_a_day_stay_and_those_kept_again_are_young(office: Office) -> None:  # noqa: ARG001 - organs are there
    young = _made_at(b"young", timedelta(hours=23))
    old = _made_at(b"old", timedelta(hours=25))
    again = _made_at(b"again", timedelta(days=9))
    half = old.with_name("tmpabcdef")
    half.write_bytes(b"half")
    os.utime(half, (0, 0))
    keep(b"again")  # its time is now, which is later than NOW

    assert clear(LATER) == 2
    assert (young.exists(), old.exists(), again.exists(), half.exists()) == (True, False, True, False)


def test_before_the_first_file_there_is_nothing_to_clear(office: Office) -> None:  # noqa: ARG001 - organs are there
    assert not Path(storages["private"].path("")).exists()

    assert clear(LATER) == 0
