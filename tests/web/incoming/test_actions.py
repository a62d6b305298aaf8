"""A mail becomes a case with all that came, or is set aside with a reason; each by one person, once, and on record."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

import pytest

from gongkai.law.receipt import Channel
from gongkai.ledger.events.opening import RectificationArrived, RequestArrived
from gongkai_web.incoming.actions import open_file, reveal, set_aside, take_in, told
from gongkai_web.incoming.fetching import keep
from gongkai_web.incoming.imap import Found
from gongkai_web.incoming.kinds import State, Why
from gongkai_web.incoming.models import Mail, MailFile
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.asked import Asked, Faulty, asked
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Applicant, Case, CaseFile
from gongkai_web.requests.sealing import Unreadable, opened
from tests.web.incoming.mails import PDF, request
from tests.web.requests.examples import request as answers
from tests.web.requests.office import Office

ARRIVED, NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC), datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
CONTENT = request(files=(("申请表.pdf", PDF), ("广告.txt", "买一送一".encode())))


@pytest.fixture
def mail(water: Organ) -> Mail:
    """A mail that came at half past one in the night of 2026-03-02 in China."""
    keep(water, Found(CONTENT, ARRIVED), NOW)
    open_for(reads=[water.pk], writes=[water.pk])
    return Mail.objects.get()


def _said(**changes: Any) -> Asked:
    return asked(answers(applicant_email="lin@example.org", delivery_method="email", **changes))


def _enclosed(mail: Mail, name: str) -> list[str]:
    return [str(one.pk) for one in mail.files.all() if one.title == name]


def test_the_case_has_what_came_and_counts_from_the_day_on_which_it_came(
    mail: Mail, office: Office, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    places = list(mail.files.values_list("place", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        done = take_in(office.actor("handler", NOW), mail, _said(), enclosed=_enclosed(mail, "申请表.pdf"), files=[("回执.txt", b"ok")])

    case = Case.objects.get(pk=done.case)
    (first,) = entries_of(case)
    assert isinstance(first.event, RequestArrived)
    assert (first.event.channel, first.happened_on, case.received_on) == (Channel.ONLINE, date(2026, 3, 2), date(2026, 3, 2))
    key = Applicant.objects.get(case=case).key
    files = {opened(key, bytes(one.name)).decode(): one for one in CaseFile.objects.filter(case=case)}
    assert set(files) == {"申请表.pdf", "回执.txt", "mail.eml"}
    assert files["mail.eml"].open() == CONTENT
    mail.refresh_from_db()
    assert (mail.state, mail.case, mail.by, mail.settled_at) == (State.TAKEN_IN, case, office.people["handler"], NOW)
    assert (mail.key, bytes(mail.sealed), told(mail)) == ("", b"", {})
    assert not MailFile.objects.exists()
    assert not any(store.path_of(place).exists() for place in places)


def test_it_can_ask_to_rectify_a_record(mail: Mail, office: Office) -> None:
    done = take_in(office.actor("handler", NOW), mail, _said(), enclosed=[], rectification=True)

    assert isinstance(entries_of(Case.objects.get(pk=done.case))[0].event, RectificationArrived)


def test_a_fault_leaves_all_as_it_was(mail: Mail, office: Office) -> None:
    before = set(store.path_of("").iterdir())
    with pytest.raises(Faulty):
        take_in(office.actor("handler", NOW), mail, _said(), enclosed=_enclosed(mail, "申请表.pdf"), files=[("a.exe", b"MZ\x90\0")])

    mail.refresh_from_db()
    assert (mail.state, told(mail)["name"]) == (State.WAITING, "林一鸣")
    assert not Case.objects.exists()
    assert set(store.path_of("").iterdir()) == before


def test_it_is_taken_in_once(mail: Mail, office: Office) -> None:
    take_in(office.actor("handler", NOW), mail, _said(), enclosed=[])

    with pytest.raises(Refused, match="已登记为案件"):
        take_in(office.actor("head", NOW), mail, _said(), enclosed=[])
    with pytest.raises(Refused, match="已登记为案件"):
        set_aside(office.actor("head", NOW), mail, why=Why.SPAM, words="")
    assert Case.objects.count() == 1


def test_set_aside_for_a_reason_that_is_on_record_and_taken_in_after_all(mail: Mail, office: Office) -> None:
    set_aside(office.actor("handler", NOW), mail, why=Why.PETITION, words="已转市信访局，林一鸣来信")

    mail.refresh_from_db()
    assert (mail.state, mail.why, mail.by, mail.settled_at) == (State.SET_ASIDE, Why.PETITION, office.people["handler"], NOW)
    assert told(mail)["words"] == "已转市信访局，林一鸣来信"
    entry = LogEntry.objects.get(what=Noted.MAIL_SET_ASIDE)
    assert (entry.organ, entry.by, entry.reason, entry.details) == (office.organ, office.people["handler"], "petition", {"mail": mail.pk})
    with pytest.raises(Refused):
        set_aside(office.actor("head", NOW), mail, why=Why.SPAM, words="")

    take_in(office.actor("head", NOW), mail, _said(), enclosed=[])
    mail.refresh_from_db()
    assert (mail.state, mail.why, mail.by) == (State.TAKEN_IN, "", office.people["head"])


def test_who_wrote_it_and_its_files_are_opened_with_a_reason_on_record(mail: Mail, office: Office) -> None:
    actor, whole = office.actor("handler", NOW), mail.files.get(whole=True)

    assert reveal(actor, mail, reason=" 核对 来件人 ")["address"] == "lin@example.org"
    assert open_file(actor, whole, reason="查看原件") == ("mail.eml", CONTENT)

    entries = LogEntry.objects.filter(what=Noted.APPLICANT_READ).order_by("pk")
    assert [(one.by, one.reason, one.details) for one in entries] == [
        (actor.user, "核对 来件人", {"mail": mail.pk}),
        (actor.user, "查看原件", {"mail": mail.pk, "file": whole.pk}),
    ]
    with pytest.raises(Refused):
        reveal(actor, mail, reason=" ")


def test_whoever_does_not_handle_the_organs_cases_can_do_nothing(mail: Mail, office: Office) -> None:
    for actor in (office.actor("legal", NOW), Actor(office.people["handler"], Duties({}), NOW)):
        with pytest.raises(Refused):
            take_in(actor, mail, _said(), enclosed=[])
        with pytest.raises(Refused):
            set_aside(actor, mail, why=Why.SPAM, words="")
        with pytest.raises(Refused):
            reveal(actor, mail, reason="看看")
        with pytest.raises(Refused):
            open_file(actor, mail.files.get(whole=True), reason="看看")
    assert not LogEntry.objects.exists()


def test_without_the_key_a_file_stays_closed(mail: Mail) -> None:
    file = mail.files.get(whole=True)
    Mail.objects.update(key="")

    with pytest.raises(Unreadable):
        MailFile.objects.get(pk=file.pk).open()
