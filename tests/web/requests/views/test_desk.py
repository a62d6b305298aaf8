"""The desk: a request from its arrival to its answer, and into the annual report, which the library computes from the same lines."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.ledger.reading import read_lines
from gongkai.report.compute.compute import annual_report
from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry, Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from tests.web.people import appoint, make_department, signed_in
from tests.web.requests.examples import IDENTITY, request
from tests.web.requests.office import Office

ARRIVED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
DESK = "/workbench/requests/"


@pytest.fixture
def handler(water: Organ) -> User:
    """Whoever handles requests at the department."""
    return appoint(water, Role.HANDLER)


@pytest.fixture
def desk(handler: User) -> Client:
    """Where that person sits."""
    return signed_in(handler)


@pytest.fixture
def case(water: Organ) -> str:  # noqa: ARG001 - it is asked
    """A request that came on 2026-03-02."""
    return submit(asked(request()), now=ARRIVED, files=[("身份证.txt", "复印件".encode())]).case


def test_from_arrival_to_answer_and_into_the_report(office: Office) -> None:
    case = office.asked()
    page = office.handler.get(f"{DESK}{case}/").content.decode()
    assert "2025年洛泽市城区供水水价调整的成本监审报告" in page
    assert "2026-03-30" in page
    assert "OGI-R 33" in page

    assert office.does(case, "Registered", "2026-03-03", number="LZSW-YSQ-2026-0001").status_code == 302
    assert office.does(case, "SearchRecorded", "2026-03-10", found="yes").status_code == 302
    office.answers(case, "granted", "2026-03-13")
    assert office.does(case, "Dispatched", "2026-03-13", mode="electronic").status_code == 302
    assert office.does(case, "Served", "2026-03-13").status_code == 302

    lines = office.handler.get(f"{DESK}ledger/{office.organ.pk}/").getvalue()
    report = _report(lines.splitlines(keepends=True))
    assert report["requests.outcome.granted.natural_person"] == 1
    assert report["requests.received.total"] == 1
    assert report["requests.carried_out.total"] == 0


def _report(lines: Iterable[bytes]) -> dict[str, object]:
    computed = annual_report(read_lines(lines), form="cn-ogi-2021", year=2026)
    return {key: cell.value for key, cell in computed.report.cells.items()}


def test_only_what_the_law_allows_next_is_offered(desk: Client, case: str) -> None:
    page = desk.get(f"{DESK}{case}/").content.decode()

    assert f"{DESK}{case}/events/Registered/" in page
    assert f"{DESK}{case}/events/Served/" not in page
    assert desk.get(f"{DESK}{case}/events/Served/").status_code == 404
    assert desk.post(f"{DESK}{case}/events/Served/", {"on": "2026-03-03"}).status_code == 404


def test_what_cannot_have_happened_is_told_and_nothing_is_written(desk: Client, case: str, water: Organ) -> None:
    answer = desk.post(f"{DESK}{case}/events/Registered/", {"on": "2026-03-01", "number": "1", "entries": "1"})

    assert answer.status_code == 422
    assert "没有记录" in answer.content.decode()
    open_for(reads=[water.pk])
    assert Case.objects.get(pk=case).entries == 1


def test_two_officers_at_once_one_wins_and_the_other_is_told(desk: Client, case: str) -> None:
    url = f"{DESK}{case}/events/Registered/"
    assert desk.post(url, {"on": "2026-03-03", "number": "1", "entries": "1"}).status_code == 302

    late = desk.post(f"{DESK}{case}/events/Withdrawn/", {"on": "2026-03-03", "entries": "1", "told_how": "来函撤回"})
    again = desk.post(url, {"on": "2026-03-04", "number": "LZSW-2", "entries": "1"})

    for answer in (late, again):
        assert answer.status_code == 422
        assert "有人已经记录了该案件的其他事项" in answer.content.decode()
        assert "在此期间已记录" in answer.content.decode()
    assert "来函撤回" in late.content.decode(), "what was typed stays"
    assert "LZSW-2" in again.content.decode(), "also where it can no longer be recorded at all"


def test_no_personal_number_gets_into_the_ledger(desk: Client, case: str) -> None:
    answer = desk.post(f"{DESK}{case}/events/Registered/", {"on": "2026-03-03", "number": IDENTITY, "entries": "1"})

    assert answer.status_code == 422
    assert "台账中不得写入证件号码或者电话号码" in answer.content.decode()


def test_who_asks_is_masked_and_opened_with_a_reason_that_is_on_record(desk: Client, case: str, handler: User) -> None:
    assert "林一鸣" not in desk.get(f"{DESK}{case}/").content.decode()
    assert desk.post(f"{DESK}{case}/applicant/", {"reason": ""}).status_code == 422
    assert not LogEntry.objects.exists()

    page = desk.post(f"{DESK}{case}/applicant/", {"reason": "核验身份"})

    assert "林一鸣" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    entry = LogEntry.objects.get()
    assert (entry.what, entry.by, entry.reason, entry.details) == (Noted.APPLICANT_READ, handler, "核验身份", {"case": case})


def test_a_file_is_handed_out_and_that_is_on_record(desk: Client, case: str) -> None:
    page = desk.post(f"{DESK}{case}/applicant/", {"reason": "核验身份"}).content.decode()
    url = re.search(rf"{DESK}files/\d+/", page)
    assert url
    answer = desk.post(url[0], {"reason": "核验身份"})

    assert answer.getvalue().decode() == "复印件"
    assert answer["Content-Disposition"].startswith("attachment")
    assert LogEntry.objects.count() == 2
    assert desk.post(url[0]).status_code == 302
    assert LogEntry.objects.count() == 2


def test_a_letter_is_received_once_its_sender_was_reached(desk: Client, water: Organ) -> None:
    answers = {f"{part}.{name}": value for part in ("applicant", "delivery") for name, value in request()[part].items()}
    sent = {"organ": water.pk, "channel": "ordinary_post", "arrived_on": "2026-03-02", "content": "供水管网图", **answers}

    answer = desk.post(f"{DESK}new/", sent)

    assert answer.status_code == 200, answer.content.decode()
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", answer.content.decode())
    open_for(reads=[water.pk])
    case = Case.objects.get()
    assert (case.received_on, case.due_on) == (None, date(2026, 3, 2)), "to be confirmed on the day of its arrival"
    sent = {"on": "2026-03-04", "entries": "1", "told_how": "电话确认"}
    assert desk.post(f"{DESK}{case.pk}/events/ReceiptConfirmed/", sent).status_code == 302
    case.refresh_from_db()
    assert (case.received_on, case.due_on) == (date(2026, 3, 4), date(2026, 4, 1))


def test_an_intake_with_faults_keeps_what_was_typed(desk: Client, water: Organ) -> None:
    answer = desk.post(f"{DESK}new/", {"organ": water.pk, "channel": "fax", "arrived_on": "2026-03-02", "content": "供水管网图"})

    assert answer.status_code == 422
    assert "供水管网图" in answer.content.decode()
    assert "请填写姓名或者名称。" in answer.content.decode()


def test_the_list_shows_what_is_late(desk: Client, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 4, 1, 1, tzinfo=UTC))

    assert "已超期" in desk.get(DESK).content.decode()
    assert case in desk.get(f"{DESK}?due=overdue").content.decode()
    assert case not in desk.get(f"{DESK}?due=soon").content.decode()
    assert case not in desk.get(f"{DESK}?state=answered").content.decode()


def test_another_organs_handler_finds_nothing(case: str, government: Organ, water: Organ) -> None:
    other = signed_in(appoint(make_department(government, "130900-02", "洛泽市教育局"), Role.HANDLER))

    assert case not in other.get(DESK).content.decode()
    for url in (f"{DESK}{case}/", f"{DESK}{case}/events/Registered/", f"{DESK}ledger/{water.pk}/"):
        assert other.get(url).status_code == 404
    assert other.post(f"{DESK}{case}/applicant/", {"reason": "x"}).status_code == 404


def test_who_writes_drafts_handles_no_requests(water: Organ, case: str) -> None:
    assert signed_in(appoint(water, Role.DRAFTER)).get(f"{DESK}{case}/").status_code == 403


def test_the_lines_are_those_that_the_library_reads(desk: Client, case: str, water: Organ, tmp_path: Path) -> None:
    text = desk.get(f"{DESK}ledger/{water.pk}/").getvalue()
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(text)

    assert json.loads(text)["case"] == case
    assert [entry.case for entry in read_lines(file.open("rb"))] == [case]


def test_the_desk_speaks_to_officers_and_the_applicants_page_to_applicants(office: Office, site: Site) -> None:
    assert site
    done = submit(asked(request(organ=office.organ.code)), now=ARRIVED)
    office.does(done.case, "Registered", "2026-03-03", number="1")
    office.does(done.case, "CorrectionRequested", "2026-03-06", working_days="15")

    for page in (DESK, f"{DESK}{done.case}/", f"{DESK}overview/?year=2026&organ={office.organ.pk}"):
        text = office.handler.get(page).content.decode()
        assert "等待申请人补正" in text
        assert "待您" not in text
    theirs = Client().post("/requests/status/", {"query_code": done.code, "verify": "002X"}).content.decode()
    assert "待您补正" in theirs


def test_a_case_that_waits_for_others_is_no_import(office: Office) -> None:
    case = office.asked()
    today = timezone.localdate()
    office.does(case, "Registered", "2026-03-03", number="1")
    office.does(case, "ConsultationSent", str(today), party="P-1", role="third_party")
    office.does(case, "ConsultationServed", str(today), party="P-1")

    text = office.handler.get(DESK).content.decode()
    assert "待导入" not in text
    assert "等待中" in text


def test_what_is_not_registered_yet_is_listed_by_what_it_asks_for(office: Office) -> None:
    case = office.asked("水质检测报告")
    assert f'<a href="{DESK}{case}/">水质检测报告</a><br><span class="badge">未登记</span>' in office.handler.get(DESK).content.decode()
    office.does(case, "Registered", "2026-03-03", number="2026-0001")

    page = office.handler.get(DESK).content.decode()
    assert f'<a href="{DESK}{case}/">2026-0001</a>' in page
    assert "未登记" not in page
