"""Rectifications and complaints end in letters of their own (OGI-R 41, 47)."""

from datetime import date

import pytest

from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.ledger.events.handling import Decided, Dispatched, Drafted, Registered
from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.offers import offers
from gongkai_web.letters.knowing import Given, drafted
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import reading
from gongkai_web.requests.actions import happen, submit
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import write
from tests.web.letters.conftest import ARRIVED, recorded
from tests.web.requests.examples import request

FOUND = "经核对原始记录，登记的日期有误，已更正为2025年6月1日。"
ENDS = {
    "rectified": {"L29"},
    "transferred": {"L29B", "L29D"},
    "told_whom": {"L29B"},
    "refused": {"L29C"},
    "remediation_ordered": {"L31", "L31B"},
    "criticised": {"L31", "L31B"},
    "unfounded": {"L31"},
    "referred": {"L31"},
}


def _decided(actor: Actor, water: Organ, end: str, **said: str) -> Case:
    """A rectification or a complaint, decided with what was found, and with what was approved besides."""
    complaint = "L31" in ENDS[end]
    assert actor.user
    taken = None if complaint else Taken(actor.user, Channel.IN_PERSON, date(2026, 3, 2), rectification=True)
    done = submit(asked(request(delivery_method="pickup")), now=ARRIVED, taken=taken, about=water if complaint else None)
    open_for(reads=[water.pk], writes=[water.pk])
    case = recorded(actor, Case.objects.get(pk=done.case), Registered("LZSW-GZ-2026-0001"), Drafted())
    write(actor, case, NoteKind.DRAFT, {"outcome": end, "grounds": [], "same_as": None, "reasons": FOUND, **said})
    return recorded(actor, case, Decided(end))


@pytest.mark.parametrize("end", ENDS)
def test_each_end_has_its_letter_and_no_letter_of_a_request(actor: Actor, water: Organ, end: str) -> None:
    case = _decided(actor, water, end)
    entries = entries_of(case)

    codes = {letter.code for letter, _outcome in offers(standing(entries), entries, actor.today)}
    assert codes - {"L30"} == ENDS[end]


@pytest.mark.parametrize(("end", "code"), [("rectified", "L29"), ("unfounded", "L31")])
def test_it_says_what_was_approved_and_goes_before_the_reply_is_sent(
    actor: Actor, water: Organ, head: Letterhead, end: str, code: str
) -> None:
    case = _decided(actor, water, end)
    with pytest.raises(Refused, match="尚未印发答复文书"):
        happen(actor, case, Dispatched(Mode.DIRECT), on=actor.today, seen=reading.whole(case).seen)
    draft = actions.write(actor, case, catalogue().letters[code], None)
    whole = drafted(draft, actor.now)

    assert head
    assert whole.findings == ()
    assert FOUND in "".join(line.text for line in whole.lines)
    assert ("申请行政复议" in "".join(line.text for line in whole.lines)) is (code == "L29")
    actions.issue(actor, draft, seen=1)
    assert happen(actor, case, Dispatched(Mode.DIRECT), on=actor.today, seen=reading.whole(case).seen).dispatched


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [
        ("transferred", "L29D", {"addressee": "洛泽市公安局", "information": "户籍登记日期的记录，由贵局制作。"}),
        (
            "remediation_ordered",
            "L31B",
            {
                "addressee": "洛泽市教育局",
                "information": "对2026年1月5日的申请至今没有答复。",
                "matters": "请在期限内依法答复申请人。",
                "reply_by": "2026-03-31",
            },
        ),
    ],
)
def test_what_is_told_to_the_other_organ_was_approved_with_the_decision(
    actor: Actor, water: Organ, head: Letterhead, end: str, code: str, said: dict[str, str]
) -> None:
    draft = actions.write(actor, _decided(actor, water, end, **said), catalogue().letters[code], None)
    other = dict.fromkeys(said, "另行写上的内容，没有人审批过。") | {"reply_by": "2027-01-01"}
    draft = actions.save(actor, draft, Given(actor.today, None, (), other), seen=1)
    whole = drafted(draft, actor.now)

    assert head
    assert whole.known == said
    assert whole.findings == ()
    text = "".join(line.text for line in whole.lines)
    assert said["information"] in text
    assert "没有人审批过" not in text
    assert "2027" not in text
