"""The form of each event asks for what the law needs of it, and keeps what was typed."""

import re
from typing import Any

import pytest

from gongkai.ledger.fold import permitted
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import whole
from gongkai_web.requests.words import EVENTS
from tests.web.requests.office import DESK, Office, named


@pytest.fixture
def case(office: Office) -> str:
    """A registered request."""
    made = office.asked()
    office.does(made, "Registered", "2026-03-03", number="洛水依申请〔2026〕9号-0009")
    return made


def test_everything_that_may_follow_is_offered_with_a_form(office: Office, case: str, water: Organ) -> None:
    open_for(reads=[water.pk])
    may = {one.__name__ for one in permitted(whole(Case.objects.get(pk=case)).folded)}
    page = office.handler.get(f"{DESK}{case}/").content.decode()
    offered = set(re.findall(rf"{case}/events/(\w+)/", page))

    assert offered == may - {"Decided"}, "to decide takes a draft, and another person"
    for event in offered:
        form = office.handler.get(f"{DESK}{case}/events/{event}/")
        assert form.status_code == 200, event
        assert "<form" in form.content.decode()


def test_every_event_of_a_request_has_a_name(office: Office) -> None:
    assert office
    assert all(str(label) and not str(label).isascii() for label in EVENTS.values())
    assert named("Decided") == "作出决定"


@pytest.mark.parametrize(
    ("event", "missing"),
    [
        ("CorrectionRequested", "told_unclear"),
        ("ConsultationSent", "told_who"),
        ("SearchRecorded", "told_where"),
        ("SearchRecorded", "told_searcher"),
        ("ReasonsRequested", "told_counts"),
        ("Withdrawn", "told_how"),
    ],
)
def test_what_the_law_wants_written_down_is_demanded(office: Office, case: str, event: str, missing: str, water: Organ) -> None:
    answers: dict[str, Any] = {"working_days": "15", "party": "P-1", "role": "third_party", "found": "yes", "told_reasons_by": "2026-03-12"}
    assert office.does(case, event, "2026-03-06", **{**answers, missing: ""}).status_code == 422
    open_for(reads=[water.pk])
    assert Case.objects.get(pk=case).entries == 2
    assert office.does(case, event, "2026-03-06", **answers).status_code == 302


def test_the_fee_follows_from_the_rates_and_is_not_typed(office: Office, case: str) -> None:
    none = office.does(case, "FeeNotified", "2026-03-12", basis="by_page", pages="30")
    assert none.status_code == 422
    assert "按此数量依法不收费" in none.content.decode()
    assert office.does(case, "FeeNotified", "2026-03-12", basis="by_page", pages="91", yuan="1").status_code == 302

    page = office.handler.get(f"{DESK}{case}/").content.decode()
    assert "610" in page
    office.does(case, "FeeNoticeServed", "2026-03-12")
    assert 'value="610"' in office.handler.get(f"{DESK}{case}/events/FeePaid/").content.decode()
    draft = office.handler.get(f"{DESK}{case}/events/Drafted/?outcome=abandoned_fee").content.decode()
    assert "收费通知要求缴纳信息处理费610元，已于2026年3月12日送达。" in draft, "as it will stand in the letter"


def test_by_the_request_the_eleventh_in_a_month_costs_a_hundred(office: Office, case: str) -> None:
    assert office.does(case, "FeeNotified", "2026-03-12", basis="by_request", earlier="9").status_code == 422
    assert office.does(case, "FeeNotified", "2026-03-12", basis="by_request", earlier="10").status_code == 302
    assert ">100<" in office.handler.get(f"{DESK}{case}/").content.decode()


def test_the_next_register_number_is_offered_and_none_is_given_twice(office: Office, case: str) -> None:
    assert case
    other = office.asked("另一件")
    page = office.handler.get(f"{DESK}{other}/events/Registered/").content.decode()
    assert 'value="洛水依申请〔2026〕9号-0010"' in page

    twice = office.does(other, "Registered", "2026-03-03", number="洛水依申请〔2026〕9号-0009")
    assert twice.status_code == 422
    assert "本机关已有其他案件使用或者曾误用该登记编号" in twice.content.decode()


def test_an_entry_is_struck_by_choosing_it(office: Office, case: str) -> None:
    page = office.handler.get(f"{DESK}{case}/events/EntryStruck/").content.decode()
    assert "2 · 2026-03-03 · 登记" in page
    assert office.does(case, "EntryStruck", "2026-03-04", entry="2", reason="wrong_detail").status_code == 302
    assert office.does(case, "Registered", "2026-03-03", number="更正后的编号").status_code == 302


def test_what_is_merged_or_repeated_names_a_case_of_the_organ(office: Office, case: str, water: Organ) -> None:
    other = office.asked()
    office.does(other, "Registered", "2026-03-03", number="2")
    nowhere = office.does(other, "Merged", "2026-03-05", into="R-0000", identical="yes")
    assert nowhere.status_code == 422
    assert "本机关没有该编号的其他案件" in nowhere.content.decode()

    page = office.handler.get(f"{DESK}{other}/events/Drafted/?outcome=repeated").content.decode()
    assert f"/workbench/requests/{case}/" in page, "the earlier one stands beside the form"
    assert office.does(other, "Merged", "2026-03-05", into="洛水依申请〔2026〕9号-0009", identical="yes").status_code == 302
    open_for(reads=[water.pk])
    assert Case.objects.get(pk=other).outcome == "repeated"


def test_a_case_goes_to_a_unit_and_a_person_and_is_found_there(office: Office, case: str) -> None:
    person = office.people["head"].pk
    assert office.does(case, "Assigned", "2026-03-04", unit="供水科", officer=str(person)).status_code == 302

    page = office.handler.get(f"{DESK}{case}/").content.decode()
    assert "供水科" in page
    assert case in office.head.get(f"{DESK}?mine=me").content.decode()
    assert case not in office.handler.get(f"{DESK}?mine=me").content.decode()
    foreign = office.does(case, "Assigned", "2026-03-04", unit="供水科", officer=str(office.people["legal"].pk))
    assert foreign.status_code == 422, "who handles no requests gets none"


def test_a_talk_is_noted_and_is_no_entry_of_the_ledger(office: Office, case: str, water: Organ) -> None:
    url = f"{DESK}{case}/talk/"
    assert office.handler.post(url, {"on": "2026-03-05", "way": "telephone"}).status_code == 422
    assert office.handler.post(url, {"on": "2026-03-05", "way": "telephone", "talked": "申请人需要的是2025年的报告"}).status_code == 302

    assert "申请人需要的是2025年的报告" in office.handler.get(f"{DESK}{case}/").content.decode()
    open_for(reads=[water.pk])
    assert Case.objects.get(pk=case).entries == 2
