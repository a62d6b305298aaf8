"""What goes out is what was approved: the words of the draft at the desk, and no reply without its letter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Outcome
from gongkai.law.service import Mode
from gongkai.ledger.events.handling import (
    ConsultationSent,
    ConsultationServed,
    Decided,
    Dispatched,
    Drafted,
    ExtensionApproved,
    Opinion,
    OpinionReceived,
    RedoOrdered,
    Served,
)
from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.offers import offers
from gongkai_web.letters.knowing import Given, drafted
from gongkai_web.letters.models import LetterDraft, Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests import reading
from gongkai_web.requests.actions import happen
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import write
from tests.web.letters.conftest import NOW, recorded
from tests.web.letters.examples import COMPANY
from tests.web.people import appoint, signed_in

APPROVED = "提供成本监审报告全文，共12页。"
OTHER = "提供成本监审报告摘要，共1页。"


def _draft(actor: Actor, case: Case, code: str, outcome: Outcome, **said: str) -> LetterDraft:
    draft = actions.write(actor, case, catalogue().letters[code], outcome)
    return actions.save(actor, draft, Given(actor.today, outcome, (), said), seen=1)


def _approved(actor: Actor, case: Case, outcome: str = "granted", grounds: tuple[str, ...] = (), **said: str) -> Case:
    """A case whose reply was drafted with these words, and approved."""
    case = recorded(actor, case, Drafted())
    write(actor, case, NoteKind.DRAFT, {"outcome": outcome, "grounds": list(grounds), "same_as": None, **said})
    return recorded(actor, case, Decided(outcome, grounds))


def _text(draft: LetterDraft) -> str:
    return "\n".join(line.text for line in drafted(draft, NOW).lines)


def test_the_letter_says_what_was_approved_and_nothing_else(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _draft(actor, _approved(actor, case, provision=APPROVED), "L12", Outcome.GRANTED, provision=OTHER)

    assert head
    assert APPROVED in _text(draft)
    assert OTHER not in _text(draft)
    assert drafted(draft, NOW).known["provision"] == APPROVED


def test_a_draft_that_was_replaced_before_the_approval_counts_no_more(actor: Actor, case: Case, head: Letterhead) -> None:
    case = recorded(actor, case, Drafted())
    write(actor, case, NoteKind.DRAFT, {"outcome": "granted", "grounds": [], "same_as": None, "provision": OTHER})
    case = _approved(actor, case, provision=APPROVED)

    assert head
    assert APPROVED in _text(_draft(actor, case, "L12", Outcome.GRANTED))


def test_what_is_withheld_is_said_in_the_words_that_were_approved(actor: Actor, case: Case, head: Letterhead) -> None:
    said = {"provision": APPROVED, "reasons": "第三页为人事管理信息，不影响申请人理解报告。"}
    draft = _draft(actor, _approved(actor, case, "partial", ("refuse_internal",), **said), "L14", Outcome.PARTIAL, withheld_grounds=OTHER)

    assert head
    assert said["reasons"] in _text(draft)
    assert OTHER not in _text(draft)


def test_a_letter_with_another_outcome_than_was_decided_does_not_go_out(actor: Actor, case: Case, head: Letterhead) -> None:
    draft = _draft(actor, case, "L16", Outcome.NOT_EXIST, search_record="已检索档案和公文系统，没有该信息。")
    _approved(actor, case, provision=APPROVED)

    assert head
    with pytest.raises(Refused, match="与审批的结果不一致"):
        actions.issue(actor, draft, seen=2)


def test_reviewers_read_the_letter_that_is_being_written_and_change_nothing(
    desk: Client, actor: Actor, case: Case, head: Letterhead, water: Organ
) -> None:
    draft = _draft(actor, case, "L12", Outcome.GRANTED, provision=APPROVED)
    page = f"/workbench/letters/drafts/{draft.pk}/"
    for role in (Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER):
        reviewer = signed_in(appoint(water, role))
        shown = reviewer.get(page).content.decode()
        assert APPROVED in shown
        assert "林＊＊" in shown
        assert "林一鸣" not in shown
        assert "<textarea" not in shown
        assert page in reviewer.get(f"/workbench/requests/{case.pk}/").content.decode()
        assert reviewer.post(page, {"version": "2", "provision": OTHER}).status_code == 403
        assert reviewer.post(f"{page}issue/", {"version": "2"}).status_code == 403
    assert desk
    assert head


def test_no_reply_leaves_the_house_before_its_letter_was_issued(actor: Actor, case: Case, head: Letterhead) -> None:
    case = _approved(actor, case, provision=APPROVED)
    with pytest.raises(Refused, match="尚未印发答复文书"):
        happen(actor, case, Dispatched(Mode.POST), on=actor.today, seen=reading.whole(case).seen)
    actions.issue(actor, _draft(actor, case, "L12", Outcome.GRANTED), seen=2)

    assert head
    assert happen(actor, case, Dispatched(Mode.POST), on=actor.today, seen=reading.whole(case).seen).dispatched


def test_a_new_decision_needs_a_new_letter(actor: Actor, case: Case, head: Letterhead) -> None:
    case = _approved(actor, case, provision=APPROVED)
    actions.issue(actor, _draft(actor, case, "L12", Outcome.GRANTED), seen=2)
    later = replace(actor, now=NOW + timedelta(days=7))
    case = recorded(later, case, Dispatched(Mode.POST), Served(), RedoOrdered("FY-2026-1", until=date(2026, 4, 30)))
    case = _approved(later, case, provision=APPROVED)

    assert head
    with pytest.raises(Refused, match="尚未印发答复文书"):
        happen(later, case, Dispatched(Mode.POST), on=later.today, seen=reading.whole(case).seen)


def test_a_reply_that_is_on_its_way_gets_no_other_letter(actor: Actor, case: Case, head: Letterhead) -> None:
    case = _approved(actor, case, provision=APPROVED)
    late = _draft(actor, case, "L12", Outcome.GRANTED)
    actions.issue(actor, _draft(actor, case, "L12", Outcome.GRANTED), seen=2)
    case = recorded(actor, case, Dispatched(Mode.POST))
    entries = entries_of(case)

    assert head
    assert "L12" not in {letter.code for letter, _outcome in offers(standing(entries), entries, actor.today)}
    with pytest.raises(Refused, match="已经发出"):
        actions.issue(actor, late, seen=2)


def test_over_an_objection_nothing_is_sent_before_who_objected_was_told(actor: Actor, case: Case, head: Letterhead) -> None:
    asked = (ConsultationSent("P-1", Consulted.THIRD_PARTY), ConsultationServed("P-1"), OpinionReceived("P-1", Opinion.OBJECTS))
    case = _approved(actor, recorded(actor, case, *asked), provision=APPROVED)
    actions.issue(actor, _draft(actor, case, "L12", Outcome.GRANTED), seen=2)
    with pytest.raises(Refused, match="提出异议的第三方"):
        happen(actor, case, Dispatched(Mode.POST), on=actor.today, seen=reading.whole(case).seen)
    said = {"addressee": COMPANY, "information": "供水成本监审报告", "reasons": "供水成本关系全体用户，不公开会对公共利益造成重大影响。"}
    draft = actions.write(actor, case, catalogue().letters["L10"], None)
    draft = actions.save(actor, draft, Given(actor.today, None, (), said), seen=1)
    actions.issue(actor, draft, seen=2)

    assert head
    assert happen(actor, case, Dispatched(Mode.POST), on=actor.today, seen=reading.whole(case).seen).dispatched


def test_the_notice_of_an_extension_gives_the_reasons_that_were_approved(actor: Actor, case: Case, head: Letterhead) -> None:
    reasons = "申请的信息分散在三个科室，需要逐件核对。"
    write(actor, case, NoteKind.EXTENSION, {"working_days": 10, "reasons": reasons})
    case = recorded(actor, case, ExtensionApproved(10))
    draft = actions.write(actor, case, catalogue().letters["L05"], None)
    draft = actions.save(actor, draft, Given(actor.today, None, (), {"reasons": OTHER}), seen=1)

    assert head
    assert reasons in _text(draft)
    assert OTHER not in _text(draft)


@pytest.mark.parametrize("channel", ["洛泽市信访局，电话0317-0000001。", ""])
def test_where_a_petition_can_be_brought_is_approved_too_also_that_nothing_is_said_of_it(
    actor: Actor, case: Case, head: Letterhead, channel: str
) -> None:
    case = _approved(actor, case, "petition_like", reasons="来信要求处理停水纠纷，没有申请具体的政府信息。", proper_channel=channel)
    draft = _draft(actor, case, "L21", Outcome.PETITION_LIKE, proper_channel=OTHER)

    assert head
    assert OTHER not in _text(draft)
    assert ("下列渠道" in _text(draft)) is bool(channel)
    assert channel in _text(draft)


def test_who_objected_is_told_the_reasons_that_were_approved(actor: Actor, case: Case, head: Letterhead) -> None:
    asked = (ConsultationSent("P-1", Consulted.THIRD_PARTY), ConsultationServed("P-1"), OpinionReceived("P-1", Opinion.OBJECTS))
    why = "供水成本关系全体用户，不公开会对公共利益造成重大影响。"
    case = _approved(actor, recorded(actor, case, *asked), provision=APPROVED, over_objection=why)
    draft = actions.write(actor, case, catalogue().letters["L10"], None)
    said = {"addressee": COMPANY, "information": "供水成本监审报告", "reasons": OTHER}
    draft = actions.save(actor, draft, Given(actor.today, None, (), said), seen=1)

    assert head
    assert why in _text(draft)
    assert OTHER not in _text(draft)
    assert "供水成本监审报告" in _text(draft), "each party is told what concerns it"
