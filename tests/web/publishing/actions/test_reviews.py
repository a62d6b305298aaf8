"""Reviewing one by one, approving, and looking again at what is not public."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongkai_web.publishing import actions
from gongkai_web.publishing.life.vocabulary import Attribute, Reassessed, Review, State, Verdict
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.office import Office


def _now(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)


def test_a_returned_item_goes_back_and_comes_again(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    with pytest.raises(Refused):
        actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED)
    actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="引用的依据已经废止")
    assert _now(item).state == State.ATTRIBUTE_FIXED

    office.approved(item)
    assert _now(item).state == State.APPROVED


def test_a_referred_item_waits(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    office.pass_reviews(item)
    actions.review(office.secrecy, item, review=Review.SECRECY, verdict=Verdict.REFERRED, opinion="提请保密行政管理部门确定")
    with pytest.raises(Refused):
        actions.approve(office.leader, item)

    actions.review(office.secrecy, item, review=Review.SECRECY, verdict=Verdict.PASSED, opinion="经确定不涉密")
    actions.approve(office.leader, item)
    assert _now(item).state == State.APPROVED


def test_what_is_kept_is_assessed_again_every_year(office: Office) -> None:
    item = office.kept()
    later = office.at(datetime(2027, 2, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")))

    actions.reassess(later.leader, item, result=Reassessed.KEEP, reason="仍属过程性信息")
    assert (_now(item).state, _now(item).reassess_on) == (State.KEPT, date(2028, 2, 26))


def test_what_may_become_public_is_reviewed_as_such(office: Office) -> None:
    item = office.kept()
    actions.reassess(office.leader, item, result=Reassessed.CONVERT_TO_PUBLIC, reason="事项已办结")
    assert (_now(item).state, _now(item).attribute, _now(item).reassess_on) == (State.DRAFTED, "", None)

    actions.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-10")
    assert actions.publish(office.publisher, office.approved(item)).index_no == "130900/2026-00001"


def test_each_person_is_offered_what_can_be_done_now(office: Office) -> None:
    item = office.drafted()
    writing = {"save_draft", "attach", "detach", "relate", "unrelate", "discard"}
    assert actions.permitted(office.drafter, item) == writing | {"fix_attribute", "submit"}
    assert actions.permitted(office.legal, item) == set()

    actions.submit(office.drafter, item)
    assert actions.permitted(office.drafter, item) == writing
    assert actions.permitted(office.legal, item) == {"review"}
    assert actions.reviews_of(office.secrecy, item) == (Review.SECRECY, Review.PERSONAL_DATA)
    assert actions.permitted(office.leader, item) == set()

    office.pass_reviews(item)
    assert actions.permitted(office.leader, item) == {"approve"}
    actions.approve(office.leader, item)
    assert actions.permitted(office.publisher, item) == {"publish"}
    actions.publish(office.publisher, item)
    assert actions.permitted(office.publisher, item) == {"use_channel", "withdraw"}
    assert actions.permitted(office.leader, office.kept()) == {"reassess"}
