"""Mail at the desk: the list, a mail, its sender and files, and the two ways on."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai_web.incoming.actions import told
from gongkai_web.incoming.fetching import keep
from gongkai_web.incoming.imap import Found
from gongkai_web.incoming.kinds import State
from gongkai_web.incoming.models import Mail, Mailbox
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Applicant, Case, CaseFile
from gongkai_web.requests.sealing import opened
from tests.web.incoming.mails import PDF, WORDS, request
from tests.web.people import appoint, make_department, signed_in
from tests.web.requests.examples import IDENTITY
from tests.web.requests.office import DESK, Office

ARRIVED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PAGE = "/workbench/mail/"


def _came(organ: Organ, content: bytes = b"", at: datetime = ARRIVED) -> Mail:
    keep(organ, Found(content or request(files=(("林一鸣申请表.pdf", PDF),)), at), at)
    open_for(reads=[organ.pk], writes=[organ.pk])
    return Mail.objects.filter(organ=organ).order_by("arrived_at").last() or pytest.fail("it was not kept")


def _answers(**changes: object) -> dict[str, object]:
    return {
        "kind": "request",
        "content": "2025年漏损率",
        "applicant.kind": "natural_person",
        "applicant.name": "林一鸣",
        "applicant.id_type": "resident_id",
        "applicant.id_number": IDENTITY,
        "applicant.phone": "",
        "applicant.email": "lin@example.org",
        "applicant.address": "",
        "delivery.form": "electronic",
        "delivery.method": "email",
        **changes,
    }


def test_the_list_shows_what_waits_and_hides_who_wrote_it(water: Organ, office: Office) -> None:
    _came(water, request("后", subject="第二件"), ARRIVED + timedelta(hours=1))
    _came(water)
    Mailbox.objects.create(organ=water, read_at=ARRIVED)

    page = office.handler.get(PAGE).content.decode()

    assert page.index("政府信息公开申请") < page.index("第二件")
    assert "l***@example.org" in page
    assert "林一鸣" not in page
    assert "lin@" not in page
    assert "2026-03-02 09:30" in page
    assert "有2封电子邮件待处理" in office.handler.get(DESK).content.decode()
    assert "有2封" not in office.legal.get(DESK).content.decode()


def test_a_mailbox_that_cannot_be_read_stands_above_the_desk_too(water: Organ, office: Office) -> None:
    open_for(reads=[water.pk], writes=[water.pk])
    Mailbox.objects.create(organ=water, failing_since=ARRIVED, said="sign in: wrong")

    for path in (PAGE, DESK):
        assert "自2026-03-02 09:30起无法读取洛泽市水务局的邮箱" in office.handler.get(path).content.decode()


def test_a_list_of_thirty_asks_the_database_as_often_as_one_of_two(
    water: Organ, office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(2):
        _came(water, request(f"第{number}"), ARRIVED + timedelta(minutes=number))
    with django_assert_max_num_queries(40) as few:
        office.handler.get(PAGE)
    for number in range(2, 6):
        _came(water, request(f"第{number}"), ARRIVED + timedelta(minutes=number))
    with django_assert_max_num_queries(len(few.captured_queries)):
        office.handler.get(PAGE)


def test_a_mail_is_shown_as_text_and_its_sender_and_files_for_a_reason(water: Organ, office: Office) -> None:
    mail = _came(water, request("<script>alert(1)</script>请提供水价", files=(("林一鸣申请表.pdf", PDF), ("a.exe", b"MZ\x90\0"))))

    page = office.handler.get(f"{PAGE}{mail.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;请提供水价" in page
    assert "林一鸣" not in page
    assert "application/pdf" in page
    refused = office.handler.post(f"{PAGE}{mail.pk}/sender/", {"reason": ""})
    assert refused.status_code == 422
    assert "lin@example.org" not in refused.content.decode()

    page = office.handler.post(f"{PAGE}{mail.pk}/sender/", {"reason": "核对"}).content.decode()
    assert "林一鸣" in page
    assert "lin@example.org" in page
    assert "a.exe" in page
    (number, *_) = re.findall(rf"{PAGE}files/(\d+)/", page)
    answer = office.handler.post(f"{PAGE}files/{number}/", {"reason": "核对"})
    assert answer.getvalue().startswith(b"From:")
    assert answer["Content-Disposition"] == 'attachment; filename="mail.eml"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert LogEntry.objects.filter(what=Noted.APPLICANT_READ).count() == 2
    assert office.handler.post(f"{PAGE}files/{number}/").status_code == 302


def test_the_form_of_the_intake_is_filled_in_from_the_mail_and_that_is_on_record(water: Organ, office: Office) -> None:
    mail = _came(water)

    page = office.handler.get(f"{PAGE}{mail.pk}/intake/").content.decode()

    assert f"政府信息公开申请\n{WORDS}" in page
    assert 'name="applicant.name" value="林一鸣"' in page
    assert 'name="applicant.email" value="lin@example.org"' in page
    assert '<option value="email" selected>' in page
    assert 'name="channel"' not in page
    assert re.search(r'name="enclosed" value="\d+" checked', page)
    entry = LogEntry.objects.get(what=Noted.APPLICANT_READ)
    assert (entry.by, entry.reason, entry.details) == (office.people["handler"], "电子邮件收件登记", {"mail": mail.pk})


def test_taken_in_it_is_a_case_that_came_over_the_internet(water: Organ, office: Office) -> None:
    mail = _came(water)
    form = mail.files.get(whole=False)

    page = office.handler.post(f"{PAGE}{mail.pk}/intake/", _answers(enclosed=form.pk)).content.decode()

    open_for(reads=[water.pk])
    case = Case.objects.get()
    assert f"{DESK}{case.pk}/" in page
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", page)
    assert case.asked == "2025年漏损率"
    assert CaseFile.objects.filter(case=case).count() == 2
    shown = office.handler.get(f"{DESK}{case.pk}/").content.decode()
    assert "互联网" in shown
    gone = office.handler.get(f"{PAGE}{mail.pk}/").content.decode()
    assert "邮件及其附件已转入案件" in gone
    assert "登记为案件</a>" not in gone
    assert office.handler.get(f"{PAGE}{mail.pk}/intake/").status_code == 302
    assert f"{DESK}{case.pk}/" in office.handler.get(f"{PAGE}?state=taken_in").content.decode()


def test_a_fault_is_told_beside_its_field_and_what_was_typed_and_ticked_is_still_there(water: Organ, office: Office) -> None:
    mail = _came(water)

    page = office.handler.post(f"{PAGE}{mail.pk}/intake/", _answers(**{"applicant.id_number": "1", "content": "改过的内容"}))

    assert page.status_code == 422
    text = page.content.decode()
    assert "不存在这样的号码" in text
    assert "改过的内容" in text
    assert not re.search(r'name="enclosed" value="\d+" checked', text)
    assert not Case.objects.exists()


def test_without_a_proof_of_identity_it_is_a_case_all_the_same_and_no_two_are_one_applicant(water: Organ, office: Office) -> None:
    for number in range(2):
        mail = _came(water, request(f"第{number}"), ARRIVED + timedelta(minutes=number))
        sent = _answers(no_proof="on", **{"applicant.id_type": "", "applicant.id_number": ""})
        assert office.handler.post(f"{PAGE}{mail.pk}/intake/", sent).status_code == 200

    open_for(reads=[water.pk])
    first, second = Applicant.objects.all()
    assert first.identity != second.identity
    assert first.id_type == "other"
    assert "未提供(M-" in opened(first.key, bytes(first.sealed)).decode()


@pytest.mark.parametrize(("kind", "found"), [("rectification", "rectification"), ("complaint", "complaint")])
def test_it_is_taken_in_as_what_it_is(water: Organ, government: Organ, office: Office, kind: str, found: str) -> None:
    about = make_department(government, "130900-02", "洛泽市教育局")
    mail = _came(water)

    office.handler.post(f"{PAGE}{mail.pk}/intake/", _answers(kind=kind, about=about.pk))

    open_for(reads=[water.pk])
    assert Case.objects.get().kind == found


def test_set_aside_with_a_reason(water: Organ, office: Office) -> None:
    mail = _came(water)
    refused = office.handler.post(f"{PAGE}{mail.pk}/aside/", {"why": "", "words": "广告信"})
    assert refused.status_code == 422
    assert "广告信" in refused.content.decode()

    assert office.handler.post(f"{PAGE}{mail.pk}/aside/", {"why": "spam", "words": "广告信"}).status_code == 302

    open_for(reads=[water.pk])
    mail.refresh_from_db()
    assert (mail.state, told(mail)["words"]) == (State.SET_ASIDE, "广告信")
    assert "广告或者垃圾邮件" in office.handler.get(f"{PAGE}?state=set_aside").content.decode()
    assert "广告信" in office.handler.get(f"{PAGE}{mail.pk}/").content.decode()
    assert office.head.post(f"{PAGE}{mail.pk}/aside/", {"why": "other"}).status_code == 422


def test_an_erased_mail_has_a_page_that_says_so(water: Organ, office: Office) -> None:
    mail = _came(water)
    mail.files.all().delete()
    Mail.objects.update(key="", sealed=b"", state=State.SET_ASIDE, why="spam", by=office.people["handler"], settled_at=ARRIVED)

    assert "邮件已按期清除" in office.handler.get(f"{PAGE}{mail.pk}/").content.decode()
    assert mail.pk in office.handler.get(f"{PAGE}?state=set_aside").content.decode()
    assert office.handler.post(f"{PAGE}{mail.pk}/sender/", {"reason": "看"}).status_code == 422


def test_what_is_known_of_a_damaged_mail_is_shown(water: Organ, office: Office) -> None:
    mail = _came(water, b"\xff" * 100)

    assert "邮件格式不规范" in office.handler.get(f"{PAGE}{mail.pk}/").content.decode()
    assert "未能完整读取" in office.handler.get(PAGE).content.decode()


def test_another_organs_mail_is_not_there(water: Organ, government: Organ, office: Office) -> None:
    mail = _came(water)
    number = mail.files.get(whole=True).pk
    school = signed_in(appoint(make_department(government, "130900-02", "洛泽市教育局"), Role.HANDLER))

    assert "政府信息公开申请" not in school.get(PAGE).content.decode()
    assert school.get(f"{PAGE}{mail.pk}/").status_code == 404
    assert school.get(f"{PAGE}{mail.pk}/intake/").status_code == 404
    for path in (f"{mail.pk}/sender/", f"{mail.pk}/aside/", f"{mail.pk}/intake/", f"files/{number}/"):
        assert school.post(PAGE + path, {"reason": "看", "why": "spam"}).status_code == 404
    assert office.legal.get(PAGE).status_code == 403
