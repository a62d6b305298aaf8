"""Oversight sees how the organs below answer, and opens their cases without learning who asks."""

import re

import pytest
from django.test import Client

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from tests.web.people import appoint, make_department, signed_in
from tests.web.requests.office import DESK, Office

URL = f"{DESK}overview/?year=2026"


@pytest.fixture
def overseer(government: Organ) -> Client:
    """Whoever oversees the organs of the city."""
    return signed_in(appoint(government, Role.OVERSIGHT))


def _figures(page: str, organ: str) -> dict[str, int]:
    row = next(one for one in page.split("<tr>")[1:] if f">{organ}<" in one)
    return {label: int(number) for label, number in re.findall(r'data-label="([^"]+)">(\d+)<', row)}


def test_late_extended_corrected_and_outcomes_by_organ(office: Office, overseer: Client, water: Organ) -> None:
    late, corrected, waiting = (office.asked(f"第{number}件") for number in range(3))
    for number, case in enumerate((late, corrected, waiting), 1):
        office.does(case, "Registered", "2026-03-03", number=str(number))
    office.answers(late, "granted", "2026-03-31")
    office.does(late, "Dispatched", "2026-03-31", mode="post")
    office.does(corrected, "CorrectionRequested", "2026-03-06", working_days="15")
    office.does(corrected, "CorrectedRequestReceived", "2026-03-10")
    office.answers(corrected, "refuse_internal", "2026-03-31")
    office.does(corrected, "Dispatched", "2026-03-31", mode="post")

    figures = _figures(overseer.get(URL).content.decode(), water.name)
    expected = {"本年新收": 3, "尚未办结": 1, "已超期未办结": 1, "逾期答复": 1, "要求补正": 1, "予以公开": 1, "不予公开": 1}
    assert {label: number for label, number in figures.items() if number} == expected


def test_a_letter_that_was_split_counts_as_its_parts(office: Office, overseer: Client, water: Organ) -> None:
    letter = office.asked("两件事")
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")
    assert _figures(overseer.get(URL).content.decode(), water.name)["本年新收"] == 2

    office.does(letter, "Archived", "2026-03-04")
    assert _figures(overseer.get(URL).content.decode(), water.name)["本年新收"] == 2


def test_what_was_posted_in_time_and_came_back_is_not_overdue(office: Office, overseer: Client, water: Organ) -> None:
    case = office.asked()
    office.does(case, "Registered", "2026-03-03", number="1")
    office.answers(case, "granted", "2026-03-20")
    office.does(case, "Dispatched", "2026-03-20", mode="post")
    assert office.does(case, "ServiceFailed", "2026-04-10").status_code == 302

    figures = _figures(overseer.get(URL).content.decode(), water.name)
    assert (figures["尚未办结"], figures["已超期未办结"], figures["逾期答复"]) == (1, 0, 0)
    assert "已超期" not in office.handler.get(f"{DESK}{case}/").content.decode()
    assert case not in office.handler.get(f"{DESK}?due=overdue").content.decode()


def test_what_was_ordered_anew_is_awaited_again(office: Office, overseer: Client, water: Organ) -> None:
    case = office.asked()
    office.does(case, "Registered", "2026-03-03", number="1")
    office.answers(case, "refuse_internal", "2026-03-20")
    office.does(case, "Dispatched", "2026-03-20", mode="post")
    assert office.does(case, "RedoOrdered", "2026-05-20", by="FY-2026-1", working_days="15").status_code == 302

    assert _figures(overseer.get(URL).content.decode(), water.name)["已超期未办结"] == 1
    assert case in office.handler.get(f"{DESK}?due=overdue").content.decode()


def test_a_case_opens_without_its_applicant_and_without_notes(office: Office, overseer: Client, water: Organ) -> None:
    case = office.asked()
    office.does(case, "Registered", "2026-03-03", number="1")
    office.does(case, "ConsultationSent", "2026-03-05", party="P-1", role="third_party", told_who="洛泽某食品公司")

    assert f"{DESK}{case}/" in overseer.get(f"{URL}&organ={water.pk}").content.decode()
    page = overseer.get(f"{DESK}{case}/").content.decode()
    assert "发函征求意见" in page
    assert "2026-03-02" in page
    for hidden in ("洛泽某食品公司", 'id="applicant"', f"{case}/events/", f"{case}/talk/", "/ledger/"):
        assert hidden not in page
    assert overseer.post(f"{DESK}{case}/applicant/", {"reason": "核查"}).status_code == 403
    assert overseer.get(f"{DESK}{case}/events/Withdrawn/").status_code == 403


def test_oversight_of_another_place_sees_nothing(office: Office, water: Organ) -> None:
    case = office.asked()
    beside = make_department(water.area_supervisor or water, "130900-02", "洛泽市教育局")
    other = signed_in(appoint(beside, Role.OVERSIGHT))

    assert water.name not in other.get(URL).content.decode()
    assert other.get(f"{URL}&organ={water.pk}").status_code == 422
    assert other.get(f"{DESK}{case}/").status_code == 404


def test_organs_without_any_request_are_left_out(office: Office, overseer: Client, government: Organ, water: Organ) -> None:
    quiet = make_department(government, "130900-02", "洛泽市教育局")
    office.asked()
    page = overseer.get(URL).content.decode()

    assert f">{water.name}</a></th>" in page
    assert f">{quiet.name}</a></th>" not in page
    assert f'<option value="{quiet.pk}"' in page, "its cases can be asked for all the same"
    assert ">全部</option>" in page


def test_several_organs_are_added_up(office: Office, overseer: Client, water: Organ) -> None:
    office.asked()
    page = overseer.get(URL).content.decode()

    assert _figures(page, "合计")["本年新收"] == _figures(page, water.name)["本年新收"] == 1
