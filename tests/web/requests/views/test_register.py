"""The post register: what came in a month, by which way, from whom without saying who, and who entered it."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest

from gongkai.law.receipt import Channel
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Applicant
from tests.web.people import make_department
from tests.web.requests.examples import request
from tests.web.requests.office import ARRIVED, DESK, Office

pytestmark = pytest.mark.django_db
PAGE = f"{DESK}register/"


def _posted(office: Office, on: date, **told: str) -> str:
    taken = Taken(office.people["handler"], Channel.SIGNED_POST, on, told=told)
    return submit(asked(request(organ=office.organ.code)), now=datetime(on.year, on.month, on.day, 8, tzinfo=UTC), taken=taken).case


def _lines(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(answer.streaming_content).decode().removeprefix("\ufeff"))))


def test_a_letter_stands_there_with_its_number_its_way_and_who_took_it_in(office: Office) -> None:
    case = _posted(office, date(2026, 3, 5), postal_number="XA12345678911", enveloped_on="2026-03-03")
    office.does(case, "Registered", "2026-03-05", number="洛水依申请2026-0001")
    page = office.handler.get(PAGE, {"month": "2026-03"}).content.decode()

    for told in (
        "洛水依申请2026-0001",
        "2026-03-05",
        "XA12345678911",
        "2026-03-03",
        "林＊＊",
        str(office.people["handler"]),
        "需签收的邮寄",
    ):
        assert told in page
    assert "林一鸣" not in page
    assert PAGE in office.handler.get(DESK).content.decode()


def test_what_came_over_the_internet_was_entered_by_the_applicant_and_is_not_registered_yet(office: Office) -> None:
    case = office.asked()
    page = office.handler.get(PAGE, {"month": "2026-03"}).content.decode()

    assert f"{case}</a> <span" in page
    assert "未登记" in page
    assert 'data-label="登记人">申请人<' in page


def test_each_month_has_its_own_and_the_file_has_all_of_them(office: Office) -> None:
    february = [_posted(office, date(2026, 2, 28)), _posted(office, date(2026, 2, 1))]
    march = [_posted(office, date(2026, 3, 31), postal_number="=1+1")]
    names = {month: _lines(office.handler.get(PAGE, {"month": month, "as": "csv"})) for month in ("2026-02", "2026-03", "2026-04")}

    assert [line[6] for line in names["2026-02"][1:]] == february[::-1]
    assert [(line[0], line[1], line[2], line[4], line[6]) for line in names["2026-03"][1:]] == [
        ("2026-03-31", "需签收的邮寄", "'=1+1", "林＊＊", march[0])
    ]
    assert names["2026-04"][1:] == []


def test_a_letter_that_was_split_came_once(office: Office) -> None:
    letter = office.asked("两件事")
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")

    assert [line[6] for line in _lines(office.handler.get(PAGE, {"month": "2026-03", "as": "csv"}))[1:]] == [letter]


def test_who_sent_it_is_erased_with_the_applicant(office: Office) -> None:
    case = office.asked()
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    Applicant.objects.filter(case=case).update(key="", sealed=b"")

    assert 'data-label="来件人">已删除<' in office.handler.get(PAGE, {"month": "2026-03"}).content.decode()


def test_numbers_that_no_case_bears_stand_below_with_the_reason(office: Office) -> None:
    for number in ("2026-0001", "2026-0004"):
        case = office.asked(number)
        office.does(case, "Registered", "2026-03-03", number=number)
    office.does(case, "EntryStruck", "2026-03-04", entry="2", reason="recorded_twice")
    office.does(case, "Registered", "2026-03-04", number="2026-0005")
    page = office.handler.get(PAGE, {"month": "2026-03"}).content.decode().partition('id="numbers"')[2]

    assert "2026-0002 … 2026-0003" in page
    assert "撤销：重复记录" in page
    assert f"{DESK}{case}/" in page


def test_another_organs_mail_is_not_there(office: Office, government: Organ) -> None:
    office.asked()
    other = Office.of(make_department(government, "130900-02", "洛泽市教育局"))

    assert len(_lines(other.handler.get(PAGE, {"month": "2026-03", "as": "csv"}))) == 1
    assert other.handler.get(PAGE, {"organ": office.organ.pk}).status_code == 422
    assert office.legal.get(PAGE).status_code == 403


@pytest.mark.parametrize(("query", "status"), [({"month": "9999-12"}, 200), ({"month": "2026-13"}, 422), ({"month": "heute"}, 422)])
def test_a_month_that_is_none_is_said_to_be_none(office: Office, query: dict[str, str], status: int) -> None:
    assert office.handler.get(PAGE, query).status_code == status


def test_without_a_month_it_is_the_one_of_today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.asked()
    monkeypatch.setattr("gongkai_web.requests.views.register.timezone.localdate", ARRIVED.date)

    assert case in office.handler.get(PAGE).content.decode()
