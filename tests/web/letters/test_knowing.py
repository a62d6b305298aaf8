"""What a letter knows of its case: the words that count, the days of the law, the amounts of the ledger, and who must not be named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from gongkai.law.course import Consulted
from gongkai.law.fees import FeeBasis
from gongkai.law.outcomes import Ground, Outcome
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling as events
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.offers import offers
from gongkai_web.letters.knowing import Drafted, Given, drafted
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import reading
from gongkai_web.requests.actions import happen
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.content import content_of
from gongkai_web.requests.ledger import entries_of, record, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import write
from gongkai_web.severing.models import Document, Severed
from tests.web.letters.conftest import NOW, recorded
from tests.web.letters.examples import COMPANY

ASKED = "2025年洛泽市城区供水水价调整的成本监审报告"
CORRECTED = "2025年度成本监审报告第三章"


def _whole(actor: Actor, case: Case, code: str, outcome: Outcome | None = None, **said: str) -> Drafted:
    draft = actions.write(actor, case, catalogue().letters[code], outcome)
    draft = actions.save(actor, draft, Given(actor.today, outcome, (), {**said}), seen=1)
    return drafted(draft, actor.now)


def _text(whole: Drafted) -> str:
    return "\n".join(line.text for line in whole.lines)


def _found(whole: Drafted) -> set[str]:
    return {one.code for one in whole.findings}


def _corrected(actor: Actor, case: Case) -> Case:
    case = recorded(actor, case, events.CorrectionRequested(15), events.CorrectionNoticeServed())
    told = {"corrected": CORRECTED}
    happen(actor, case, events.CorrectedRequestReceived(), on=actor.today, seen=reading.whole(case).seen, told=told)
    return Case.objects.select_related("applicant", "organ").get(pk=case.pk)


@pytest.mark.parametrize("code", ["L06", "L08", "L09"])
def test_whoever_is_asked_does_not_learn_who_asks_from_the_applicants_own_words(
    actor: Actor, case: Case, head: Letterhead, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = "本人林一鸣，申请公开供水合同"
    monkeypatch.setattr("gongkai_web.letters.knowing.content_of", lambda _case, _entries: own)

    assert head
    assert "private_data" in _found(_whole(actor, case, code, addressee=COMPANY, information=own))
    assert "private_data" not in _found(_whole(actor, case, "L02"))


def test_after_a_correction_the_corrected_words_are_quoted_shown_and_found(
    actor: Actor, case: Case, head: Letterhead, desk: Client
) -> None:
    case = _corrected(actor, case)
    text = _text(_whole(actor, case, "L12", Outcome.GRANTED))

    assert head
    assert CORRECTED in text
    assert ASKED not in text
    assert CORRECTED in desk.get(f"/workbench/requests/{case.pk}/").content.decode().partition('id="history"')[0]
    open_for(reads=[case.organ_id], writes=[case.organ_id])
    assert set(Case.objects.get().words) == set(marks_of(CORRECTED, case.organ_id))


def test_a_correction_that_was_struck_counts_no_more(actor: Actor, case: Case) -> None:
    case = _corrected(actor, case)
    happen(actor, case, EntryStruck(case.entries, StrikeReason.DID_NOT_HAPPEN), on=actor.today, seen=reading.whole(case).seen)

    assert content_of(case, entries_of(case)) == ASKED
    assert set(Case.objects.get().words) == set(marks_of(ASKED, case.organ_id))


@pytest.mark.parametrize(
    ("event", "told", "count", "amount"),
    [
        (events.FeeNotified(FeeBasis.BY_PAGE, 610), {"pages": 91}, "共91页", "人民币610元"),
        (events.FeeNotified(FeeBasis.BY_REQUEST, 100), {"earlier": 10}, "共1件", "人民币100元"),
    ],
)
def test_the_fee_notice_counts_as_the_ledger_did(
    actor: Actor, case: Case, head: Letterhead, event: Event, told: dict[str, Any], count: str, amount: str
) -> None:
    happen(actor, case, event, on=actor.today, seen=reading.whole(case).seen, told=told)
    case = Case.objects.select_related("applicant", "organ").get(pk=case.pk)
    typed = {"fee_basis": "by_page", "fee_count": "200", "fee_before": "0", "payment": "通过缴款码缴纳，凭码到代收银行办理。"}
    whole = _whole(actor, case, "L11", None, **typed)

    assert head
    assert count in _text(whole)
    assert amount in _text(whole)
    assert _found(whole) == set()


def test_a_fee_notice_with_another_amount_than_the_ledgers_does_not_go_out(actor: Actor, case: Case, head: Letterhead) -> None:
    typed = {"fee_basis": "by_page", "fee_count": "200", "fee_before": "0", "payment": "通过缴款码缴纳，凭码到代收银行办理。"}
    assert _found(_whole(actor, case, "L11", None, **typed)) == {"fee_unrecorded"}
    case = recorded(actor, case, events.FeeNotified(FeeBasis.BY_PAGE, 610))

    assert head
    assert _found(_whole(actor, case, "L11", None, **typed)) == {"fee_differs"}


def test_the_notice_of_an_extension_names_the_day_that_was_extended(actor: Actor, case: Case, head: Letterhead) -> None:
    case = recorded(actor, case, events.ExtensionApproved(10), events.ExtensionNotified())
    text = _text(_whole(actor, case, "L05", reasons="申请的信息分散在三个科室，需要逐件核对。"))

    assert head
    assert "不能在2026年3月30日前答复" in text
    assert "延长后的答复期限为2026年4月14日" in text


def test_a_day_that_nobody_knows_yet_is_not_printed_as_firm(actor: Actor, case: Case, head: Letterhead) -> None:
    late = replace(actor, now=datetime(2026, 12, 14, 2, tzinfo=UTC))
    case = recorded(actor, case, events.CorrectionRequested(15), events.CorrectionNoticeServed())
    case = recorded(late, case, events.CorrectedRequestReceived())
    whole = _whole(late, case, "L02")

    assert head
    assert "2027年1月12日（有关年度节假日安排公布后，以按照该安排计算的日期为准）前" in _text(whole)
    assert "provisional_day" in _found(whole)


def test_a_firm_day_says_nothing_of_holidays(actor: Actor, case: Case, head: Letterhead) -> None:
    whole = _whole(actor, case, "L02")

    assert head
    assert "2026年3月30日前" in _text(whole)
    assert _found(whole) == set()


def test_when_the_period_ended_is_the_ledgers_and_never_typed(actor: Actor, case: Case, head: Letterhead, desk: Client) -> None:
    asked: list[tuple[date, Event]] = [(actor.today, events.CorrectionRequested(15)), (actor.today, events.CorrectionNoticeServed())]
    record(Case.objects.get(pk=case.pk), asked, by=actor.user, at=NOW)
    later = replace(actor, now=datetime(2026, 4, 1, 2, tzinfo=UTC))
    case = Case.objects.select_related("applicant", "organ").get(pk=case.pk)
    said = {"correction_notice": "已于2026年3月5日送达补正告知书。", "lapse": "写明"}
    write(actor, case, NoteKind.DRAFT, {"outcome": "abandoned_no_correction", "grounds": [], "same_as": None, **said})
    case = recorded(later, case, events.Decided("abandoned_no_correction"))
    draft = actions.write(later, case, catalogue().letters["L26"], Outcome.ABANDONED_NO_CORRECTION)
    whole = drafted(draft, later.now)

    assert head
    assert "期限已于2026年3月26日届满" in _text(whole)
    assert _found(whole) == set()
    assert desk.get(f"/workbench/letters/drafts/{draft.pk}/").status_code == 200


@pytest.mark.parametrize(("kind", "you"), [("business", "你单位"), ("natural_person", "你")])
def test_a_business_is_a_body_whatever_card_its_agent_showed(actor: Actor, case: Case, head: Letterhead, kind: str, you: str) -> None:
    for id_type in ("resident_id", "other"):
        case.applicant.kind, case.applicant.id_type = kind, id_type
        case.applicant.save()
        assert f"收到{you}以" in _text(_whole(actor, case, "L02"))
    assert head


@pytest.mark.parametrize("opinion", [None, events.Opinion.AGREES, events.Opinion.OBJECTS])
def test_only_who_objected_is_told_of_an_overriding_interest(actor: Actor, case: Case, opinion: events.Opinion | None) -> None:
    said: list[Event] = [events.OpinionReceived("P-1", opinion)] if opinion else []
    case = recorded(actor, case, events.ConsultationSent("P-1", Consulted.THIRD_PARTY), events.ConsultationServed("P-1"), *said)
    case = recorded(actor, case, events.Drafted(), events.Decided("granted"))
    entries = entries_of(case)
    codes = {letter.code for letter, _outcome in offers(standing(entries), entries, date(2026, 4, 7))}

    assert ("L10" in codes) is (opinion is events.Opinion.OBJECTS)


def test_what_was_cut_on_other_grounds_than_decided_is_told(actor: Actor, case: Case, head: Letterhead) -> None:
    case = recorded(actor, case, events.Drafted(), events.Decided("partial", (Ground.REFUSE_INTERNAL,)))
    assert "severed_missing" in _found(_whole(actor, case, "L14", Outcome.PARTIAL))
    by: Any = {"organ": case.organ, "by": actor.user, "at": NOW}
    document = Document.objects.create(case=case, name=b"x", pages=1, place="d", **by)
    for number, ground in enumerate((Ground.REFUSE_INTERNAL, Ground.REFUSE_DELIBERATIVE)):
        Severed.objects.create(document=document, size=1, sha256="", place=f"s{number}", cuts=[{"ground": ground}], **by)
        found = _found(_whole(actor, case, "L14", Outcome.PARTIAL)) & {"severed_missing", "severed_otherwise"}
        assert found == ({"severed_otherwise"} if number else set())
    assert head
