"""What takes more than one person: nobody reviews or approves what they wrote themselves, and the report follows by itself."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.ledger.events.handling import ReasonsRequested
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case, CaseNote
from tests.web.people import appoint, signed_in
from tests.web.requests.office import DESK, Office


@pytest.fixture
def case(office: Office) -> str:
    """A registered request."""
    made = office.asked()
    assert office.does(made, "Registered", "2026-03-03", number="1").status_code == 302
    return made


def _state(case: str, water: Organ) -> str:
    open_for(reads=[water.pk])
    return Case.objects.get(pk=case).state


def _offered(office: Office, who: str, case: str) -> str:
    client: Client = getattr(office, who)
    return client.get(f"{DESK}{case}/").content.decode()


def test_each_is_offered_their_own_step_and_nobody_two(office: Office, case: str, water: Organ) -> None:
    assert office.drafts(case, "granted", "2026-03-10").status_code == 302
    review, decide = f"{case}/events/DraftReviewed/", f"{case}/events/Decided/"
    assert review in _offered(office, "legal", case)
    assert review not in _offered(office, "handler", case)
    assert decide not in _offered(office, "head", case), "not before its reviews"

    office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="yes")
    assert review not in _offered(office, "legal", case)
    office.does(case, "DraftReviewed", "2026-03-11", office.secrecy, review="secrecy", passed="yes")
    assert decide not in _offered(office, "handler", case)
    assert decide in _offered(office, "head", case)
    assert office.does(case, "Decided", "2026-03-12", office.head, approved="yes").status_code == 302
    assert _state(case, water) == "decided"


def test_the_head_does_not_approve_a_draft_of_their_own(office: Office, case: str, water: Organ) -> None:
    url = f"{DESK}{case}/events/Drafted/?outcome=granted"
    office.head.post(url, {"on": "2026-03-10", "entries": "2", "said_provision": "当面提供"})
    office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="yes")
    office.does(case, "DraftReviewed", "2026-03-11", office.secrecy, review="secrecy", passed="yes")

    assert (
        office.head.post(f"{DESK}{case}/events/Decided/", {"on": "2026-03-12", "entries": "5", "notes": "1", "approved": "yes"}).status_code
        == 404
    )
    other = signed_in(appoint(water, Role.OGI_HEAD, name="deputy"))
    assert office.does(case, "Decided", "2026-03-12", other, approved="yes").status_code == 302


def test_nobody_reviews_their_own_draft_whatever_else_they_are(office: Office, case: str, water: Organ) -> None:
    Appointment.objects.create(user=office.people["handler"], organ=water, role=Role.LEGAL_REVIEWER, since="2020-01-01")
    office.drafts(case, "granted", "2026-03-10")

    assert office.handler.get(f"{DESK}{case}/events/DraftReviewed/").status_code == 404


def test_a_draft_that_was_sent_back_is_drafted_anew(office: Office, case: str, water: Organ) -> None:
    office.drafts(case, "granted", "2026-03-10")
    silent = office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="no")
    assert silent.status_code == 422
    assert "请写明需要修改的内容" in silent.content.decode()
    sent = office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="no", opinion="缺少依据")
    assert sent.status_code == 302
    assert "缺少依据" in _offered(office, "handler", case)
    assert _state(case, water) == "registered"

    office.answers(case, "granted", "2026-03-12")
    assert _state(case, water) == "decided"


def test_what_the_head_does_not_approve_waits_for_a_new_draft(office: Office, case: str, water: Organ) -> None:
    office.drafts(case, "granted", "2026-03-10")
    office.does(case, "DraftReviewed", "2026-03-11", office.legal, review="legal", passed="yes")
    office.does(case, "DraftReviewed", "2026-03-11", office.secrecy, review="secrecy", passed="yes")
    assert office.does(case, "Decided", "2026-03-12", office.head, approved="no", opinion="请补充提供方式").status_code == 302

    assert f"{case}/events/Decided/" not in _offered(office, "head", case)
    assert "请补充提供方式" in _offered(office, "handler", case)
    office.answers(case, "granted", "2026-03-13")
    assert _state(case, water) == "decided"


def test_what_the_law_demands_is_on_record_before_a_draft_says_so(office: Office, case: str) -> None:
    for outcome, said in (
        ("not_exist", "请先记录检索"),
        ("refuse_third_party", "请先书面征求第三方意见"),
        ("excessive", "请先要求申请人说明理由"),
    ):
        answer = office.drafts(case, outcome, "2026-03-10")
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert office.does(case, "SearchRecorded", "2026-03-10", found="no").status_code == 302
    assert office.drafts(case, "not_exist", "2026-03-10").status_code == 302


def test_without_a_last_day_for_the_reasons_it_is_said_how_one_comes_on_record(office: Office, case: str, water: Organ) -> None:
    open_for(reads=[water.pk], writes=[water.pk])
    record(Case.objects.get(pk=case), [(date(2026, 3, 5), ReasonsRequested())], by=None, at=timezone.now())

    page = office.drafts(case, "excessive", "2026-03-20")
    assert page.status_code == 422
    assert "没有记录说明理由的截止日期" in page.content.decode()


def test_asking_another_organ_is_no_consultation_of_a_third_party(office: Office, case: str) -> None:
    office.does(case, "ConsultationSent", "2026-03-05", party="P-1", role="other_organ")
    office.does(case, "OpinionReceived", "2026-03-09", party="P-1", opinion="objects")
    for outcome, grounds in (("refuse_third_party", ()), ("partial", ("refuse_third_party",))):
        answer = office.drafts(case, outcome, "2026-03-10", *grounds)
        assert answer.status_code == 422
        assert "请先书面征求第三方意见" in answer.content.decode()

    office.does(case, "ConsultationSent", "2026-03-10", party="P-2", role="third_party")
    office.does(case, "OpinionReceived", "2026-03-16", party="P-2", opinion="objects")
    assert office.drafts(case, "partial", "2026-03-17", "refuse_third_party").status_code == 302


def test_repeated_is_what_the_same_applicant_was_answered(office: Office, case: str) -> None:
    passport = {"applicant_id_type": "passport", "applicant_id_number": "E12345678"}
    foreign, open_one = office.asked(**passport), office.asked()
    office.does(foreign, "Registered", "2026-03-03", number="2")
    office.answers(foreign, "granted", "2026-03-05")
    office.does(foreign, "Dispatched", "2026-03-05", mode="post")
    for earlier in (foreign, open_one):
        answer = office.drafts(case, "repeated", "2026-03-10", same_as=earlier)
        assert answer.status_code == 422
        assert "同一申请人" in answer.content.decode()

    office.does(open_one, "Registered", "2026-03-03", number="3")
    office.answers(open_one, "granted", "2026-03-05")
    office.does(open_one, "Dispatched", "2026-03-05", mode="post")
    assert office.drafts(case, "repeated", "2026-03-10", same_as=open_one).status_code == 302


def test_excessive_is_nothing_before_the_reasons_came_or_their_day_is_over(office: Office, case: str) -> None:
    assert office.does(case, "ReasonsRequested", "2026-03-05", told_reasons_by="2026-03-04").status_code == 422
    assert office.does(case, "ReasonsRequested", "2026-03-05", told_reasons_by="2026-03-12").status_code == 302
    early = office.drafts(case, "excessive", "2026-03-12")
    assert early.status_code == 422
    assert "2026-03-12" in early.content.decode()
    assert office.drafts(case, "excessive", "2026-03-13").status_code == 302


def test_excessive_once_the_reasons_came(office: Office, case: str) -> None:
    office.does(case, "ReasonsRequested", "2026-03-05", told_reasons_by="2026-03-12")
    office.does(case, "ReasonsGiven", "2026-03-06")
    assert office.drafts(case, "excessive", "2026-03-06").status_code == 302


def test_each_outcome_asks_for_what_it_needs(office: Office, case: str) -> None:
    page = office.handler.get(f"{DESK}{case}/events/Drafted/").content.decode()
    assert "2.重复申请" in page
    assert "定密证明" in page
    assert "逾期不补正，不再处理" not in page, "nobody was asked for a correction"
    assert "补正后仍不明确</h3>" not in page

    grounds = re.findall(r'name="grounds" value="(\w+)"', page)
    assert set(grounds) >= {"refuse_third_party", "not_exist", "not_ogi"}
    assert not set(grounds) & {"repeated", "petition_like", "public_publication", "excessive", "reconfirm"}, "no part of a document"

    url = f"{DESK}{case}/events/Drafted/"
    assert office.handler.get(f"{url}?outcome=partial&grounds=repeated").status_code == 404
    assert "said_classification" in office.handler.get(f"{url}?outcome=refuse_state_secret").content.decode()
    assert "said_forbidding_provision" in office.handler.get(f"{url}?outcome=partial&grounds=refuse_law_forbids").content.decode()
    for wrong in ("?outcome=nothing", "?outcome=withdrawn", "?outcome=partial", "?outcome=abandoned_fee"):
        assert office.handler.get(url + wrong).status_code == 404
    bare = office.handler.post(f"{url}?outcome=refuse_internal", {"on": "2026-03-10", "entries": "2"})
    assert bare.status_code == 422


def test_a_lapse_is_approved_by_another_and_only_when_it_is_one(office: Office, case: str, water: Organ) -> None:
    office.does(case, "CorrectionRequested", "2026-03-06", working_days="15")
    office.does(case, "CorrectionNoticeServed", "2026-03-06")
    early = office.drafts(case, "abandoned_no_correction", "2026-03-27")
    assert early.status_code == 422
    assert "2026-03-27" in early.content.decode()

    assert "said_lapse" not in early.content.decode(), "the ledger knows the day"
    assert office.drafts(case, "abandoned_no_correction", "2026-03-30", said_lapse="2026-03-09").status_code == 302
    page = _offered(office, "head", case)
    assert "<dt>期限届满的日期</dt><dd>2026-03-27</dd>" in page
    assert "2026-03-09" not in page
    assert f"{case}/events/Decided/" not in _offered(office, "handler", case)
    assert office.does(case, "Decided", "2026-03-30", office.head, approved="yes").status_code == 302
    assert _state(case, water) == "decided"


def test_an_old_draft_does_not_count_for_a_lapse(office: Office, case: str) -> None:
    office.drafts(case, "granted", "2026-03-05")
    office.does(case, "FeeNotified", "2026-03-06", basis="by_page", pages="31", earlier="0")

    assert f"{case}/events/Decided/" not in _offered(office, "head", case)


def test_an_extension_takes_two_people(office: Office, case: str, water: Organ) -> None:
    url = f"{DESK}{case}/events/ExtensionApproved/"
    assert office.handler.post(url, {"entries": "2", "working_days": "21", "reasons": "量大"}).status_code == 422
    assert office.handler.post(url, {"entries": "2", "working_days": "10", "reasons": "涉及十年的材料"}).status_code == 302
    assert office.handler.get(url).status_code == 404, "it waits for somebody else"
    assert "涉及十年的材料" in _offered(office, "head", case)

    assert office.does(case, "ExtensionApproved", "2026-03-20", office.head, approved="yes").status_code == 302
    assert office.does(case, "ExtensionNotified", "2026-03-23").status_code == 302
    open_for(reads=[water.pk])
    found = Case.objects.get(pk=case)
    assert (str(found.due_on), found.extended) == ("2026-04-14", True)


def test_an_extension_that_is_not_approved_can_be_proposed_again(office: Office, case: str) -> None:
    url = f"{DESK}{case}/events/ExtensionApproved/"
    office.handler.post(url, {"entries": "2", "working_days": "20", "reasons": "忙"})
    assert office.does(case, "ExtensionApproved", "2026-03-20", office.head, approved="no", opinion="理由不充分").status_code == 302

    assert "理由不充分" in _offered(office, "handler", case)
    assert office.handler.post(url, {"entries": "2", "notes": "2", "working_days": "5", "reasons": "需要调档"}).status_code == 302


def test_nothing_is_disclosed_while_a_third_party_can_still_answer(office: Office, case: str) -> None:
    office.does(case, "ConsultationSent", "2026-03-11", party="P-1", role="third_party")
    office.does(case, "ConsultationServed", "2026-03-13", party="P-1")
    office.drafts(case, "granted", "2026-03-16")
    office.does(case, "DraftReviewed", "2026-03-16", office.legal, review="legal", passed="yes")
    office.does(case, "DraftReviewed", "2026-03-16", office.secrecy, review="secrecy", passed="yes")

    early = office.does(case, "Decided", "2026-04-03", office.head, approved="yes")
    assert early.status_code == 422
    assert "P-1仍在反馈期限内" in early.content.decode()
    assert office.does(case, "Decided", "2026-04-07", office.head, approved="yes").status_code == 302


def test_over_an_objection_the_reasons_are_written_down(office: Office, case: str) -> None:
    office.does(case, "ConsultationSent", "2026-03-11", party="P-1", role="third_party")
    office.does(case, "OpinionReceived", "2026-03-16", party="P-1", opinion="objects")

    page = office.handler.get(f"{DESK}{case}/events/Drafted/?outcome=granted").content.decode()
    assert "said_over_objection" in page


def test_what_was_written_is_sealed(office: Office, case: str, water: Organ) -> None:
    office.does(case, "ConsultationSent", "2026-03-11", party="P-1", role="third_party", told_who="洛泽某食品公司")

    assert "洛泽某食品公司" in _offered(office, "handler", case)
    open_for(reads=[water.pk])
    assert not any("洛泽某食品公司".encode() in bytes(one.sealed) for one in CaseNote.objects.filter(case=case))
    assert "洛泽某食品公司".encode() not in office.handler.get(f"{DESK}ledger/{water.pk}/").getvalue()


def test_reviewers_see_the_case_and_never_who_asks(office: Office, case: str) -> None:
    for who in ("legal", "secrecy"):
        page = _offered(office, who, case)
        assert "2025年洛泽市城区供水水价调整的成本监审报告" in page
        assert 'id="applicant"' not in page
        client = getattr(office, who)
        assert client.post(f"{DESK}{case}/applicant/", {"reason": "看看"}).status_code == 403
        assert client.get(f"{DESK}{case}/events/Withdrawn/").status_code == 404
        assert client.get(DESK).status_code == 200


def test_what_a_letter_may_say_besides_is_asked_for_in_the_draft(office: Office, case: str) -> None:
    url = f"{DESK}{case}/events/Drafted/?outcome=petition_like"
    form = office.handler.get(url).content.decode()
    assert "信访、投诉、举报类申请告知书：办理渠道" in form
    answer = office.handler.post(url, {"on": "2026-03-10", "entries": "2", "said_reasons": "要求处理纠纷", "said_proper_channel": ""})
    assert answer.status_code == 302, "that may stay empty"

    assert office.drafts(case, "petition_like", "2026-03-10", said_proper_channel="洛泽市信访局").status_code == 302
    assert "<dt>办理渠道</dt><dd>洛泽市信访局</dd>" in _offered(office, "legal", case)
