"""Two officers decide the same case at the same instant: one is recorded, the other is told and keeps what was typed.

Rows are committed here, in a database of their own; both requests wait for the case before either has it.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gongkai.ledger.events.handling import Decided, Drafted
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.reading import Whole, whole
from tests.web.people import appoint, signed_in
from tests.web.requests.office import DESK, Office, named
from tests.web.search.platform import own_platform, seconds_until

Post = Callable[[], Any]
OTHER = "您打开之后，有人已经记录了该案件的其他事项。"
NOTHING = "没有记录。"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """The department that is asked, in a database whose rows stay."""
    with own_platform(tmp_path_factory, django_db_blocker):
        yield Office.of(Organ.objects.create(code="130900-01", name="洛泽市水务局", kind=Kind.DEPARTMENT, level=Level.CITY))


@pytest.fixture(scope="module")
def deputy(office: Office) -> Client:
    """Another head of the work body."""
    return signed_in(appoint(office.organ, Role.OGI_HEAD, name="deputy"))


@pytest.fixture
def case(office: Office) -> str:
    """A registered request."""
    made = office.asked()
    assert office.does(made, "Registered", "2026-03-03", number=f"洛水-{made}").status_code == 302
    return made


@pytest.fixture
def ready(office: Office, case: str) -> str:
    """One whose draft passed its reviews."""
    office.drafts(case, "granted", "2026-03-10")
    office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="yes")
    office.does(case, "DraftReviewed", "2026-03-11", office.secrecy, review="secrecy", passed="yes")
    return case


def test_two_heads_approve_one_draft(office: Office, deputy: Client, ready: str) -> None:
    answers = _at_once(office, ready, *(_filled(who, ready, "Decided", approved="yes") for who in (office.head, deputy)))

    told = _loser(answers)
    assert len(_events(office, ready, Decided)) == 1
    assert f"{named('Decided')} · 2026-03-12 · {_by(office, ready)}" in told
    assert 'value="2026-03-12"' in told


def test_one_head_approves_and_the_other_sends_back(office: Office, deputy: Client, ready: str) -> None:
    approve = _filled(office.head, ready, "Decided", approved="yes")
    send_back = _filled(deputy, ready, "Decided", approved="no", opinion="请补充理由后重报。")
    answers = _at_once(office, ready, approve, send_back)

    told, found = _loser(answers), _whole(office, ready)
    returned = [note for note in found.notes if note.kind is NoteKind.DRAFT_RETURNED]
    assert len(_events(office, ready, Decided)) + len(returned) == 1
    assert (
        ("拟稿未获批准 · " in told and re.search(r'value="yes"[^>]*checked', told))
        if returned
        else ("请补充理由后重报。" in told and named("Decided") in told)
    )


def test_two_handlers_draft_different_outcomes(office: Office, case: str) -> None:
    colleague = signed_in(appoint(office.organ, Role.HANDLER, name="colleague"))
    words = {"granted": "随本告知书提供报告全文。", "already_public": "该报告已在本机关网站公开。"}
    posts = [
        _filled(who, case, "Drafted", f"?outcome={outcome}", said=said)
        for who, (outcome, said) in zip((office.handler, colleague), words.items(), strict=True)
    ]
    answers = _at_once(office, case, *posts)

    told, found = _loser(answers), _whole(office, case)
    (draft,) = [note for note in found.notes if note.kind is NoteKind.DRAFT]
    assert draft.said is not None
    assert len(_events(office, case, Drafted)) == 1
    (other,) = words.keys() - {draft.said["outcome"]}
    assert words[other] in told
    assert f"{named('Drafted')} · 2026-03-12 · {draft.by}" in told


def test_two_handlers_draft_the_end_of_a_request_that_was_not_corrected(office: Office, case: str) -> None:
    """The ledger records nothing of such a draft, which stands beside it alone."""
    office.does(case, "CorrectionRequested", "2026-03-04", working_days="15")
    office.does(case, "CorrectionNoticeServed", "2026-03-04")
    colleague = signed_in(appoint(office.organ, Role.HANDLER, name="second"))
    query = "?outcome=abandoned_no_correction"
    answers = _at_once(
        office, case, *(_filled(who, case, "Drafted", query, said="逾期未补正。", on="2026-04-01") for who in (office.handler, colleague))
    )

    told, found = _loser(answers), _whole(office, case)
    (draft,) = [note for note in found.notes if note.kind is NoteKind.DRAFT]
    assert "拟写答复 · 2026-" in told
    assert f" · {draft.by}" in told


def _filled(who: Client, case: str, event: str, query: str = "", said: str = "", **data: str) -> Post:
    """A form that somebody opened and filled in, and has not sent. `said`: in each field of what the reply says."""
    url = f"{DESK}{case}/events/{event}/{query}"
    page = who.get(url).content.decode()
    seen = dict(re.findall(r'name="(entries|notes)" value="(\d+)"', page))
    asked = dict.fromkeys(re.findall(r'name="(said_\w+)"', page), said)

    def post() -> Any:
        try:
            return who.post(url, {"on": "2026-03-12", **seen, **asked, **data})
        finally:
            connection.close()

    return post


def _at_once(office: Office, case: str, *posts: Post) -> list[Any]:
    """The answers to forms that are sent while somebody holds the case, and that all wait for it."""
    with ThreadPoolExecutor(len(posts)) as pool:
        with transaction.atomic():
            open_for(reads=[office.organ.pk], writes=[office.organ.pk])
            Case.objects.select_for_update().get(pk=case)
            sent = [pool.submit(post) for post in posts]
            seconds_until(lambda: _waiting() == len(posts))
        return [one.result() for one in sent]


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])


def _loser(answers: list[Any]) -> str:
    """The page of whoever came second, which says so; the other was sent on to the case."""
    assert sorted(one.status_code for one in answers) == [302, 422]
    page = next(one.content.decode() for one in answers if one.status_code == 422)
    assert NOTHING in page
    assert OTHER in page
    return str(page)


def _whole(office: Office, case: str) -> Whole:
    with transaction.atomic():
        open_for(reads=[office.organ.pk])
        return whole(Case.objects.get(pk=case))


def _events(office: Office, case: str, kind: type[object]) -> list[object]:
    return [entry for entry in _whole(office, case).entries if isinstance(entry.event, kind)]


def _by(office: Office, case: str) -> object:
    return _whole(office, case).history[-1][1]
