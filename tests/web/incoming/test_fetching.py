"""Mails are taken out of mailboxes: each once, whole, sealed, for its organ alone; nothing of them is in a log."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from gongkai_web.incoming import child, fetching
from gongkai_web.incoming.actions import told
from gongkai_web.incoming.fetching import fetch
from gongkai_web.incoming.kinds import State, Trouble
from gongkai_web.incoming.models import Mail, Mailbox, MailFile
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from tests.web.incoming.box import Box, Lying, serving
from tests.web.incoming.conftest import mailbox_of
from tests.web.incoming.mails import PDF, WORDS, request
from tests.web.people import make_department

NOW = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)


def _mails(organ: Organ) -> list[Mail]:
    open_for(reads=[organ.pk])
    return list(Mail.objects.filter(organ=organ).order_by("fetched_at", "pk"))


def test_a_mail_is_kept_whole_with_what_it_says_and_the_server_is_told(water: Organ, box: Box) -> None:
    content = request(files=(("申请表.pdf", PDF), ("病毒.exe", b"MZ\x90\0"), ("空.txt", b"")))
    box.put(content)

    assert fetch(NOW) == 1

    assert box.lying[0].seen
    (mail,) = _mails(water)
    assert (mail.state, mail.trouble, mail.arrived_at, mail.fetched_at) == (
        State.WAITING,
        "",
        datetime(2026, 3, 2, 1, 30, tzinfo=UTC),
        NOW,
    )
    assert told(mail) == {
        "name": "林一鸣",
        "address": "lin@example.org",
        "subject": "政府信息公开申请",
        "text": WORDS,
        "left": ["病毒.exe"],
    }
    whole, form = MailFile.objects.filter(mail=mail)
    assert (whole.whole, whole.media_type, whole.open()) == (True, "message/rfc822", content)
    assert (form.title, form.media_type, form.whole) == ("申请表.pdf", "application/pdf", False)
    assert form.open().startswith(b"%PDF")


def test_nothing_that_was_written_or_by_whom_lies_open_in_the_database_or_on_the_disk(water: Organ, box: Box) -> None:
    box.put(request(files=(("林一鸣身份证.pdf", PDF),)))
    fetch(NOW)

    open_for(reads=[water.pk])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT string_agg(m::text, ' ') FROM incoming_mail m) || (SELECT string_agg(f::text, ' ') FROM incoming_mailfile f)"
        )
        (rows,) = cursor.fetchone()
    raw = b"".join(store.content(place) for place in MailFile.objects.values_list("place", flat=True))
    for word in ("林一鸣", "lin@example.org", "漏损率", "13800138000", "政府信息公开申请"):
        assert word not in rows
        assert word.encode().hex() not in rows
        assert word.encode() not in raw
    assert b"PDF" not in raw


def test_what_was_taken_is_not_taken_again_even_if_somebody_marks_it_unread_or_the_server_numbers_anew(water: Organ, box: Box) -> None:
    box.put(request(), request("另一件"))
    assert fetch(NOW) == 2
    for one in box.lying:
        one.seen = False
    box.lying.insert(0, Lying(b"Subject: x\r\n\r\ny"))

    assert fetch(NOW + timedelta(minutes=1)) == 1
    assert len(_mails(water)) == 3


def test_two_mails_with_one_message_id_are_two(water: Organ, box: Box) -> None:
    first, second = request("甲" * 20), request("乙" * 20)
    assert first.split(b"Message-ID: ")[1][:30] == second.split(b"Message-ID: ")[1][:30]
    box.put(first, second)

    assert fetch(NOW) == 2
    assert {told(one)["text"] for one in _mails(water)} == {"甲" * 20, "乙" * 20}


def test_the_database_keeps_no_mail_twice(water: Organ, box: Box) -> None:
    box.put(request())
    fetch(NOW)
    (mail,) = _mails(water)
    open_for(reads=[water.pk], writes=[water.pk])

    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(pk="M-again", organ=water, digest=mail.digest, arrived_at=NOW, fetched_at=NOW, sealed=b"")


def test_who_comes_second_in_the_same_instant_leaves_nothing_behind(water: Organ, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put(request())
    fetch(NOW)
    box.lying[0].seen = False
    seen = iter([False, True])
    monkeypatch.setattr(fetching, "_known", lambda *_: next(seen))
    before = set(store.path_of("").iterdir())

    assert fetch(NOW) == 0
    assert len(_mails(water)) == 1
    assert set(store.path_of("").iterdir()) == before


@pytest.mark.parametrize(
    ("arrived", "counts"),
    [("", NOW), ("04-Mar-2026 09:30:00 +0800", NOW), ("28-Feb-2026 23:59:59 +0800", datetime(2026, 2, 28, 15, 59, 59, tzinfo=UTC))],
)
def test_it_arrived_when_the_server_says_and_never_later_than_it_was_fetched(
    water: Organ, box: Box, arrived: str, counts: datetime
) -> None:
    box.put(request(), arrived=arrived)
    fetch(NOW)

    assert _mails(water)[0].arrived_at == counts


def test_of_a_mail_that_is_too_large_the_beginning_is_kept(water: Organ, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    content = request(files=(("申请表.pdf", PDF),))
    for module in ("gongkai_web.incoming.imap", "gongkai_web.incoming.fetching"):
        monkeypatch.setattr(f"{module}.LARGEST", len(content) - 1)
    monkeypatch.setattr(fetching, "_BEGINNING", len(content) - 300)
    box.put(content)

    assert fetch(NOW) == 1
    box.lying[0].seen = False
    assert fetch(NOW) == 0

    (mail,) = _mails(water)
    assert mail.trouble == Trouble.TOO_LARGE
    assert told(mail)["subject"] == "政府信息公开申请"
    assert told(mail)["text"] == WORDS
    assert MailFile.objects.get(mail=mail).open() == content[:-300]


def test_a_mail_that_no_process_survives_is_kept_all_the_same(water: Organ, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LIMITS", replace(child.LIMITS, seconds=0.5))
    monkeypatch.setattr(fetching, "_BEGINNING", 200)
    content = (
        b"From: a@example.org\r\nSubject: s\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 3_000_000
    )
    box.put(content, request())

    assert fetch(NOW) == 2
    first = next(one for one in _mails(water) if one.trouble)
    assert (first.trouble, told(first)["address"], told(first)["subject"]) == (Trouble.UNREADABLE, "a@example.org", "s")
    assert MailFile.objects.get(mail=first).open() == content


def test_more_files_than_a_case_takes_stay_inside_the_mail(water: Organ, box: Box) -> None:
    box.put(request(files=tuple((f"{number}.txt", f"表{number}".encode()) for number in range(12))))
    fetch(NOW)

    (mail,) = _mails(water)
    assert [one.title for one in mail.files.all()] == ["mail.eml", *(f"{number}.txt" for number in range(9))]
    assert told(mail)["left"] == ["9.txt", "10.txt", "11.txt"]


def test_each_organ_has_its_mailbox_and_sees_its_own_mail_alone(water: Organ, government: Organ, box: Box, settings: Settings) -> None:
    school = make_department(government, "130900-02", "洛泽市教育局")
    with serving() as other:
        settings.MAILBOXES = (mailbox_of(box), mailbox_of(other, "130900-02"))
        box.put(request("水"))
        other.put(request("学"))
        fetch(NOW)

    assert [told(one)["text"] for one in _mails(water)] == ["水"]
    assert [told(one)["text"] for one in _mails(school)] == ["学"]
    open_for(reads=[water.pk], writes=[water.pk])
    assert Mail.objects.filter(organ=school).update(state=State.SET_ASIDE) == 0
    assert {one.mail.organ_id for one in MailFile.objects.all()} == {water.pk}
    assert [one.pk for one in Mailbox.objects.all()] == [water.pk]


def test_a_mailbox_that_cannot_be_read_keeps_no_other_waiting_and_its_officers_are_told(
    water: Organ, government: Organ, box: Box, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    school = make_department(government, "130900-02", "洛泽市教育局")
    with serving(Box(user="another")) as other:
        broken = mailbox_of(Box(port=other.port), "130900-02")
        settings.MAILBOXES = (mailbox_of(box, "130900-99"), broken, mailbox_of(box))
        box.put(request())
        assert fetch(NOW) == 1
        fetch(NOW + timedelta(hours=1))

    open_for(reads=[water.pk, school.pk])
    assert Mailbox.objects.get(pk=water.pk).read_at == NOW + timedelta(hours=1)
    failing = Mailbox.objects.get(pk=school.pk)
    assert (failing.read_at, failing.failing_since) == (None, NOW)
    assert "AUTHENTICATIONFAILED" in failing.said
    assert "no organ has the code 130900-99" in caplog.text
    assert "the mailbox of 130900-02 cannot be read: sign in" in caplog.text
    settings.MAILBOXES = (mailbox_of(box, "130900-02"),)
    fetch(NOW + timedelta(hours=2))
    open_for(reads=[school.pk])
    failing.refresh_from_db()
    assert (failing.read_at, failing.failing_since, failing.said) == (NOW + timedelta(hours=2), None, "")


def test_no_log_tells_of_a_mail_or_of_who_wrote_it(water: Organ, box: Box, caplog: pytest.LogCaptureFixture) -> None:
    def fails(command: str) -> None:
        if "STORE" in command:
            raise ConnectionResetError

    caplog.set_level(logging.DEBUG)
    box.put(request(files=(("林一鸣.exe", b"MZ"),)))
    box.before = fails
    fetch(NOW)

    assert "STORE" in caplog.text
    assert len(_mails(water)) == 1
    for word in ("林一鸣", "lin@", "漏损率", "政府信息公开申请", box.password):
        assert word not in caplog.text


def test_a_mail_of_which_the_server_tells_nothing_is_passed_over_and_stays_unseen(water: Organ, box: Box) -> None:
    box.put(request())
    box.silent = True

    assert fetch(NOW) == 0
    assert _mails(water) == []
    assert not box.lying[0].seen
