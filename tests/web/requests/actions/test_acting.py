"""What applicants do themselves: only what has a place in the law's order, once, with the code and the second proof."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.law.fees import FeeBasis
from gongkai.law.service import Mode
from gongkai.ledger.case import State
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling
from gongkai.ledger.events.opening import ComplaintArrived
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import Another, NotFound, Said, act, complain, follow, submit
from gongkai_web.requests.actions.following import Followed
from gongkai_web.requests.acts import Act
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.ledger import entries_of, record, standing
from gongkai_web.requests.models import Applicant, Case, CaseFile, Statement
from gongkai_web.requests.sealing import opened
from tests.web.requests.examples import IDENTITY, request

ASKED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
NOW = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)
HOME, PROOF = "203.0.113.0", "002X"


@pytest.fixture
def code(water: Organ) -> str:  # noqa: ARG001 - the organ is asked
    """Of a request that came in on 2026-03-02."""
    return submit(asked(request()), now=ASKED).code


def _record(water: Organ, *events: Event, at: datetime = NOW) -> None:
    """What the office did, on 2026-03-04."""
    open_for(reads=[water.pk], writes=[water.pk])
    record(Case.objects.get(organ=water), [(date(2026, 3, 4), one) for one in events], by=None, at=at)


def _seen(code: str) -> Followed:
    return follow(code, PROOF, network=HOME, now=NOW)


def _act(what: Act, code: str, text: str = "", *, seen: int = 1, **said: object) -> Followed:
    return act(what, code, PROOF, Said(text, **said), seen=seen, network=HOME, now=NOW)  # type: ignore[arg-type]  # of two kinds


def test_who_has_just_asked_can_withdraw_and_nothing_else(code: str) -> None:
    assert _seen(code).offered == [Act.WITHDRAW]

    after = _act(Act.WITHDRAW, code)

    assert (after.folded.state, after.offered, after.clock) == (State.WITHDRAWN, [], None)
    assert [type(one.event).__name__ for one in after.entries] == ["RequestArrived", "Withdrawn"]
    assert after.entries[-1].happened_on == date(2026, 3, 9)


def test_a_correction_is_received_and_the_period_begins_anew(code: str, water: Organ) -> None:
    asked_for = (handling.Registered("1"), handling.CorrectionRequested(15), handling.CorrectionNoticeServed())
    _record(water, *asked_for)
    found = _seen(code)
    assert found.offered == [Act.CORRECT, Act.WITHDRAW]
    assert [one.deadline.last for one in found.own] == [date(2026, 3, 25)]

    after = _act(Act.CORRECT, code, "2025年度城区居民用水价格调整的成本监审报告全文", seen=4, files=[("补正.txt", "附件".encode())])

    assert (after.folded.state, after.due_on) == (State.REGISTERED, date(2026, 4, 7))
    assert after.content == "2025年度城区居民用水价格调整的成本监审报告全文"
    assert [one.act for one in after.told] == [Act.CORRECT]
    open_for(reads=[water.pk])
    assert CaseFile.objects.get().open() == "附件".encode()


def test_sent_twice_it_is_done_once(code: str, water: Organ) -> None:
    first = _act(Act.WITHDRAW, code)
    second = _act(Act.WITHDRAW, code)

    assert [one.number for one in second.entries] == [one.number for one in first.entries] == [1, 2]
    open_for(reads=[water.pk])
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("what", [Act.CORRECT, Act.REASON, Act.PAID, Act.RATE, Act.COMPLAIN])
def test_what_is_not_offered_is_refused_and_nothing_is_written(code: str, water: Organ, what: Act) -> None:
    with pytest.raises(Refused):
        _act(what, code, "文字", grade="5")

    open_for(reads=[water.pk])
    assert (Case.objects.get().entries, Statement.objects.count()) == (1, 0)


def test_without_the_second_proof_nobody_does_anything(code: str) -> None:
    with pytest.raises(NotFound):
        act(Act.WITHDRAW, code, "0000", Said(), seen=1, network=HOME, now=NOW)

    assert _seen(code).folded.state is State.RECEIVED


def test_reasons_are_given_once_and_need_words(code: str, water: Organ) -> None:
    _record(water, handling.Registered("1"), handling.ReasonsRequested())
    with pytest.raises(Faulty) as caught:
        _act(Act.REASON, code, " \n ", seen=3)
    assert set(caught.value.faults) == {"text"}

    after = _act(Act.REASON, code, "用于学术研究", seen=3)

    assert type(after.entries[-1].event) is handling.ReasonsGiven
    assert Act.REASON not in after.offered


def test_that_a_fee_is_paid_is_told_to_the_office_and_is_no_payment(code: str, water: Organ) -> None:
    _record(water, handling.Registered("1"), handling.FeeNotified(FeeBasis.BY_PAGE, 120), handling.FeeNoticeServed())
    assert _seen(code).offered == [Act.PAID, Act.WITHDRAW]

    after = _act(Act.PAID, code, "3月8日 凭证号0042", seen=4)

    assert (after.folded.state, after.offered) == (State.FEE_PENDING, [Act.WITHDRAW])
    assert [(one.act, one.text) for one in after.told] == [(Act.PAID, "3月8日 凭证号0042")]
    assert after.folded.fee is not None
    assert after.folded.fee.paid is None


def _answered(water: Organ) -> None:
    _record(
        water,
        *(handling.Registered("1"), handling.Drafted(), handling.Decided("already_public")),
        *(handling.Dispatched(Mode.ELECTRONIC), handling.Served()),
    )


def test_who_was_answered_can_rate_once_and_sees_the_periods_for_remedies(code: str, water: Organ) -> None:
    _answered(water)
    found = _seen(code)
    assert found.offered == [Act.RATE, Act.COMPLAIN]
    assert [one.deadline.last for one in found.own] == [date(2026, 5, 6), date(2026, 9, 4)]
    with pytest.raises(Faulty):
        _act(Act.RATE, code, seen=6, grade="6")

    after = _act(Act.RATE, code, "很快", seen=6, grade="5")

    assert after.offered == [Act.COMPLAIN]
    open_for(reads=[water.pk])
    assert Statement.objects.get().grade == "5"


def test_a_complaint_is_a_case_of_the_oversight_office(code: str, water: Organ, government: Organ) -> None:
    _answered(water)
    done = complain(code, PROOF, text="答复与申请内容不符", seen=6, network=HOME, now=NOW)

    found = follow(done.code, PROOF, network=HOME, now=NOW)
    assert (found.case.organ, found.case.kind) == (government, "complaint")
    (arrived,) = found.entries
    assert isinstance(arrived.event, ComplaintArrived)
    assert (arrived.event.organ, arrived.event.about) == ("130900", "130900-01")
    assert found.content == "关于向洛泽市水务局提出的政府信息公开申请（编号1）：\n答复与申请内容不符"
    open_for(reads=[government.pk])
    applicant = Applicant.objects.get(case=found.case)
    assert json.loads(opened(applicant.key, bytes(applicant.sealed)))["id_number"] == IDENTITY
    assert complain(code, PROOF, text="答复与申请内容不符", seen=6, network=HOME, now=NOW) == done
    with pytest.raises(Another):
        complain(code, PROOF, text="另一件事", seen=6, network=HOME, now=NOW)


def test_whoever_waits_in_vain_can_complain(code: str) -> None:
    last, after = datetime(2026, 3, 30, 2, tzinfo=UTC), datetime(2026, 3, 31, 2, tzinfo=UTC)

    assert Act.COMPLAIN not in follow(code, PROOF, network=HOME, now=last).offered
    assert Act.COMPLAIN in follow(code, PROOF, network=HOME, now=after).offered


def test_where_nobody_oversees_no_complaint_is_offered(government: Organ) -> None:  # noqa: ARG001 - it is asked
    code = submit(asked(request(organ="130900")), now=ASKED).code
    late = datetime(2026, 5, 6, 2, tzinfo=UTC)

    assert Act.COMPLAIN not in follow(code, PROOF, network=HOME, now=late).offered
    with pytest.raises(Refused):
        complain(code, PROOF, text="无人监管", seen=1, network=HOME, now=late)


def test_the_chain_of_what_applicants_do_holds(code: str, water: Organ) -> None:
    _act(Act.WITHDRAW, code)

    open_for(reads=[water.pk])
    case = Case.objects.get()
    assert standing(entries_of(case)).state.value == case.state == "withdrawn"
    assert set(case.ledger.values_list("by", flat=True)) == {None}


@pytest.mark.usefixtures("site")
def test_of_an_organ_of_a_system_complaints_go_to_the_organ_above_in_the_system(government: Organ, water: Organ) -> None:
    assert water
    customs = Organ.objects.create(code="130900-80", name="洛泽海关", kind="department", level="city", system_supervisor=government)
    code = submit(asked(request(organ=customs.code)), now=timezone.now() - timedelta(days=200)).code

    found = follow(code, "002X", network="test", now=timezone.now())
    assert Act.COMPLAIN in found.offered
    page = Client().post("/requests/status/", {"query_code": code, "verify": "002X", "act": "complain"}).content.decode()
    assert f"{government.name}是您所申请机关" in page
    done = complain(code, "002X", text="没有答复", seen=found.case.entries, network="test", now=timezone.now())
    open_for(reads=[government.pk])
    assert Case.objects.get(pk=done.case).organ == government
