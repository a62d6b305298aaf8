"""Every register number of an organ is borne by a case, or one can read why it is not."""

from typing import Any

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.numbers import gaps, next_number, voids
from tests.web.people import make_department
from tests.web.requests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def _registered(office: Office, number: str) -> tuple[str, Any]:
    case = office.asked(f"第{number}件")
    return case, office.does(case, "Registered", "2026-03-03", number=number)


def _struck(office: Office, case: str, reason: str) -> None:
    assert office.does(case, "EntryStruck", "2026-03-04", entry="2", reason=reason).status_code == 302


def test_a_number_that_was_struck_is_on_record_with_its_reason_and_given_to_no_other_case(office: Office) -> None:
    case, _done = _registered(office, "洛水依申请2026-0001")
    _struck(office, case, "wrong_detail")
    office.does(case, "Registered", "2026-03-04", number="洛水依申请2026-0002")

    (void,) = voids(office.organ.pk, 2026)
    assert (void.number, void.case.pk, void.reason, void.by) == ("洛水依申请2026-0001", case, "wrong_detail", office.people["handler"])
    other, answer = _registered(office, "洛水依申请2026-0001")
    assert answer.status_code == 422
    assert "曾误用" in answer.content.decode()
    assert office.does(other, "Registered", "2026-03-04", number=next_number(office.organ.pk)).status_code == 302
    assert list(gaps(office.organ.pk, 2026)) == []


def test_a_number_that_was_struck_last_is_not_proposed_again(office: Office) -> None:
    _registered(office, "2026-0007")
    case, _done = _registered(office, "2026-0008")
    _struck(office, case, "wrong_detail")

    assert next_number(office.organ.pk) == "2026-0009"


def test_whoever_bore_it_by_mistake_may_bear_it_again_and_then_it_is_no_void(office: Office) -> None:
    case, _done = _registered(office, "2026-0001")
    _struck(office, case, "wrong_date")

    assert office.does(case, "Registered", "2026-03-02", number="2026-0001").status_code == 302
    assert voids(office.organ.pk, 2026) == []


def test_a_number_that_belongs_to_another_case_goes_to_that_one(office: Office) -> None:
    case, _done = _registered(office, "2026-0001")
    _struck(office, case, "wrong_case")

    assert _registered(office, "2026-0001")[1].status_code == 302
    assert voids(office.organ.pk, 2026) == []


def test_numbers_that_were_left_out_are_listed_as_ranges_series_by_series(office: Office, government: Organ) -> None:
    for number in ("2026-0001", "2026-0002", "2026-0006", "2026-0008", "更正2026-1", "更正2026-2000000000", "无编号"):
        _registered(office, number)
    beside = make_department(government, "130900-02", "洛泽市教育局")

    assert list(gaps(office.organ.pk, 2026)) == [
        ("2026-0003", "2026-0005"),
        ("2026-0007", "2026-0007"),
        ("更正2026-0000000002", "更正2026-1999999999"),
    ]
    assert list(gaps(office.organ.pk, 2025)) == []
    assert list(gaps(beside.pk, 2026)) == []


def test_a_registration_that_was_refused_takes_no_number(office: Office) -> None:
    case, _done = _registered(office, "2026-0001")
    assert office.does(case, "Registered", "2026-03-05", number="2026-0002").status_code in {404, 422}

    assert next_number(office.organ.pk) == "2026-0002"
    assert (list(gaps(office.organ.pk, 2026)), voids(office.organ.pk, 2026)) == ([], [])
