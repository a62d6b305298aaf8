"""What may be written when, and what is already known."""

import pytest

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Ground, Outcome
from gongkai.ledger.events.handling import ConsultationSent, CorrectionRequested, Decided, Drafted
from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.offers import offers
from gongkai_web.letters.knowing import Given, drafted, given_of
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import write
from tests.web.letters.conftest import NOW, recorded


def _codes(actor: Actor, case: Case) -> set[str]:
    entries = entries_of(case)
    return {letter.code for letter, _outcome in offers(standing(entries), entries, actor.today)}


def test_only_what_the_case_has_a_place_for_is_offered(actor: Actor, case: Case) -> None:
    assert {"L02", "L03", "L12", "L15", "L06"} <= _codes(actor, case)
    assert not {"L07", "L10", "L30", "L24"} & _codes(actor, case)

    case = recorded(actor, case, CorrectionRequested(15))
    assert "L03" in _codes(actor, case)
    with pytest.raises(Refused, match="不能制作这种文书"):
        actions.write(actor, case, catalogue().letters["L07"], None)


def test_once_others_were_asked_the_applicant_can_be_told(actor: Actor, case: Case) -> None:
    assert "L07" in _codes(actor, recorded(actor, case, ConsultationSent("P-1", Consulted.JOINT_ORGAN)))


def test_an_outcome_of_another_letter_is_refused(actor: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        actions.write(actor, case, catalogue().letters["L12"], Outcome.PARTIAL)


def test_what_was_written_on_the_case_before_stands_in_the_letter(actor: Actor, case: Case) -> None:
    write(actor, case, NoteKind.DRAFT, {"outcome": "not_exist", "grounds": [], "same_as": None, "search_record": "查阅了2025年档案。"})
    draft = actions.write(actor, case, catalogue().letters["L16"], Outcome.NOT_EXIST)

    assert given_of(draft).said == {"search_record": "查阅了2025年档案。"}


def test_what_the_ledger_holds_stands_above_what_is_written(actor: Actor, case: Case, head: Letterhead) -> None:
    case = recorded(actor, case, CorrectionRequested(10))
    draft = actions.write(actor, case, catalogue().letters["L03"], None)
    draft = actions.save(actor, draft, Given(actor.today, None, (), {"correction_days": "15"}), seen=1)

    assert head
    assert "自收到本告知书之日起10个工作日内" in "".join(line.text for line in drafted(draft, NOW).lines)


def test_the_grounds_are_those_that_were_decided(actor: Actor, case: Case, head: Letterhead) -> None:
    case = recorded(actor, case, Drafted(), Decided("partial", ("refuse_internal",)))
    draft = actions.write(actor, case, catalogue().letters["L14"], Outcome.PARTIAL)
    draft = actions.save(actor, draft, Given(actor.today, Outcome.PARTIAL, (Ground.REFUSE_STATE_SECRET,)), seen=1)

    assert head
    assert drafted(draft, NOW).facts.grounds == (Ground.REFUSE_INTERNAL,)


def test_two_officers_at_one_draft_one_wins(actor: Actor, case: Case) -> None:
    draft = actions.write(actor, case, catalogue().letters["L12"], Outcome.GRANTED)
    actions.save(actor, draft, Given(actor.today, Outcome.GRANTED), seen=1)

    with pytest.raises(Refused, match="有人已经修改"):
        actions.save(actor, draft, Given(actor.today, Outcome.GRANTED), seen=1)


def test_a_draft_is_thrown_away(actor: Actor, case: Case) -> None:
    draft = actions.write(actor, case, catalogue().letters["L12"], Outcome.GRANTED)
    actions.discard(actor, draft)

    assert not case.letter_drafts.exists()
