"""What is to be done next, and what the desk's lights say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.ledger.events import handling, record
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import whole
from gongkai_web.requests.views.showing import light
from gongkai_web.requests.way import Next, next_step
from tests.web.requests.office import DESK, Office


@pytest.fixture
def case(office: Office) -> str:
    """A registered request."""
    made = office.asked()
    office.does(made, "Registered", "2026-03-03", number="1")
    return made


def _next(case: str, water: Organ, today: str) -> Next:
    open_for(reads=[water.pk])
    one = whole(Case.objects.get(pk=case))
    return next_step(one.folded, one.draft, date.fromisoformat(today))


def test_from_the_search_to_the_archive(office: Office, case: str, water: Organ) -> None:
    assert _next(case, water, "2026-03-04") == Next(handling.SearchRecorded)
    office.does(case, "SearchRecorded", "2026-03-04", found="yes")
    assert _next(case, water, "2026-03-04") == Next(handling.Drafted)
    office.drafts(case, "granted", "2026-03-05")
    assert _next(case, water, "2026-03-05") == Next(handling.DraftReviewed)
    office.does(case, "DraftReviewed", "2026-03-05", office.legal, review="legal", passed="yes")
    office.does(case, "DraftReviewed", "2026-03-05", office.secrecy, review="secrecy", passed="yes")
    assert _next(case, water, "2026-03-05") == Next(handling.Decided)
    office.does(case, "Decided", "2026-03-06", office.head, approved="yes")
    assert _next(case, water, "2026-03-06") == Next(handling.Dispatched)
    office.writes(case)
    office.does(case, "Dispatched", "2026-03-06", mode="direct")
    assert _next(case, water, "2026-03-06") == Next(handling.Served)
    office.does(case, "Served", "2026-03-09")
    assert _next(case, water, "2026-03-09") == Next(record.Archived)


def test_a_correction_is_waited_for_and_then_it_lapsed(office: Office, case: str, water: Organ) -> None:
    office.does(case, "CorrectionRequested", "2026-03-06", working_days="15")
    assert _next(case, water, "2026-03-06") == Next(handling.CorrectionNoticeServed)
    office.does(case, "CorrectionNoticeServed", "2026-03-06")
    assert _next(case, water, "2026-03-27") == Next(None, date(2026, 3, 27))
    assert _next(case, water, "2026-03-28") == Next(handling.Drafted)

    found = Case.objects.get(pk=case)
    assert (found.due_on, found.waits_until, found.corrected) == (None, date(2026, 3, 27), True)
    assert light(found, date(2026, 3, 27)) == ""
    assert light(found, date(2026, 3, 28)) == "lapsed"
    assert case in office.handler.get(f"{DESK}?due=lapsed").content.decode()


def test_an_opinion_is_waited_for_and_the_light_follows_the_day_if_it_never_comes(office: Office, case: str, water: Organ) -> None:
    office.does(case, "ConsultationSent", "2026-03-11", party="P-1", role="third_party")
    assert _next(case, water, "2026-03-11") == Next(handling.ConsultationServed)
    office.does(case, "ConsultationServed", "2026-03-13", party="P-1")
    assert _next(case, water, "2026-04-03") == Next(None, date(2026, 4, 3))
    assert _next(case, water, "2026-04-04") == Next(handling.SearchRecorded)

    found = Case.objects.get(pk=case)
    assert (found.due_on, found.provisional) == (date(2026, 4, 23), True)
    assert light(found, date(2026, 4, 24)) == "overdue"
    office.does(case, "OpinionReceived", "2026-03-27", party="P-1", opinion="agrees")
    found.refresh_from_db()
    assert (found.due_on, found.provisional) == (date(2026, 4, 16), False)


def test_an_approved_extension_has_to_be_told(office: Office, case: str, water: Organ) -> None:
    office.handler.post(f"{DESK}{case}/events/ExtensionApproved/", {"entries": "2", "working_days": "10", "reasons": "量大"})
    office.does(case, "ExtensionApproved", "2026-03-20", office.head, approved="yes")

    assert _next(case, water, "2026-03-20") == Next(handling.ExtensionNotified, date(2026, 3, 30))


def test_what_is_done_is_not_on_the_desk_and_found_all_the_same(office: Office, case: str) -> None:
    open_one = office.asked("另一件")
    office.does(case, "Withdrawn", "2026-03-05")

    desk = office.handler.get(DESK).content.decode()
    assert open_one in desk
    assert f"{DESK}{case}/" not in desk
    assert f"{DESK}{case}/" in office.handler.get(f"{DESK}?state=all").content.decode()
    assert f"{DESK}{case}/" in office.handler.get(f"{DESK}?number=1").content.decode()
    assert "另一件" in desk, "an officer knows a case by what is asked"


def test_the_list_says_what_is_next(office: Office, case: str) -> None:
    assert case
    assert "记录检索" in office.handler.get(DESK).content.decode()
    assert timezone.localdate() - date(2026, 3, 30) > timedelta(0), "so that the light below is red"
    assert "已超期" in office.handler.get(DESK).content.decode()
