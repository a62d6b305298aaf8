"""A letter is issued: checked, numbered without a gap, sealed, and on record."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from django.db import IntegrityError, connection, transaction

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Outcome
from gongkai.ledger.events.handling import ConsultationSent, Decided, Drafted, ExtensionApproved, Opinion, OpinionReceived
from gongkai_web.letters import actions
from gongkai_web.letters.actions import issuing
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.knowing import Given, drafted
from gongkai_web.letters.models import Letter, LetterCounter, LetterDraft, Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests import store
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import Unreadable
from tests.web.letters.conftest import NOW, recorded
from tests.web.letters.examples import COMPANY
from tests.web.requests.examples import IDENTITY

GRANTED = {"provision": "成本监审报告全文共12页，随本告知书以电子文件提供。"}


def _draft(actor: Actor, case: Case, code: str = "L12", outcome: Outcome | None = Outcome.GRANTED, **said: str) -> LetterDraft:
    draft = actions.write(actor, case, catalogue().letters[code], outcome)
    return actions.save(actor, draft, Given(actor.today, outcome, (), said or GRANTED), seen=1)


def _issued(actor: Actor, case: Case) -> Letter:
    return actions.issue(actor, _draft(actor, case), seen=2)


def _asked(actor: Actor, case: Case) -> LetterDraft:
    """A letter to a third party, which needs no decision."""
    return _draft(actor, case, "L06", None, addressee=COMPANY, information="2025年供水成本监审报告")


def test_a_letter_is_numbered_kept_and_its_draft_is_gone(actor: Actor, decided: Case, head: Letterhead) -> None:
    made = _issued(actor, decided)

    assert (made.number, made.place, made.year, made.dated, made.outcome) == ("洛水公开告〔2026〕1号", 1, 2026, date(2026, 3, 5), "granted")
    assert (made.by, made.issued_at) == (actor.user, NOW)
    assert not LetterDraft.objects.exists()
    assert sha256(made.open("docx")).hexdigest() == made.docx_sha256
    assert sha256(made.open("pdf")).hexdigest() == made.pdf_sha256
    text = "".join(paragraph.text for paragraph in python_docx.Document(BytesIO(made.open("docx"))).paragraphs)
    assert "洛水公开告〔2026〕1号" in text
    assert "林一鸣：" in text
    assert head.mark in text


def test_nothing_of_it_lies_open_on_the_disk_or_in_the_database(actor: Actor, decided: Case, head: Letterhead) -> None:
    made = _issued(actor, decided)

    assert head
    for place in (made.docx, made.pdf):
        assert b"PK" not in store.content(place)[:4]
        assert b"%PDF" not in store.content(place)
    assert "成本监审" not in bytes(made.sealed).decode("latin-1")


def test_it_goes_with_the_applicant(actor: Actor, decided: Case, head: Letterhead) -> None:
    made = _issued(actor, decided)
    decided.applicant.key = ""
    decided.applicant.save()

    with pytest.raises(Unreadable):
        Letter.objects.get(pk=made.pk).open("pdf")
    assert Letter.objects.get(pk=made.pk).number == f"{head.mark}〔2026〕1号"


def test_numbers_follow_each_other_and_begin_again_each_year(actor: Actor, case: Case, head: Letterhead) -> None:
    assert [actions.issue(actor, _asked(actor, case), seen=2).place for _ in range(3)] == [1, 2, 3]
    later = replace(actor, now=datetime(2027, 1, 4, 2, tzinfo=NOW.tzinfo))

    assert actions.issue(later, _asked(later, case), seen=2).number == f"{head.mark}〔2027〕1号"


def test_a_number_that_was_not_used_is_given_again(actor: Actor, case: Case, head: Letterhead, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, before = _asked(actor, case), set(_kept())

    def broken(_lines: object) -> bytes:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(issuing, "pdf", broken)
        with pytest.raises(OSError, match="disk"):
            actions.issue(actor, draft, seen=2)
    assert set(_kept()) == before
    assert not LetterCounter.objects.exists()
    assert actions.issue(actor, draft, seen=2).number == f"{head.mark}〔2026〕1号"


def _kept() -> list[Path]:
    folder = store.path_of("")
    return list(folder.iterdir()) if folder.exists() else []


def test_a_receipt_takes_no_number(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = actions.write(actor, case, catalogue().letters["L02"], None)
    made = actions.issue(actor, draft, seen=1)

    assert head
    assert (made.number, made.place) == ("", None)
    assert not LetterCounter.objects.exists()


def test_a_letter_that_lacks_something_is_not_issued(actor: Actor, decided: Case, head: Letterhead) -> None:
    draft = actions.write(actor, decided, catalogue().letters["L12"], Outcome.GRANTED)

    assert head
    with pytest.raises(Refused, match="没有写明“提供情况”"):
        actions.issue(actor, draft, seen=1)
    assert not Letter.objects.exists()
    assert not LetterCounter.objects.exists()


def test_without_the_organs_data_no_letter_is_issued(actor: Actor, decided: Case) -> None:
    with pytest.raises(Refused, match="本机关的文书资料尚未填写"):
        _issued(actor, decided)


def test_a_letter_of_tomorrow_is_not_issued_today(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _asked(actor, case)
    said = {"addressee": COMPANY, "information": "2025年供水成本监审报告"}
    actions.save(actor, draft, Given(actor.today + timedelta(days=1), None, (), said), seen=2)

    assert head
    with pytest.raises(Refused, match="成文日期晚于今天"):
        actions.issue(actor, draft, seen=3)


def test_a_reply_is_issued_once_it_was_approved_and_not_before(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _draft(actor, case)
    with pytest.raises(Refused, match="尚未审批"):
        actions.issue(actor, draft, seen=2)
    recorded(actor, case, Drafted(), Decided("granted"))

    assert actions.issue(actor, draft, seen=2).number == f"{head.mark}〔2026〕1号"


def test_of_two_officers_one_issues_and_the_other_is_told(actor: Actor, decided: Case, head: Letterhead) -> None:
    draft = _draft(actor, decided)
    actions.issue(actor, draft, seen=2)

    assert head
    with pytest.raises(Refused, match="有人已经修改或者印发了该文书"):
        actions.issue(actor, draft, seen=2)
    assert Letter.objects.count() == 1


def test_whoever_has_no_right_issues_nothing(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _draft(actor, case)

    assert head
    with pytest.raises(Refused):
        actions.issue(replace(actor, duties=Duties({})), draft, seen=2)


def test_what_was_issued_cannot_be_changed(actor: Actor, decided: Case, head: Letterhead) -> None:
    made = _issued(actor, decided)

    assert head
    for change in ("UPDATE letters_letter SET number = 'x'", "DELETE FROM letters_letter", "DELETE FROM letters_letterhead"):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            case=decided, organ=made.organ, code="L12", year=2026, place=1, number="另", dated=made.dated, sealed=b"", docx="a", pdf="b",
            docx_sha256="", pdf_sha256="", issued_at=NOW,
        )  # fmt: skip


def test_a_letter_with_the_applicants_number_in_it_is_not_issued(actor: Actor, decided: Case, head: Letterhead) -> None:
    draft = _draft(actor, decided, provision=f"已向{IDENTITY}提供成本监审报告全文。")

    assert head
    with pytest.raises(Refused, match="个人信息"):
        actions.issue(actor, draft, seen=2)


def test_a_third_party_never_learns_who_asked(actor: Actor, case: Case, head: Letterhead) -> None:
    said = {"addressee": COMPANY, "information": "林一鸣申请公开的成本监审报告"}

    assert head
    with pytest.raises(Refused, match="个人信息"):
        actions.issue(actor, _draft(actor, case, "L06", None, **said), seen=2)


def test_a_reply_never_names_the_third_party_that_was_asked(actor: Actor, case: Case, head: Letterhead) -> None:
    actions.issue(actor, _draft(actor, case, "L06", None, addressee=COMPANY, information="供水成本监审报告"), seen=2)
    case = recorded(actor, case, ConsultationSent("P-1", Consulted.THIRD_PARTY), OpinionReceived("P-1", Opinion.AGREES))
    case = recorded(actor, case, Drafted(), Decided("granted"))

    assert head
    with pytest.raises(Refused, match="个人信息"):
        actions.issue(actor, _draft(actor, case, provision=f"报告全文，{COMPANY}同意公开。"), seen=2)


def test_the_extended_day_is_that_of_the_law(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _draft(actor, case, "L05", None, reasons="申请的信息分散在三个科室，需要逐件核对。", extension_days="20")
    whole = drafted(draft, NOW)

    assert head
    assert whole.facts.due_on == date(2026, 3, 30)
    assert whole.facts.extended_to == date(2026, 4, 28)
    assert [one.code for one in whole.findings] == ["not_approved"]
    recorded(actor, case, ExtensionApproved(20))
    whole = drafted(LetterDraft.objects.get(pk=draft.pk), NOW)
    assert (whole.facts.extended_to, whole.findings) == (date(2026, 4, 28), ())


def test_opening_a_letter_to_an_applicant_is_on_record(actor: Actor, decided: Case, head: Letterhead, water: Organ) -> None:
    made = _issued(actor, decided)
    name, content = actions.open_letter(actor, made, "pdf")

    assert (name, content[:5]) == (f"{head.mark}〔2026〕1号.pdf", b"%PDF-")
    entry = LogEntry.objects.get()
    assert (entry.organ, entry.by, entry.details) == (water, actor.user, {"case": decided.pk, "letter": "L12"})
