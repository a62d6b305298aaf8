"""The page on which an applicant follows a request."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.law.service import Mode
from gongkai.ledger.events import handling
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from gongkai_web.letters.models import Letter
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal
from tests.web.requests.examples import request

URL = "/requests/status/"
pytestmark = pytest.mark.usefixtures("site", "water")


def test_with_code_and_proof_everything_is_told() -> None:
    code = submit(asked(request()), now=timezone.now()).code

    answer = Client().post(URL, {"query_code": code, "verify": "002X"})

    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "洛泽市水务局" in text
    assert "最迟答复日期" in text
    assert "OGI-R 33" in text
    assert "您的申请已到达" in text
    assert "林一鸣" not in text


def test_without_them_nothing_is_and_the_code_stays_in_its_field() -> None:
    answer = Client().post(URL, {"query_code": "7K3M-92QX", "verify": "1234"})

    assert answer.status_code == 422
    assert "没有与该查询码和后四位相符的申请" in answer.content.decode()
    assert 'value="7K3M-92QX"' in answer.content.decode()


def test_who_guesses_is_told_for_how_long_to_wait() -> None:
    code = submit(asked(request()), now=timezone.now()).code
    for _ in range(5):
        Client().post(URL, {"query_code": code, "verify": "0000"})

    answer = Client().post(URL, {"query_code": code, "verify": "002X"})

    assert answer.status_code == 422
    assert "分钟后再试" in answer.content.decode()


def test_in_english_too() -> None:
    assert "Follow a request" in Client().get("/en/requests/status/").content.decode()


@pytest.fixture
def code() -> str:
    """Of a request that has just come in."""
    return submit(asked(request()), now=timezone.now()).code


def _sent(code: str, **data: str) -> tuple[int, str]:
    answer = Client().post(URL, {"query_code": code, "verify": "002X", **data})
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.content.decode()


def test_what_can_be_done_is_a_button_and_the_rest_is_not(code: str) -> None:
    status, text = _sent(code)

    assert status == 200
    assert 'name="act" value="withdraw"' in text
    assert 'name="act" value="correct"' not in text
    assert "2025年洛泽市城区供水水价调整的成本监审报告" in text


def test_withdrawing_is_asked_for_once_more_and_done_once(code: str) -> None:
    status, text = _sent(code, act="withdraw")
    assert (status, "撤回后行政机关不再办理" in text, 'name="sure"' in text) == (200, True, True)
    seen = re.search(r'name="entries" value="(\d+)"', text)
    assert seen is not None

    for _twice in range(2):
        status, text = _sent(code, act="withdraw", sure="1", entries=seen[1], text="不再需要")
        assert (status, "已办理：撤回申请" in text, text.count("您已撤回申请")) == (200, True, 1)
    assert 'value="withdraw"' not in text


def test_what_has_no_place_is_told_and_nothing_is_done(code: str) -> None:
    status, text = _sent(code, act="correct", sure="1", entries="1", text="补正后的内容")

    assert (status, "不适用该操作" in text) == (422, True)
    assert _sent(code, act="correct")[0] == 200
    assert _sent(code, act="nonsense", sure="1")[0] == 200
    assert "您的补正" not in _sent(code)[1]


def test_a_correction_begins_with_what_was_asked_and_nothing_typed_is_lost(code: str, water: Organ) -> None:
    _asked_to_correct(water)
    _status, text = _sent(code, act="correct")
    assert "2025年洛泽市城区供水水价调整的成本监审报告</textarea>" in text

    status, text = _sent(code, act="correct", sure="1", entries="4", text="  ")
    assert (status, "请填写内容" in text, 'href="#act-text"' in text) == (422, True, True)
    answer = Client().post(
        URL,
        {
            "query_code": code,
            "verify": "002X",
            "act": "correct",
            "sure": "1",
            "entries": "4",
            "text": "第二稿",
            "attachments": _file("a.exe"),
        },
    )
    assert (answer.status_code, "第二稿</textarea>" in answer.content.decode()) == (422, True)

    status, text = _sent(code, act="correct", sure="1", entries="4", text="2025年度成本监审报告全文")
    assert (status, "2025年度成本监审报告全文" in text, "已收到您的补正" in text) == (200, True, True)


def _asked_to_correct(water: Organ) -> None:
    open_for(reads=[water.pk], writes=[water.pk])
    now = timezone.now()
    events = (handling.Registered("1"), handling.CorrectionRequested(15), handling.CorrectionNoticeServed())
    record(Case.objects.get(), [(timezone.localdate(now), one) for one in events], by=None, at=now)


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"MZ\x90\x00")


def test_asking_again_begins_with_the_old_words(code: str) -> None:
    _status, text = _sent(code)
    hidden = dict(re.findall(r'<input type="hidden" name="([a-z.]+)" value="([^"]*)">', text.partition("/requests/ask/")[2]))

    answer = Client().post("/requests/ask/", {**hidden, "to": "content"})

    assert hidden.keys() == {"organ", "content", "delivery.form", "delivery.method"}
    assert answer.status_code == 200
    assert "2025年洛泽市城区供水水价调整的成本监审报告</textarea>" in answer.content.decode()


def test_a_complaint_gets_a_code_of_its_own(water: Organ) -> None:
    sent = submit(asked(request()), now=timezone.now() - timedelta(days=120)).code
    status, text = _sent(sent, act="complain")
    assert (status, "洛泽市人民政府" in text) == (200, True)

    status, text = _sent(sent, act="complain", sure="1", entries="1", text="逾期未答复")

    assert (status, "您的投诉已收到" in text, "洛泽市人民政府" in text) == (201, True, True)
    code = re.search(r'class="code">([-0-9A-Z]+)<', text)
    assert code is not None
    assert "您的投诉已到达" in _sent(code[1])[1]
    open_for(reads=[water.pk])
    assert Case.objects.count() == 1


def test_an_entry_recorded_in_error_is_not_shown(code: str, water: Organ) -> None:
    open_for(reads=[water.pk], writes=[water.pk])
    now = timezone.now()
    today = timezone.localdate(now)
    struck = EntryStruck(2, StrikeReason.DID_NOT_HAPPEN)
    record(Case.objects.get(), [(today, handling.Withdrawn()), (today, struck)], by=None, at=now)

    assert "您已撤回申请" not in _sent(code)[1]


def _letter(water: Organ, code: str, outcome: str = "") -> Letter:
    open_for(reads=[water.pk], writes=[water.pk])
    case = Case.objects.get()
    made = Letter(case=case, organ=water, code=code, year=2026, number=f"洛水公开告〔2026〕{code}号", outcome=outcome)
    made.dated, made.issued_at, made.sealed = timezone.localdate(), timezone.now(), b""
    made.docx, made.pdf = (store.keep(seal(case.applicant.key, f"{kind} {code}".encode())) for kind in ("docx", "pdf"))
    made.save()
    return made


def test_letters_to_the_applicant_can_be_fetched_and_a_reply_only_once_it_was_dispatched(code: str, water: Organ) -> None:
    notice, reply, other = _letter(water, "L03"), _letter(water, "L12", "granted"), _letter(water, "L08")
    text = _sent(code)[1]
    assert [f'name="letter" value="{one.pk}"' in text for one in (notice, reply, other)] == [True, False, False]
    assert _sent(code, letter=str(reply.pk))[0] == 422

    open_for(reads=[water.pk], writes=[water.pk])
    now = timezone.now()
    events = (handling.Registered("1"), handling.Decided("granted"), handling.Dispatched(Mode.ELECTRONIC))
    record(Case.objects.get(), [(timezone.localdate(now), one) for one in events], by=None, at=now)

    answer = Client().post(URL, {"query_code": code, "verify": "002X", "letter": str(reply.pk)})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/pdf", "no-store")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.getvalue() == b"pdf L12"
    assert Client().post(URL, {"query_code": code, "verify": "0000", "letter": str(reply.pk)}).status_code == 422
    assert _sent(code, letter=str(other.pk))[0] == 422


def test_a_file_that_is_too_large_costs_no_word_of_a_correction(monkeypatch: pytest.MonkeyPatch, water: Organ) -> None:
    done = submit(asked(request()), now=timezone.now())
    open_for(reads=[water.pk], writes=[water.pk])
    case, today = Case.objects.get(pk=done.case), timezone.localdate()
    record(case, [(today, handling.Registered("1")), (today, handling.CorrectionRequested(15))], by=None, at=timezone.now())
    monkeypatch.setattr("gongkai_web.publishing.uploads.MAX_UPLOAD", 10)
    post = {"query_code": done.code, "verify": "002X", "act": "correct", "sure": "1", "entries": "3", "text": "请公开2025年的成本监审报告"}
    answer = Client().post(URL, {**post, "attachments": SimpleUploadedFile("附件.txt", b"x" * 11)})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#act-attachments"' in text
    assert "请公开2025年的成本监审报告" in text
