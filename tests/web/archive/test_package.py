"""A case goes to the archive: whole, checkable without the platform, and on record."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

from gongkai.cli import main
from gongkai_web.archive.actions import take_out
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.acts import Act, Grade
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Applicant, Case, Statement
from gongkai_web.requests.reading import whole
from gongkai_web.requests.sealing import seal
from gongkai_web.severing import actions as severing
from gongkai_web.severing.providing import provide
from tests.web.archive.bags import unpacked
from tests.web.people import make_department
from tests.web.requests.examples import IDENTITY, request
from tests.web.requests.office import ARRIVED, Office
from tests.web.severing.desk import TYPED

pytestmark = pytest.mark.django_db
NOTE = "证明材料".encode() * 20


def _answered(office: Office) -> str:
    case = submit(asked(request(organ=office.organ.code)), now=ARRIVED, files=[("证明 材料.txt", NOTE)]).case
    office.does(case, "Registered", "2026-03-03", number="洛水公开申〔2026〕1号")
    office.answers(case, "granted", "2026-03-10")
    office.does(case, "Dispatched", "2026-03-11", mode="post")
    return case


def _taken(office: Office, case: str, folder: Path, reason: str = "归档") -> Path:
    answer = office.handler.post(f"/workbench/archive/{case}/", {"reason": reason})
    assert answer.status_code == 200
    return unpacked(b"".join(answer.streaming_content), folder)  # type: ignore[attr-defined]  # of a file that is sent


def test_every_paper_is_there_and_its_checksum_holds(office: Office, tmp_path: Path) -> None:
    bag = _taken(office, _answered(office), tmp_path)

    assert (bag / "data/received/01.txt").read_bytes() == NOTE
    assert (bag / "data/request.txt").read_text() == request()["content"]
    assert json.loads((bag / "data/applicant.json").read_text())["id_number"] == IDENTITY
    assert "洛水公开申〔2026〕1号" in (bag / "data/slip.html").read_text()


def test_the_index_says_what_each_paper_is(office: Office, tmp_path: Path) -> None:
    case = _answered(office)
    bag = _taken(office, case, tmp_path)

    index = json.loads((bag / "data/index.json").read_text())
    assert (index["case"], index["register_number"], index["received_on"]) == (case, "洛水公开申〔2026〕1号", "2026-03-02")
    assert (index["outcome"], index["answered_on"]) == ("granted", "2026-03-11"), "answered is what was sent"
    assert [one["event"] for one in index["entries"]][:2] == ["RequestArrived", "Registered"]
    titles = {one["path"]: one["title"] for one in index["papers"]}
    assert titles["data/received/01.txt"] == "证明 材料.txt"
    letters = ("letters/01-L12.pdf", "letters/01-L12.docx")
    papers = ("request.txt", "applicant.json", "received/01.txt", *letters, "ledger.jsonl", "slip.html")
    assert set(titles) == {f"data/{one}" for one in papers}


@pytest.mark.parametrize(("outcome", "files"), [("granted", ["data/documents/02.pdf"]), ("refuse_internal", [])])
def test_the_index_says_which_files_went_out_and_how(office: Office, tmp_path: Path, outcome: str, files: list[str]) -> None:
    case = office.asked(delivery_method="mail", applicant_address="洛泽市河西路8号")
    office.does(case, "Registered", "2026-03-03", number="1")
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    handler, found = office.actor("handler"), Case.objects.get(pk=case)
    _kept, chosen = (severing.add(handler, found, name=name, content=TYPED) for name in ("底稿.pdf", "监审报告.pdf"))
    provide(handler, chosen)
    office.answers(case, outcome, "2026-03-10")
    office.does(case, "Dispatched", "2026-03-11", mode="post")
    bag = _taken(office, case, tmp_path)

    told = json.loads((bag / "data/index.json").read_text())["provided"]
    assert (told["wanted"], told["sent"]) == ({"form": "electronic", "method": "mail"}, [{"on": "2026-03-11", "mode": "post"}])
    assert [one["path"] for one in told["files"]] == files
    assert all(one["chosen_by"] == str(office.people["handler"]) for one in told["files"])


def test_the_ledger_in_it_is_one_that_the_library_reads(office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = _answered(office)
    bag = _taken(office, case, tmp_path)

    main(["ledger", "explain", str(bag / "data/ledger.jsonl"), "--case", case], standalone_mode=False)

    assert case in capsys.readouterr().out


def test_that_it_was_taken_is_on_record(office: Office, tmp_path: Path) -> None:
    case = _answered(office)
    _taken(office, case, tmp_path, reason="移交档案馆")

    entry = LogEntry.objects.get(what=Noted.CASE_PACKAGED)
    assert (entry.by, entry.reason, entry.details) == (office.people["handler"], "移交档案馆", {"case": case, "entries": 7})


def test_a_case_that_is_not_over_is_not_packed(office: Office) -> None:
    case = office.asked()
    page = office.handler.get(f"/workbench/requests/{case}/").content.decode()
    answer = office.handler.post(f"/workbench/archive/{case}/", {"reason": "归档"}, follow=True)

    assert "package-reason" not in page
    assert "没有生成" in answer.content.decode()
    assert not LogEntry.objects.filter(what=Noted.CASE_PACKAGED).exists()


def test_without_a_reason_nothing_is_taken(office: Office) -> None:
    case = _answered(office)
    answer = office.handler.post(f"/workbench/archive/{case}/", {"reason": "  "})

    assert answer.status_code == 302
    assert not LogEntry.objects.filter(what=Noted.CASE_PACKAGED).exists()


def test_nobody_takes_the_case_of_another_organ(office: Office, government: Organ) -> None:
    case = _answered(office)
    other = Office.of(make_department(government, code="130900-02", name="洛泽市教育局"))

    assert other.handler.post(f"/workbench/archive/{case}/", {"reason": "归档"}).status_code == 404
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    found = whole(Case.objects.select_related("organ", "applicant").get(pk=case))
    with pytest.raises(Refused):
        take_out(other.actor("handler"), found, reason="归档")


def test_what_was_erased_is_not_in_it_and_the_index_says_so(office: Office, tmp_path: Path) -> None:
    case = _answered(office)
    with transaction.atomic():
        open_for(reads=[office.organ.pk], writes=[office.organ.pk])
        Applicant.objects.filter(case=case).update(key="")
    bag = _taken(office, case, tmp_path)

    assert not (bag / "data/applicant.json").exists()
    assert not (bag / "data/received").exists()
    assert json.loads((bag / "data/index.json").read_text())["applicant"] == {"kind": "natural_person", "erased": True}


def test_what_the_applicant_told_since_is_in_it(office: Office, tmp_path: Path) -> None:
    case = _answered(office)
    told = {Act.CORRECT: ("", "只要第三章"), Act.RATE: (Grade.SATISFIED, "答复清楚")}
    with transaction.atomic():
        open_for(reads=[office.organ.pk], writes=[office.organ.pk])
        key = Case.objects.get(pk=case).key
        for seen, (act, (grade, words)) in enumerate(told.items()):
            sealed = seal(key, words.encode())
            Statement.objects.create(case_id=case, organ=office.organ, act=act, seen=seen, grade=grade, sealed=sealed, at=ARRIVED)
    bag = _taken(office, case, tmp_path)

    assert (bag / "data/statements/01-correct.txt").read_text() == "只要第三章"
    assert (bag / "data/statements/02-rate.txt").read_text() == "满意\n答复清楚"
    titles = {one["path"]: one["title"] for one in json.loads((bag / "data/index.json").read_text())["papers"]}
    assert titles["data/statements/01-correct.txt"] == "补正申请（2026-03-02）"


def test_a_complaint_is_not_called_a_request_and_the_day_is_that_of_shanghai(office: Office, tmp_path: Path) -> None:
    case = submit(asked(request(organ=office.organ.code)), now=ARRIVED, about=office.organ).case
    office.does(case, "Registered", "2026-03-03", number="洛水投诉〔2026〕1号")
    office.does(case, "Withdrawn", "2026-03-04")
    with transaction.atomic():
        open_for(reads=[office.organ.pk], writes=[office.organ.pk])
        found = whole(Case.objects.select_related("organ", "applicant").get(pk=case))
        made = take_out(office.actor("handler", datetime(2026, 12, 31, 17, tzinfo=UTC)), found, reason="归档")
    bag = unpacked(made, tmp_path)

    about = (bag / "bag-info.txt").read_text()
    assert "政府信息公开监督投诉" in about
    assert "Bagging-Date: 2027-01-01" in about
    assert "政府信息公开监督投诉办理单" in (bag / "data/slip.html").read_text()


def test_what_waits_for_the_archive_is_listed_until_its_package_was_taken(office: Office, tmp_path: Path) -> None:
    case, page = _answered(office), "/workbench/archive/"
    assert "待归档并移交案卷" in office.handler.get(page).content.decode()
    office.does(case, "Archived", "2026-03-20")
    assert "待移交案卷" in office.handler.get(page).content.decode()
    assert page in office.handler.get("/workbench/requests/").content.decode()
    _taken(office, case, tmp_path)

    assert case not in office.handler.get(page).content.decode()
    assert "没有待移交档案的案件" in office.handler.get(page).content.decode()
